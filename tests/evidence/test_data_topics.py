from __future__ import annotations

import pytest

from howopen.evidence.corpora import Stage
from howopen.evidence.data_topics import DataTopic, read_data_topics
from howopen.evidence.text import read_text
from howopen.model import Document


def told(text, **more):
    document = Document(path="README.md", text=text, size_bytes=len(text))
    return read_data_topics(read_text(document), **more)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The data comes from C4.", DataTopic.PROVENANCE),
        ("The corpus has 30 billion tokens.", DataTopic.SCOPE),
        ("The data is 40% news.", DataTopic.CHARACTERISTICS),
        ("The data was collected by hand.", DataTopic.SELECTION),
        ("Volunteers annotated the data.", DataTopic.LABELLING),
        ("The corpus was deduplicated.", DataTopic.PROCESSING),
    ],
)
def test_a_sentence_tells_a_topic_with_its_line(sentence, topic):
    found = told(f"# Heron\n\n{sentence}\n")
    assert (3, 3) == found[None, topic]


def test_the_stage_is_told_by_the_words_or_the_heading():
    found = told("# Heron\n\n## Fine-tuning data\n\nThe data was collected by hand.\n")
    assert (Stage.TUNING, DataTopic.SELECTION) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The heron was collected by hand.",
        "The benchmark data was collected by hand.",
        "You can filter your own data.",
    ],
)
def test_what_is_not_on_training_data_tells_nothing(sentence):
    assert {} == told(f"# Heron\n\n{sentence}\n")


def test_of_a_document_on_data_every_sentence_counts():
    assert (None, DataTopic.SELECTION) in told("# Pool\n\nAll was collected.\n", whole=True)
