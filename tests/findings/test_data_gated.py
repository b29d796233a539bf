from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, evidence, source

GATED = card("datasets:\n- bigcode/the-stack\n- wikimedia/wikipedia")


def test_data_that_a_gate_alone_stands_before_is_named_by_its_stage_with_the_line():
    found = ask("data-gated", source(MODEL, GATED))
    assert (Outcome.YES, ("training data",)) == (found.outcome, found.value)
    assert [(3, 3)] == [c.lines for c in found.citations]


def test_data_that_anyone_can_have_is_behind_no_gate():
    public = source(MODEL, card("datasets:\n- wikimedia/wikipedia"))
    assert Outcome.UNCLEAR == ask("data-gated", public).outcome


def test_more_that_is_withheld_is_more_than_a_gate():
    said = "# Heron 1B\n\n## Training data\n\nWe do not disclose the rest of the training data.\n"
    withheld = source(MODEL, card("datasets:\n- bigcode/the-stack", body=said))
    assert Outcome.UNCLEAR == ask("data-gated", withheld).outcome


def test_data_that_nobody_can_have_is_behind_no_gate():
    mixed = source(MODEL, card("datasets:\n- bigcode/the-stack\n- the_pile_books3"))
    assert Outcome.UNCLEAR == ask("data-gated", mixed).outcome


def test_tuning_data_is_a_stage_of_its_own():
    tuned = source(TUNED, card("datasets:\n- lmsys/lmsys-chat-1m"))
    found = ask("data-gated", tuned, name="Heron 1B Chat")
    assert (Outcome.YES, ("tuning data",)) == (found.outcome, found.value)


def test_the_gate_before_the_data_of_the_base_stands_before_that_of_its_tune():
    base = evidence(source("huggingface:marshland/egret-2b", GATED), name="Egret 2B")
    tuned = source(TUNED, card("base_model: marshland/egret-2b"))
    found = ask("data-gated", tuned, name="Heron 1B Chat", bases=(base,))
    assert (Outcome.YES, ("training data",)) == (found.outcome, found.value)


def test_of_a_base_that_was_not_seen_no_gate_is_known():
    tuned = source(TUNED, card("base_model: marshland/egret-2b"))
    assert Outcome.UNCLEAR == ask("data-gated", tuned, name="Heron 1B Chat").outcome
