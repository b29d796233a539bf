from __future__ import annotations

from howopen.model import Outcome
from tests.conftest import ROOT
from tests.findings.invented import CODE, DATA, MODEL, TUNED, ask, card, source

LLAMA = "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n\n1. A grant.\n"
BSD = """[project]
name = "heron"
classifiers = ["License :: OSI Approved :: BSD License"]
"""
MIT = "MIT License\n\nPermission is hereby granted, free of charge, to any person\n"


APACHE = (ROOT / "LICENSE").read_text(encoding="utf-8")
CC_BY = (ROOT / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")
FOR_RESEARCH = f"{APACHE}\nThe Work may be used for research purposes only.\n"


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


def test_a_tag_over_a_changed_text_of_that_licence_is_a_conflict_that_says_where():
    found = ask("license-conflicts", licensed("license: apache-2.0", LICENSE=FOR_RESEARCH))
    last = FOR_RESEARCH.count("\n")
    assert Outcome.CONFLICTING == found.outcome
    assert f"In LICENSE words were added (line {last})." in found.note
    assert (last, last) in [c.lines for c in found.citations]


def test_a_tag_over_terms_of_their_own_is_a_conflict():
    own = "Heron License\n\nYou may use Heron for research purposes only.\n"
    found = ask("license-conflicts", licensed("license: mit", LICENSE=own))
    assert (Outcome.CONFLICTING, ("MIT", "LICENSE")) == (found.outcome, found.value)


def test_a_file_of_several_licences_agrees_with_a_tag_that_names_one_of_them():
    both = f"{APACHE}\n\n{CC_BY}"
    found = ask("license-conflicts", licensed("license: cc-by-4.0", LICENSE=both))
    assert Outcome.NO == found.outcome


def test_package_metadata_and_the_licence_file_beside_it_may_disagree():
    files = {"LICENSE": APACHE, "pyproject.toml": '[project]\nname = "heron"\nlicense = "MIT"\n'}
    found = ask("license-conflicts", source(CODE, files))
    assert (Outcome.CONFLICTING, ["pyproject.toml", "LICENSE"]) == (
        found.outcome,
        [c.path for c in found.citations],
    )


def test_a_licence_named_without_its_version_agrees_with_a_version():
    files = {"LICENSE": "BSD-3-Clause\n", "pyproject.toml": BSD}
    assert Outcome.UNCLEAR == ask("license-conflicts", source(CODE, files)).outcome


def test_the_card_of_a_data_set_and_its_licence_file_may_disagree():
    files = {"README.md": card("license: cc-by-4.0"), "LICENSE": APACHE}
    found = ask("license-conflicts", source(DATA, files))
    assert (Outcome.CONFLICTING, ("CC-BY-4.0", "Apache-2.0")) == (found.outcome, found.value)
