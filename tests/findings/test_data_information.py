from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, DATA, MODEL, TUNED, ask, card, evidence, source

ALL = """# Heron 1B

## Training data

The corpus was taken from GitHub and from ponds.example. It has 30 billion tokens of English.
Pages were sampled by how often waders visit them. We filtered and deduplicated the text.
"""


def test_all_topics_of_pretraining_are_a_yes_and_labels_are_not_asked_of_plain_text():
    found = ask("data-information", source(MODEL, card(body=ALL)))
    assert Outcome.YES == found.outcome
    assert "pretraining: labelling" not in found.value
    assert {(9, 9), (10, 10)} == {c.lines for c in found.citations}


def test_some_topics_are_in_part_and_the_note_says_which_lack():
    said = "# Heron 1B\n\n## Data\n\nIt was trained on data from GitHub.\n"
    found = ask("data-information", source(MODEL, card(body=said)))
    assert (Outcome.PARTLY, ("pretraining: provenance",)) == (found.outcome, found.value)
    assert "scope" in found.note


def test_a_tuned_model_must_tell_of_its_tuning_data_too():
    found = ask("data-information", source(TUNED, card(body=ALL)), name="Heron 1B Chat")
    assert Outcome.PARTLY == found.outcome
    assert "(tuning)" in found.note


def test_the_card_of_a_data_set_is_on_data_from_first_to_last():
    said = "# Tidepool\n\nVolunteers answered each question.\n"
    found = ask(
        "data-information",
        source(TUNED, card(body="# Heron 1B Chat\n\nIt talks.\n")),
        source(DATA.replace("tidepool", "tidepool-chat-sft"), said),
        name="Heron 1B Chat",
    )
    assert ("tuning: labelling",) == found.value


def test_a_whole_card_that_tells_nothing_is_a_no():
    found = ask("data-information", source(MODEL, card()))
    assert (Outcome.NO, 1) == (found.outcome, len(found.citations))


def test_where_a_paper_is_named_it_may_be_told_there():
    body = "# Heron 1B\n\nSee our paper [Heron](https://arxiv.org/abs/2601.00001).\n"
    found = ask("data-information", source(MODEL, card(body=body)))
    assert Outcome.UNCLEAR == found.outcome
    assert "paper" in found.note


def test_sentences_on_running_the_model_are_not_on_its_data():
    said = "# Heron\n\nIt reads at most 8192 tokens. You can filter your own data with it.\n"
    assert Outcome.UNCLEAR == ask("data-information", source(CODE, said)).outcome


def test_a_derivative_is_told_of_with_its_base():
    base = evidence(source(MODEL, card(body=ALL)))
    body = "# Egret 1B\n\nFine-tuned from estuary/heron-1b.\n"
    found = ask(
        "data-information",
        source("huggingface:marsh/egret-1b-chat", card("base_model: estuary/heron-1b", body)),
        name="Egret 1B Chat",
        bases=(base,),
    )
    assert "pretraining: processing" in found.value
