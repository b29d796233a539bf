from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, WEIGHTS, ask, card, evidence, source


def tuned_from(base):
    return source(TUNED, card(f"base_model: {base}"), listed=WEIGHTS)


def test_a_base_model_is_its_own_base():
    assert Outcome.YES == ask("base-weights", source(MODEL, listed=WEIGHTS)).outcome


def test_a_gate_before_a_model_that_is_its_own_base_makes_it_a_part():
    gated = source(MODEL, card("extra_gated_prompt: Who are you?"), listed=WEIGHTS)
    assert (Outcome.PARTLY, ("gated",)) == (
        ask("base-weights", gated).outcome,
        ask("base-weights", gated).value,
    )


def test_a_base_on_the_hub_is_named_with_its_line():
    found = ask("base-weights", tuned_from("marshland/egret-2b"), name="Heron 1B Chat")
    assert (Outcome.YES, [(2, 2)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_gate_before_the_base_makes_it_a_part():
    gated = source(MODEL, card("extra_gated_prompt: Who are you?"), listed=WEIGHTS, linked=True)
    found = ask("base-weights", source(TUNED, listed=WEIGHTS), gated, name="Heron 1B Chat")
    assert (Outcome.PARTLY, ("gated",)) == (found.outcome, found.value)


def test_a_base_that_was_recorded_answers_for_itself():
    base = evidence(source("huggingface:marshland/egret-2b", listed=WEIGHTS), name="Egret 2B")
    found = ask(
        "base-weights", tuned_from("marshland/egret-2b"), name="Heron 1B Chat", bases=(base,)
    )
    assert (Outcome.YES, "huggingface:marshland/egret-2b") == (
        found.outcome,
        found.citations[0].source,
    )


def test_nothing_known_of_the_weights_is_unclear():
    assert Outcome.UNCLEAR == ask("base-weights", source(MODEL)).outcome


def test_a_base_that_could_not_be_read_is_unreachable():
    assert Outcome.UNREACHABLE == ask("base-weights", missing=(MODEL,)).outcome
