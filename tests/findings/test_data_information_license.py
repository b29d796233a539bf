from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, DATA, MODEL, ask, card, source

TOLD = "# Tidepool\n\nPages were crawled from GitHub and filtered.\n"


def test_the_licence_of_a_data_set_covers_its_card():
    found = ask(
        "data-information-license",
        source(MODEL, card("license: mit")),
        source(DATA, card("license: cc-by-4.0", TOLD)),
    )
    assert (Outcome.YES, ("CC-BY-4.0",)) == (found.outcome, found.value)


def test_terms_that_are_not_open_are_a_part():
    found = ask("data-information-license", source(DATA, card("license: cc-by-nc-4.0", TOLD)))
    assert Outcome.PARTLY == found.outcome


def test_the_licence_of_the_weights_says_nothing_of_the_card():
    said = "# Heron 1B\n\nThe training data was crawled from GitHub.\n"
    found = ask("data-information-license", source(MODEL, card("license: mit", said)))
    assert Outcome.UNCLEAR == found.outcome


def test_without_a_document_there_are_no_terms():
    assert Outcome.UNCLEAR == ask("data-information-license", source(CODE, "# Heron\n")).outcome
