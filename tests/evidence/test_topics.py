from __future__ import annotations

import pytest

from howopen.evidence.topics import LOOSE_SENTENCES, CardTopic, read_topics
from tests.evidence.invented import read

FILLING = "These words only fill the section so that it has content to speak of."


def topics(text: str) -> set[CardTopic]:
    return set(read_topics(read(text)))


@pytest.mark.parametrize(
    ("title", "words", "topic"),
    [
        ("Model details", "A decoder-only transformer.", CardTopic.ARCHITECTURE),
        ("Training data", "The corpus of river reports.", CardTopic.TRAINING_DATA),
        ("Training procedure", "The learning rate was 1e-4.", CardTopic.TRAINING),
        ("Fine-tuning", "It was fine-tuned.", CardTopic.TUNING),
        ("Results", "The accuracy is 50 %.", CardTopic.EVALUATION),
        ("Intended uses", "Intended for biologists.", CardTopic.USES),
        ("Hardware", "On 8 A100 boards.", CardTopic.HARDWARE),
        ("Bias and risks", "It makes facts up.", CardTopic.LIMITATIONS),
    ],
)
def test_a_section_with_its_title_and_words_covers_a_topic(title, words, topic):
    assert topic in topics(f"# Egret\n\n## {title}\n\n{words} {FILLING}")


@pytest.mark.parametrize("title", ["Model details", "Training data", "Limitations"])
def test_a_title_without_content_covers_nothing(title):
    assert set() == topics(f"# Egret\n\n## {title}\n\nTo be written.")


def test_a_title_whose_section_speaks_of_something_else_covers_nothing():
    assert set() == topics(f"# Egret\n\n## Configuration\n\n{FILLING}")


def test_limits_need_no_words_of_their_own():
    assert {CardTopic.LIMITATIONS} == topics(f"# Egret\n\n## Limitations\n\n{FILLING}")


def test_how_to_use_a_model_is_not_what_it_is_for():
    assert set() == topics(f"# Egret\n\n## How to use\n\n{FILLING}")


def test_the_title_of_a_document_is_no_section():
    text = f"# Training of Egret\n\n## About\n\nThe gradient of the river. {FILLING}"
    assert set() == topics(text)


def test_a_section_within_a_section_counts_for_both():
    text = f"# Egret\n\n## Training data\n\n### Rivers\n\nThe dataset is wet. {FILLING}"
    assert {CardTopic.TRAINING_DATA} == topics(text)


def test_some_sentences_cover_a_topic_without_a_title():
    sentence = "The learning rate was 1e-4. "
    few, enough = sentence * (LOOSE_SENTENCES - 1), sentence * LOOSE_SENTENCES
    assert (set(), {CardTopic.TRAINING}) == (topics(few), topics(enough))


def test_code_does_not_count():
    assert set() == topics("# Egret\n\n```\nlearning_rate = 1\nbatch_size = 2\nepochs = 3\n```")


def test_rows_of_a_table_count():
    text = "# E\n\n## Evaluation\n\n| Benchmark | Egret |\n|---|---|\n" + "| MMLU | 25.0 |\n" * 4
    assert CardTopic.EVALUATION in topics(text)


def test_a_topic_knows_its_lines():
    text = f"# Egret\n\n## Limitations\n\n{FILLING}\n\nMore.\n\n## Else\n\nx"
    covered = read_topics(read(text))[CardTopic.LIMITATIONS]
    assert (5, 7) == (covered.first_line, covered.last_line)


def test_words_scattered_over_a_document_cover_nothing():
    far = "\n\nSomething else entirely.\n" * 30
    text = f"# Egret\n\nTrained with a batch size of 8.{far}\nThe learning rate was small.\n"
    assert CardTopic.TRAINING not in topics(text)


def test_only_the_first_heading_is_the_title_of_a_document():
    text = f"# Egret\n\nA bird.\n\n# Training\n\n## Model\n\nThe learning rate. {FILLING}"
    assert CardTopic.TRAINING in topics(text)


INDEX = "---\nmodel-index:\n- name: egret\n  results:{}\nlicense: mit\n---\n# Egret\n"
RESULT = "\n  - metrics:\n    - name: recall\n      value: 0.5"


def test_results_in_the_head_of_a_card_are_an_evaluation_with_its_lines():
    found = read_topics(read(INDEX.format(RESULT)))[CardTopic.EVALUATION]
    assert (2, 7) == (found.first_line, found.last_line)


def test_an_index_without_results_is_none():
    assert CardTopic.EVALUATION not in topics(INDEX.format(" []"))


def test_a_section_that_leads_to_evaluation_results_covers_them():
    body = (
        "# Heron 1B\n\n## Evaluations\n\nAll sizes were measured with a public harness; you can "
        "find the evaluation results by size and by step in our repository.\n"
    )
    assert CardTopic.EVALUATION in topics(body)
