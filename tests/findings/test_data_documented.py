from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import MODEL, ask, source

WORDS = "The model has seen many texts on water birds, from rivers and lakes all over the world."


def asked(body: str):
    return ask("data-documented", source(MODEL, f"# Heron 1B\n\n{body}\n"))


@pytest.mark.parametrize(
    "body",
    [
        "## Training data\n\nSee the card of Dolma.",
        "## Data\n\n| source | share |\n| --- | --- |\n| rivers | 60% |",
        "## Training\n\n**Training data:**\n\n- The Pile, without its mail",
    ],
)
def test_a_section_that_names_its_sources_describes_the_data(body):
    assert Outcome.YES == asked(body).outcome


def test_a_section_without_a_source_is_partly():
    found = asked(f"## Training data\n\n{WORDS}")
    assert (Outcome.PARTLY, [(5, 5)]) == (found.outcome, [c.lines for c in found.citations])


@pytest.mark.parametrize(
    "body",
    [
        f"## How to prepare your data\n\n{WORDS} And The Pile.",
        f"## Evaluation datasets\n\n{WORDS} And The Pile.",
        f"## Model\n\n{WORDS}",
        "## Training data\n\nMuch.",
    ],
)
def test_what_a_reader_does_with_data_and_what_measures_describe_none(body):
    assert Outcome.UNCLEAR == asked(body).outcome


def test_without_a_document_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("data-documented", source(MODEL, whole=False)).outcome
