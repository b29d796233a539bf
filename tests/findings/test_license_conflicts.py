from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, source

LLAMA = "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n\n1. A grant.\n"
MIT = "MIT License\n\nPermission is hereby granted, free of charge, to any person\n"


def licensed(front, **files):
    return source(MODEL, {"README.md": card(front), **files})


def test_a_tag_and_a_file_that_disagree_are_both_cited():
    found = ask("license-conflicts", licensed("license: mit", LICENSE=LLAMA))
    assert (Outcome.CONFLICTING, ["README.md", "LICENSE"]) == (
        found.outcome,
        [c.path for c in found.citations],
    )


def test_an_open_tag_over_a_base_with_narrower_terms_is_a_conflict():
    tuned = source(TUNED, card("license: mit\nbase_model: meta-llama/Llama-2-7b-hf"))
    found = ask("license-conflicts", tuned, name="Heron 1B Chat")
    assert (Outcome.CONFLICTING, 2) == (found.outcome, len(found.citations))


def test_two_places_that_agree_are_no_conflict():
    found = ask("license-conflicts", licensed("license: mit", LICENSE=MIT))
    assert (Outcome.NO, 2) == (found.outcome, len(found.citations))


def test_one_place_cannot_be_compared():
    assert Outcome.UNCLEAR == ask("license-conflicts", licensed("license: mit")).outcome
