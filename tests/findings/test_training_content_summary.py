from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, ask, card, source

FULL = """# Public summary of training content

## General information

The provider is Estuary. Modality: text, of 1 to 10 billion tokens.
The latest date of the data is May 2026. Languages are English and Dutch.

## Data sources

Publicly available datasets: C4. No private datasets were used. No user data was used.
Pages were crawled; the top 10 % of domain names are in a file. Synthetic data: none.
"""


def test_a_document_with_most_items_is_a_yes():
    files = {"README.md": card(), "training-content-summary.md": FULL}
    found = ask("training-content-summary", source(MODEL, files))
    assert Outcome.YES == found.outcome
    assert {"size", "crawled", "domains", "synthetic"} <= set(found.value)
    assert "opt-outs" in found.note


def test_a_section_of_the_card_counts_and_few_items_are_a_part():
    body = "# Heron 1B\n\n## Training data summary\n\nThe provider is us. It was crawled. Enough.\n"
    found = ask("training-content-summary", source(MODEL, card(body=body)))
    assert (Outcome.PARTLY, ("provider", "crawled")) == (found.outcome, found.value)


def test_a_link_to_one_is_a_part_that_was_not_seen():
    body = "# Heron 1B\n\n[Training content summary](https://estuary.example/summary).\n"
    found = ask("training-content-summary", source(MODEL, card(body=body)))
    assert (Outcome.PARTLY, True) == (found.outcome, "not seen" in found.note)


def test_a_section_on_training_data_is_no_summary():
    body = "# Heron 1B\n\n## Training data\n\nIt was crawled. It is in English.\n"
    found = ask("training-content-summary", source(MODEL, card(body=body)))
    assert Outcome.UNCLEAR == found.outcome
