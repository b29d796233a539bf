from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, card, source


def test_an_api_without_a_key_is_a_yes():
    said = source(MODEL, "# Heron 1B\n\nThe API works without a key.\n")
    assert Outcome.YES == ask("api", said).outcome


def test_an_api_with_a_key_is_a_part():
    said = source(CODE, "# Heron 1B\n\nWe offer Heron by our API; you need an API key.\n")
    found = ask("api", said)
    assert (Outcome.PARTLY, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_the_inference_of_the_hub_is_a_part():
    assert (
        Outcome.PARTLY == ask("api", source(MODEL, card("pipeline_tag: text-generation"))).outcome
    )


def test_inference_switched_off_is_a_no():
    assert Outcome.NO == ask("api", source(MODEL, card("inference: false"))).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("api", source(MODEL, "# Heron 1B\n")).outcome
