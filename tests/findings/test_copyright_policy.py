from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import DATA, MODEL, ask, card, source


def said(words):
    return ask("copyright-policy", source(MODEL, card(body=f"# Heron 1B\n\n{words}\n")))


def test_a_policy_that_is_named_is_a_yes():
    found = said("See our [copyright policy](https://estuary.example/rights).")
    assert (Outcome.YES, ("policy",), [(7, 7)]) == (
        found.outcome,
        found.value,
        [c.lines for c in found.citations],
    )


def test_opt_outs_and_a_contact_together_are_a_yes():
    found = said("Our crawler honours robots.txt. Rightsholders may write to us.")
    assert (Outcome.YES, ("opt-outs", "contact")) == (found.outcome, found.value)


def test_opt_outs_alone_are_a_part():
    assert Outcome.PARTLY == said("Sites that had opted out were skipped.").outcome


def test_a_data_sets_card_may_tell_it():
    text = "# Tidepool\n\nWe honour robots.txt.\n"
    found = ask("copyright-policy", source(MODEL, card()), source(DATA, text))
    assert [DATA] == [c.source for c in found.citations]


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == said("It waits in shallow water.").outcome
