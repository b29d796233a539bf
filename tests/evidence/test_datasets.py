from __future__ import annotations

import pytest

from howopen.evidence.corpora import Availability, Stage
from howopen.evidence.datasets import DatasetMention, read_datasets
from howopen.evidence.names import read_name
from howopen.model import HubInfo
from tests.evidence.invented import only_source, snapshot

NAMES = (read_name("Egret"),)


def named(
    card: str,
    *,
    source: str = "huggingface:river/egret",
    tuned: bool = False,
    foreign: bool = False,
    info: HubInfo | None = None,
) -> tuple[DatasetMention, ...]:
    one = only_source("Egret", snapshot(source, card, info=info))
    return read_datasets(one, NAMES, foreign_base=foreign, tuned=tuned)


def ids(card: str, **how: bool) -> list[str]:
    return [m.corpus.id if m.corpus else m.name for m in named(card, **how)]


def test_a_card_declares_its_data_in_its_head():
    found = named("---\ndatasets:\n- river/minnows\n---\n")
    expected = [("river/minnows", Availability.PUBLIC, True, 3)]
    assert expected == [(m.name, m.availability, m.declared, m.line) for m in found]


def test_the_hub_lists_data_too_and_each_counts_once():
    info = HubInfo(datasets=("river/minnows", "river/eels"))
    found = named("---\ndatasets: river/minnows\n---\n", info=info)
    assert [("river/minnows", "README.md"), ("river/eels", "info.json")] == [
        (m.name, m.path) for m in found
    ]


def test_a_repository_that_is_no_model_declares_nothing():
    assert () == named("---\ndatasets: river/minnows\n---\n", source="github:river/egret")


def test_a_declared_corpus_has_the_availability_of_the_table():
    assert [Availability.GATED] == [
        m.availability for m in named("---\ndatasets: bigcode/the-stack\n---\n")
    ]


def test_prose_names_a_corpus():
    found = named("# Egret\n\nIt was trained on C4.")
    assert [("C4", 3, False)] == [(m.name, m.line, m.declared) for m in found]


def test_prose_links_to_data_that_is_in_no_table():
    card = "Trained on [minnows](https://huggingface.co/datasets/river/minnows)."
    assert ["river/minnows"] == ids(card)


@pytest.mark.parametrize(
    "sentence",
    [
        "We evaluate the trained model on C4.",
        "Perplexity on C4 falls with training.",
        "You can train it on C4.",
        "The training data is in the style of C4, but ours is larger than C4.",
        "Our data follows the pipeline of C4.",
        "Trained on C4-style data.",
        "C4 is an explosive.",
        "Trained on [it](https://huggingface.co/datasets/river/minnow-benchmark).",
        "Trained on fish ![loss](https://huggingface.co/datasets/river/pics/loss.png).",
        "A link, [minnows](https://huggingface.co/datasets/river/minnows).",
    ],
)
def test_what_measures_likens_or_advises_is_no_training_data(sentence):
    assert [] == ids(sentence)


def test_a_section_on_evaluation_names_no_training_data():
    assert [] == ids("# Egret\n\n## Evaluation\n\nThe data is C4.")


def test_a_section_on_training_data_speaks_for_its_sentences():
    link = "[minnows](https://huggingface.co/datasets/river/minnows)"
    card = f"# Egret\n\n## Training data\n\n- C4, 40 %\n- {link}, 60 %"
    assert ["c4", "river/minnows"] == ids(card)


def test_a_corpus_that_is_likened_to_and_then_used_is_training_data():
    assert ["c4"] == ids("Unlike those who filter C4 we train on all of the many millions of C4.")


def test_instruction_data_never_pretrains():
    found = named("It was pretrained on C4 and Alpaca data.")
    assert [("c4", Stage.PRETRAINING), ("alpaca-data", Stage.TUNING)] == [
        (m.corpus.id, m.stage) for m in found if m.corpus
    ]


def test_web_text_may_tune_when_the_words_say_so():
    assert [Stage.TUNING] == [m.stage for m in named("It was fine-tuned on C4.")]


def test_a_data_set_tells_its_stage_by_its_name():
    found = named("---\ndatasets:\n- river/minnow-chat-sft\n- river/minnows\n---\n")
    assert [Stage.TUNING, Stage.PRETRAINING] == [m.stage for m in found]


def test_a_release_tuned_from_anothers_base_declares_tuning_data():
    card = "---\nbase_model: lake/heron-7b\ndatasets: river/minnows\n---\n"
    assert [Stage.TUNING] == [m.stage for m in named(card, tuned=True, foreign=True)]


def test_the_same_corpus_counts_once_per_stage():
    card = "Pretrained on C4.\n\nThe pretraining data is C4.\n\nFine-tuned on C4."
    assert [Stage.PRETRAINING, Stage.TUNING] == [m.stage for m in named(card)]


def test_a_repository_of_many_models_counts_only_where_it_names_the_release():
    one = only_source(
        "Egret",
        snapshot(
            "github:lake/zoo", "# Zoo\n\nHeron was trained on C4.\n\nEgret was trained on The Pile."
        ),
    )
    found = read_datasets(one, NAMES, foreign_base=False, tuned=False)
    assert "the-pile" in [m.corpus.id for m in found if m.corpus]


@pytest.mark.parametrize("words", ["This sample data was drawn from", "该样例数据是从"])
def test_data_that_only_shows_how_to_train_did_not_train_the_model(words):
    link = "[minnows](https://huggingface.co/datasets/river/minnows)"
    assert () == named(f"# Egret\n\n## Training\n\n{words} {link}. It shows training on data.\n")


def test_a_link_names_a_known_corpus_whatever_the_words_call_it():
    card = "# Egret\n\nWe train on [this](https://huggingface.co/datasets/allenai/c4)."
    assert [("allenai/c4", "c4")] == [(m.name, m.corpus and m.corpus.id) for m in named(card)]


def test_a_corpus_that_is_named_and_linked_counts_once():
    card = "# Egret\n\nWe train on [C4](https://huggingface.co/datasets/allenai/c4)."
    assert ["c4"] == ids(card)
