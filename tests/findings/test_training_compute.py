from __future__ import annotations

import pytest

from howopen.findings.training_compute import BANDS, band_of
from howopen.model import HubInfo, Outcome
from tests.findings.invented import CODE, MODEL, ask, card, evidence, source


def asked(words, model=MODEL, **more):
    body = f"# Heron\n\n{words}\n"
    return ask("training-compute", source(model, card(body=body)), **more)


@pytest.mark.parametrize(
    "words",
    [
        "Training took 3.1 x 10^24 FLOPs.",
        "Training took 3.1 \N{MULTIPLICATION SIGN} 10\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT FOUR} FLOP.",
        "Total training compute: 3.1e24 FLOPs",
        "It was trained with 3100 zettaFLOPs in all.",
    ],
)
def test_stated_operations_are_read_in_every_spelling(words):
    found = asked(words)
    assert (Outcome.YES, ("3.1e+24 FLOP", "stated", "10^23 to 10^25 FLOP")) == (
        found.outcome,
        found.value,
    )


def test_a_rate_is_no_amount():
    assert Outcome.UNCLEAR == asked("Training ran at 3.1 exaFLOP/s.").outcome


def test_else_six_for_each_parameter_and_token_is_an_estimate():
    found = asked("It was trained on 2 trillion tokens.")
    assert (Outcome.PARTLY, "1.2e+22 FLOP", "estimate") == (found.outcome, *found.value[:2])
    assert "6 x 1 billion parameters x 2 trillion tokens" in found.note


def test_a_table_gives_the_tokens_of_the_models_own_row():
    table = "| Model | Training tokens |\n| --- | --- |\n| Heron 1B | 3T |\n| Heron 9B | 5T |\n"
    assert "3 trillion" in asked(table).note


@pytest.mark.parametrize(
    "words",
    [
        "It was trained with a batch of 4 million tokens.",
        "It was trained on more than 3 trillion tokens less than Egret saw.",
        "It was trained on 2 trillion pixels.",
    ],
)
def test_other_numbers_are_no_training_tokens(words):
    assert Outcome.UNCLEAR == asked(words).outcome


def test_figures_in_two_bands_contradict_each_other():
    found = asked("It was trained on 9T tokens.\n\nIt was trained on 30T tokens.")
    assert (Outcome.CONFLICTING, 3) == (found.outcome, len(found.citations))


def test_of_a_mixture_of_experts_the_active_parameters_count():
    words = "It has 4 billion activated parameters. It was trained on 1T tokens."
    model = "huggingface:estuary/heron-8x1b"
    assert "6 x 4 billion" in asked(words, model).note
    assert Outcome.UNCLEAR == asked("It was trained on 1T tokens.", model).outcome


def test_a_derivative_is_shown_with_its_base():
    base = evidence(source(MODEL, card(body="# Heron\n\nIt was trained on 2 trillion tokens.\n")))
    found = ask(
        "training-compute",
        source("huggingface:marsh/egret-1b-chat", card("base_model: estuary/heron-1b")),
        name="Egret 1B Chat",
        bases=(base,),
    )
    assert "of the base" in found.value


def test_a_repository_of_many_models_must_name_the_size():
    said = "# Heron\n\nHeron 9B was trained on 5T tokens.\n"
    assert Outcome.UNCLEAR == ask("training-compute", source(CODE, said)).outcome


@pytest.mark.parametrize(
    ("operations", "band"),
    [
        (9e22, "up to 10^23 FLOP"),
        (2e23, "10^23 to 10^25 FLOP"),
        (2e25, "over 10^25 FLOP"),
    ],
)
def test_the_bands_begin_where_the_law_says(operations, band):
    assert band == band_of(operations)


def test_a_family_is_as_large_as_its_largest_member():
    body = "# Heron\n\nHeron comes as 1B and 400B.\n\nHeron was trained on 15 trillion tokens.\n"
    found = ask("training-compute", source(MODEL, card(body=body)), name="Heron")
    assert Outcome.PARTLY == found.outcome
    assert BANDS == found.value[2:]
    assert "1 billion and 400 billion parameters" in found.note
    alone = ask("training-compute", source(MODEL, card(body=body)), name="Heron 1B")
    assert (BANDS[0],) == alone.value[2:]


def test_without_a_size_in_name_or_words_the_weights_themselves_tell():
    words = card(body="# Heron\n\nIt was trained on 2 trillion tokens.\n")
    info = HubInfo(parameters=7_000_000_000)
    unsized = source("huggingface:example-estuary/heron", words, info=info)
    found = ask("training-compute", unsized, name="Heron")
    assert (Outcome.PARTLY, "8.4e+22 FLOP") == (found.outcome, found.value[0])
    assert "info.json" in [citation.path for citation in found.citations]
