from __future__ import annotations

import pytest

from howopen.model import HubInfo, Outcome
from tests.findings.invented import MODEL, WEIGHTS, ask, card, source


def test_a_gate_in_the_card_is_cited_by_its_line():
    front = card("license: mit\nextra_gated_prompt: Say who you are.")
    found = ask("weights-gated", source(MODEL, front, listed=WEIGHTS))
    assert (Outcome.YES, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_only_the_record_of_the_hub_rules_a_gate_out():
    recorded = source(MODEL, listed=WEIGHTS, info=HubInfo(gated=False))
    assert Outcome.NO == ask("weights-gated", recorded).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("weights-gated", source(MODEL, listed=WEIGHTS)).outcome


@pytest.mark.parametrize(
    "sentence",
    [
        "For commercial use, please apply for a permit.",
        "Accept the license of each dataset before the download.",
        "To try it online, please fill out this form.",
    ],
)
def test_a_request_for_something_else_is_no_gate_before_the_download(sentence):
    text = f"# Heron 1B\n\n{sentence}\n"
    assert Outcome.UNCLEAR == ask("weights-gated", source(MODEL, text, listed=WEIGHTS)).outcome
