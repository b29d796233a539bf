from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, card, source

LLAMA = "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n\n1. A grant.\n"


def licensed(front, **files):
    return source(MODEL, {"README.md": card(front), **files}, listed=WEIGHTS)


def test_an_osi_approved_licence_is_a_yes():
    found = ask("weights-license", licensed("license: apache-2.0"))
    assert (Outcome.YES, ("Apache-2.0",)) == (found.outcome, found.value)


def test_a_bespoke_licence_is_a_part_whatever_it_is_called():
    assert Outcome.PARTLY == ask("weights-license", licensed("license: llama2")).outcome
    assert Outcome.PARTLY == ask("weights-license", licensed("license: heron-terms")).outcome


def test_the_name_of_a_bespoke_licence_counts_more_than_the_tag_other():
    found = ask("weights-license", licensed("license: other\nlicense_name: heron-terms"))
    assert ("heron-terms", "Not known by name: 'heron-terms'.") == (found.value[0], found.note)


def test_a_whole_card_without_a_licence_is_a_no_with_all_its_lines():
    found = ask("weights-license", licensed("language: en"))
    assert (Outcome.NO, [(1, 8)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_tag_and_a_file_that_disagree_are_both_cited():
    found = ask("weights-license", licensed("license: mit", LICENSE=LLAMA))
    assert (Outcome.CONFLICTING, {"README.md", "LICENSE"}) == (
        found.outcome,
        {c.path for c in found.citations},
    )


def test_without_a_licence_anywhere_it_is_unclear():
    unseen = source(MODEL, listed=WEIGHTS, whole=False)
    assert Outcome.UNCLEAR == ask("weights-license", unseen, source(CODE)).outcome


def test_of_a_model_repository_that_could_not_be_read_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("weights-license", missing=(MODEL,)).outcome


def test_it_does_not_apply_where_no_weights_are_given_out():
    said = "# Heron\n\nYou need an API key to use Heron.\n"
    assert Outcome.NOT_APPLICABLE == ask("weights-license", source(CODE, said)).outcome
