from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import DATA, MODEL, ask, card, source


def test_an_open_licence_of_the_data_set_is_a_yes():
    assert Outcome.YES == ask("data-license", source(DATA, card("license: cc-by-4.0"))).outcome


def test_a_licence_that_limits_is_a_part():
    assert (
        Outcome.PARTLY == ask("data-license", source(DATA, card("license: cc-by-nc-4.0"))).outcome
    )


def test_the_licence_of_the_model_is_not_that_of_the_data():
    said = "# Heron 1B\n\nThe model is under a non-commercial license.\n"
    assert Outcome.UNCLEAR == ask("data-license", source(MODEL, said)).outcome
