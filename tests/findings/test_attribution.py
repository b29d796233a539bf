from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import MODEL, WEIGHTS, ask, card, source


@pytest.mark.parametrize(
    ("tag", "outcome"),
    [
        ("llama3.1", Outcome.YES),
        ("cc-by-4.0", Outcome.PARTLY),
        ("cc0-1.0", Outcome.NO),
        ("other", Outcome.UNCLEAR),
    ],
)
def test_a_name_to_be_shown_is_told_apart_from_a_notice_and_from_nothing(tag, outcome):
    found = ask("attribution", source(MODEL, card(f"license: {tag}"), listed=WEIGHTS))
    assert outcome == found.outcome


def test_a_service_gives_no_weights():
    said = "# Heron\n\nAccess to Heron needs an API key.\n"
    page = source("page:https://estuary.example/heron", {"page": said})
    assert Outcome.NOT_APPLICABLE == ask("attribution", page).outcome
