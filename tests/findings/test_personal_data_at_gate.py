from __future__ import annotations

from howopen.model import HubInfo, Outcome
from tests.findings.invented import MODEL, ask, card, source

FIELDS = "extra_gated_fields:\n  First Name: text\n  Affiliation: text\n  Date of birth: date\nx: y"


def test_the_fields_of_the_gate_tell_with_their_lines():
    found = ask("personal-data-at-gate", source(MODEL, card(FIELDS)))
    assert (Outcome.YES, ("name", "affiliation", "birth")) == (found.outcome, found.value)
    assert [(3, 3), (4, 4), (5, 5)] == [c.lines for c in found.citations]


def test_a_gate_without_fields_is_a_part():
    found = ask("personal-data-at-gate", source(MODEL, card("extra_gated_prompt: Agree.")))
    assert Outcome.PARTLY == found.outcome


def test_the_hubs_record_rules_a_gate_out():
    found = ask("personal-data-at-gate", source(MODEL, card(), info=HubInfo(gated=False)))
    assert Outcome.NO == found.outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("personal-data-at-gate", source(MODEL, card())).outcome
