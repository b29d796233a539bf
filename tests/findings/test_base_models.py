from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, WEIGHTS, ask, card, source


def test_the_base_that_the_card_names_is_cited_by_its_line():
    tuned = source(TUNED, card("license: mit\nbase_model: marshland/egret-2b"))
    found = ask("base-models", tuned, name="Heron 1B Chat")
    assert (Outcome.YES, ("marshland/egret-2b",), [(3, 3)]) == (
        found.outcome,
        found.value,
        [c.lines for c in found.citations],
    )


def test_the_own_base_of_the_maker_is_cited_by_its_repository():
    base = source(MODEL, listed=WEIGHTS, linked=True)
    found = ask("base-models", source(TUNED, listed=WEIGHTS), base, name="Heron 1B Chat")
    assert (Outcome.YES, [MODEL]) == (found.outcome, [c.source for c in found.citations])


def test_a_model_that_names_none_has_none_as_far_as_seen():
    assert Outcome.NOT_APPLICABLE == ask("base-models", source(MODEL)).outcome


def test_a_base_of_the_same_maker_is_named_by_the_card():
    card = "---\nbase_model:\n- estuary/heron-1b\n---\n# Heron 1B Chat\n"
    found = ask("base-models", source(TUNED, card))
    assert (Outcome.YES, ("estuary/heron-1b",)) == (found.outcome, found.value)
    assert [(3, 3)] == [c.lines for c in found.citations]
