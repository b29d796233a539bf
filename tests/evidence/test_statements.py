from __future__ import annotations

import pytest

from howopen.evidence.corpora import Stage
from howopen.evidence.statements import Stance, Topic, read_statements, stage_of
from tests.evidence.invented import read


def stances(text: str, topic: Topic) -> list[Stance]:
    return [s.stance for s in read_statements(read(text)) if s.topic is topic]


def stages(text: str) -> list[Stage | None]:
    return [statement.stage for statement in read_statements(read(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not release the data.",
        "We don't share our training data.",
        "We don’t share our training data.",
        "The corpus is not public.",
        "The dataset will not be released.",
        "We cannot release the preference data yet.",
        "We do not disclose the composition of the training data.",
        "Egret was trained on proprietary data.",
        "It was trained on our internal corpus.",
        "The training data was never published.",
        "We give no details on the data.",
        "Undisclosed data was used.",
        "我们不公开数据。",
    ],
)
def test_data_that_is_denied_is_withheld(sentence):
    assert [Stance.WITHHELD] == stances(sentence, Topic.DATA)


@pytest.mark.parametrize(
    "sentence",
    [
        "The data will be released in spring.",
        "We plan to open-source the dataset.",
        "Training data: coming soon.",
        "We intend to publish the corpus.",
        "The data is to be released.",
    ],
)
def test_data_for_later_is_promised(sentence):
    assert [Stance.PROMISED] == stances(sentence, Topic.DATA)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was trained on publicly available data.",
        "It saw 2 trillion tokens from public sources.",
        "We used a diverse mix of data.",
        "The corpus was filtered from web documents.",
        "Trained on licensed, synthetic and curated data.",
    ],
)
def test_data_without_a_name_is_vague(sentence):
    assert [Stance.VAGUE] == stances(sentence, Topic.DATA)


@pytest.mark.parametrize(
    "sentence",
    [
        "We release the dataset under CC BY 4.0.",
        "The corpus is available on our site.",
        "The data can be downloaded here.",
        "The dataset is now public.",
        "数据已开源。",
    ],
)
def test_data_that_is_out_is_released(sentence):
    assert [Stance.RELEASED] == stances(sentence, Topic.DATA)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The training code is released.", Stance.RELEASED),
        ("Pretraining code is not released: it is tied to our cluster.", Stance.WITHHELD),
        ("Scripts will be uploaded soon.", Stance.PROMISED),
    ],
)
def test_the_same_is_said_of_code(sentence, expected):
    assert [expected] == stances(sentence, Topic.CODE)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The weights are available under Apache 2.0.", Stance.RELEASED),
        ("We will not release the weights.", Stance.WITHHELD),
        ("Checkpoints: stay tuned.", Stance.PROMISED),
    ],
)
def test_the_same_is_said_of_weights(sentence, expected):
    assert [expected] == stances(sentence, Topic.WEIGHTS)


def test_one_sentence_may_speak_of_several_things():
    text = "We release weights, code and data."
    assert [[Stance.RELEASED]] * 3 == [stances(text, topic) for topic in Topic]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike other models, whose data is not released, Egret is open.",
        "You can tune it on your own data, which is not shared.",
        "Other companies do not release their code.",
        "The heron is released into the wild.",
        "Data is fun.",
        "We do not release the tokenizer.",
    ],
)
def test_what_speaks_of_others_or_of_nothing_states_nothing(sentence):
    assert () == read_statements(read(sentence))


def test_code_blocks_and_headings_state_nothing():
    assert () == read_statements(read("# Data is not released\n\n    # data is not released\n"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the pretraining corpus", Stage.PRETRAINING),
        ("the pre-training corpus", Stage.PRETRAINING),
        ("instruction data", Stage.TUNING),
        ("fine-tuning data", Stage.TUNING),
        ("data for RLHF", Stage.TUNING),
        ("pretraining and fine-tuning data", None),
        ("the data", None),
        ("a misaligned table", None),
    ],
)
def test_words_tell_the_stage(words, expected):
    assert expected == stage_of(words)


def test_a_sentence_without_a_stage_has_that_of_its_nearest_heading():
    text = "# Egret\n\n## Pretraining\n\n### Sources\n\nThe data is not public."
    assert [Stage.PRETRAINING] == stages(text)


def test_the_words_of_a_sentence_outweigh_its_heading():
    assert [Stage.TUNING] == stages("# E\n\n## Pretraining\n\nThe RLHF data is not public.")


def test_the_title_of_a_document_names_no_stage():
    assert [None] == stages("# Marsh 7B Chat\n\n## Training data\n\nThe data is not public.")


def test_a_statement_knows_its_place():
    found = read_statements(read("# Egret\n\nWords.\nThe data is\nnot public."))
    assert [(4, 5)] == [(s.sentence.first_line, s.sentence.last_line) for s in found]
