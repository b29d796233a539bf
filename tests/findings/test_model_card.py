from __future__ import annotations

from howopen.model import HubInfo, Outcome
from tests.findings.invented import CODE, MODEL, ask, source

HEAD = "# Heron 1B\n\n"
SHAPE = """## Model details

A decoder-only transformer with 12 layers and 8 attention heads and rotary embeddings in all.

"""
DATA = """## Training data

The dataset is a corpus of text with 2 billion tokens from estuaries and the rivers behind them.

"""
SETUP = """## Training procedure

We used AdamW with a learning rate of 0.001, a batch size of 64, and a warm-up of 100 steps.

"""
RESULTS = """## Evaluation

On the benchmark HellaSwag its accuracy is 40 in 100 and on MMLU its accuracy is 30 in 100.

"""
LIMITS = """## Limitations

The model has biases and limitations, may be toxic, and makes up things that are not so at all.
"""


def test_a_card_that_covers_all_topics_is_whole():
    assert (
        Outcome.YES
        == ask("model-card", source(MODEL, HEAD + SHAPE + DATA + SETUP + RESULTS + LIMITS)).outcome
    )


def test_a_card_that_covers_some_says_what_it_leaves_out():
    found = ask("model-card", source(MODEL, HEAD + SHAPE + DATA))
    assert (Outcome.PARTLY, True) == (found.outcome, "not training procedure" in found.note)


def test_a_whole_page_that_covers_nothing_is_a_no_with_all_its_lines():
    found = ask("model-card", source(MODEL, "# Heron 1B\n\nLoad it.\n"))
    assert (Outcome.NO, [(1, 4)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_card_that_was_not_seen_is_unreachable():
    assert Outcome.UNREACHABLE == ask("model-card", source(MODEL, whole=False)).outcome


def test_without_a_place_for_a_card_it_is_unclear():
    assert Outcome.UNCLEAR == ask("model-card", source(CODE)).outcome


def test_a_card_that_is_only_listed_is_a_part_taken_at_its_word():
    found = ask("model-card", source(MODEL, listed=("README.md",)))
    assert (Outcome.PARTLY, ("estuary/heron-1b",)) == (found.outcome, found.unseen)


def test_a_model_repository_that_could_not_be_read_is_unreachable():
    assert Outcome.UNREACHABLE == ask("model-card", source(CODE), missing=(MODEL,)).outcome


def test_what_the_hub_shows_of_a_licence_stands_in_a_card_that_was_not_read():
    shown = source(MODEL, whole=False, info=HubInfo(license="apache-2.0"))
    found = ask("model-card", shown)
    assert (Outcome.PARTLY, ("estuary/heron-1b",)) == (found.outcome, found.unseen)
    assert ["info.json"] == [c.path for c in found.citations]


def test_tags_that_the_hub_gives_by_itself_show_no_card():
    shown = source(MODEL, whole=False, info=HubInfo(library_name="transformers"))
    assert Outcome.UNREACHABLE == ask("model-card", shown).outcome
