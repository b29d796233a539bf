from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, card, source

LINKED = card(body="# Heron 1B\n\nCode: https://github.com/estuary/heron\n")
OTHER = card(body="# Heron 1B\n\nCode: https://github.com/estuary/nests\n")


def test_linked_and_listed_in_full_is_a_yes():
    found = ask("code-repositories", source(MODEL, LINKED), source(CODE, listed=("train.py",)))
    assert (Outcome.YES, ("estuary/heron",)) == (found.outcome, found.value)


def test_a_linked_repository_of_the_maker_that_was_not_seen_leaves_it_open():
    found = ask("code-repositories", source(MODEL, OTHER), source(CODE, listed=("train.py",)))
    assert (Outcome.PARTLY, ("estuary/nests",)) == (found.outcome, found.unseen)


def test_known_and_none_seen_is_unreachable():
    assert Outcome.UNREACHABLE == ask("code-repositories", source(MODEL, LINKED)).outcome


def test_a_public_library_is_no_code_of_the_release():
    body = "# Heron 1B\n\nRun it with https://github.com/vllm-project/vllm\n"
    found = ask("code-repositories", source(MODEL, card(body=body), listed=WEIGHTS))
    assert Outcome.NO == found.outcome


def test_without_the_models_card_others_may_be_linked():
    found = ask("code-repositories", source(CODE, listed=("train.py",)), missing=(MODEL,))
    assert Outcome.PARTLY == found.outcome


def test_without_anything_seen_it_is_unclear():
    assert Outcome.UNCLEAR == ask("code-repositories", source(MODEL, whole=False)).outcome
