from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, evidence, source


def says(sentence):
    return source(MODEL, f"# Heron 1B\n\n## Training data\n\n{sentence}\n")


def test_public_corpora_alone_are_a_yes():
    declared = source(MODEL, card("datasets:\n- allenai/c4\n- wikimedia/wikipedia"))
    found = ask("pretraining-data", declared)
    assert (Outcome.YES, ("allenai/c4", "wikimedia/wikipedia")) == (found.outcome, found.value)


def test_a_corpus_behind_a_gate_makes_it_a_part():
    declared = source(MODEL, card("datasets:\n- bigcode/the-stack\n- wikimedia/wikipedia"))
    assert Outcome.PARTLY == ask("pretraining-data", declared).outcome


def test_data_that_is_said_to_be_withheld_is_a_no_with_its_line():
    found = ask("pretraining-data", says("We do not disclose the training data."))
    assert (Outcome.NO, [(5, 5)]) == (found.outcome, [c.lines for c in found.citations])
    assert found.note.startswith("Undisclosed:")


def test_general_words_without_a_name_are_a_no_that_says_what_was_searched():
    found = ask("pretraining-data", says("Heron was trained on publicly available data."))
    assert (Outcome.NO, (MODEL,)) == (found.outcome, found.searched)


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("pretraining-data", source(MODEL)).outcome


def test_the_data_of_the_base_counts():
    base = evidence(
        source("huggingface:marshland/egret-2b", card("datasets:\n- allenai/c4")), name="Egret 2B"
    )
    tuned = source(TUNED, card("base_model: marshland/egret-2b"))
    found = ask("pretraining-data", tuned, name="Heron 1B Chat", bases=(base,))
    assert (Outcome.YES, ("allenai/c4",)) == (found.outcome, found.value)


def test_a_share_without_a_name_makes_the_named_rest_a_part():
    listed = "* 60% [C4](https://huggingface.co/datasets/allenai/c4)\n* 40% News from our own index"
    text = f"# Heron 1B\n\n## Training data\n\nHeron was trained on these corpora:\n\n{listed}\n"
    found = ask("pretraining-data", source(MODEL, text))
    assert (Outcome.PARTLY, True) == (found.outcome, (8, 8) in {c.lines for c in found.citations})
    whole = ask(
        "pretraining-data", source(MODEL, text.replace("* 40% News from our own index", ""))
    )
    assert Outcome.YES == whole.outcome


def test_data_that_a_card_only_describes_is_a_no_with_its_lines():
    body = (
        "# Heron 1B\n\n## Training data\n\n"
        "The model was trained on one million hours of audio of herons in shallow rivers, marshes "
        "and lakes, and on the sounds of frogs.\n"
    )
    found = ask("pretraining-data", source(MODEL, body))
    assert Outcome.NO == found.outcome
    assert [(5, 5)] == [c.lines for c in found.citations]


def test_data_whose_address_leads_nowhere_was_not_found():
    declared = source(MODEL, card("datasets:\n- estuary/tidepool"))
    assert Outcome.YES == ask("pretraining-data", declared).outcome
    found = ask("pretraining-data", declared, gone=("huggingface:datasets/Estuary/tidepool",))
    assert (Outcome.UNCLEAR, ("estuary/tidepool",)) == (found.outcome, found.value)


def test_where_data_sets_are_linked_nothing_is_called_undisclosed():
    said = (
        "Large amounts of diverse web text went into it.\n\n"
        "More at [eval](https://huggingface.co/datasets/shore/bench)."
    )
    found = ask("pretraining-data", says(said))
    assert (Outcome.UNCLEAR, ("shore/bench",)) == (found.outcome, found.value)
