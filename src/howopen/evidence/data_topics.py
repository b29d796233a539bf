"""What documents tell of training data: the six topics of OSAID's data information.

The topics are those that the Open Source AI Definition 1.0 lists under "Data Information"
(https://opensource.org/ai/open-source-ai-definition), one by one. Only sentences on data count,
and each topic counts where its first sentence stands.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from howopen.evidence.corpora import Stage, corpora_in
from howopen.evidence.links import LinkKind
from howopen.evidence.phrases import phrases
from howopen.evidence.statements import stage_of_sentence
from howopen.evidence.text import KEPT_TEXTS, Sentence, Text


class DataTopic(StrEnum):
    """A thing that data information should tell."""

    PROVENANCE = "provenance"
    """Which corpora or places it comes from."""
    SCOPE = "scope"
    """How much, how many, up to when."""
    CHARACTERISTICS = "characteristics"
    """Languages, domains, kinds, shares."""
    SELECTION = "selection"
    """How it was obtained and chosen."""
    LABELLING = "labelling"
    """Who or what labelled, rated or answered."""
    PROCESSING = "processing"
    """How it was filtered and prepared."""


Told = dict[tuple[Stage | None, DataTopic], tuple[int, int]]
"""Stage (`None` where the words do not say) and topic -> first and last line of the sentence."""
_TITLE_WORDS = 6
"""A title with more words is a sentence set as a heading."""


@lru_cache(maxsize=KEPT_TEXTS)
def read_data_topics(text: Text, *, whole: bool = False) -> Told:
    """The topics that a document tells of training data; `whole` when it is about nothing else."""
    told: Told = {}
    linked = frozenset(link.line for link in text.links if link.kind is LinkKind.HUB_DATASET)
    for sentence in text.sentences:
        if not whole and not _on_data(sentence):
            continue
        stage = stage_of_sentence(sentence)
        lines = sentence.first_line, sentence.last_line
        for topic in DataTopic:
            if (stage, topic) not in told and _tells(sentence, topic, linked):
                told[stage, topic] = lines
    return told


def _on_data(sentence: Sentence) -> bool:
    """Whether a sentence is on training data, by its words or its section's title."""
    if phrases("data_topics.not_about").search(sentence.text):
        return False
    titles = sentence.section[1:] or sentence.section
    return any(_names_data(title) for title in titles) or (
        phrases("data_topics.about").search(sentence.text) is not None
    )


@lru_cache(maxsize=4096)
def _names_data(title: str) -> bool:
    short = len(title.split()) <= _TITLE_WORDS
    return (
        short
        and phrases("topics.titles.training_data").search(title) is not None
        and phrases("data_topics.not_about").search(title) is None
    )


def _tells(sentence: Sentence, topic: DataTopic, linked: frozenset[int]) -> bool:
    if topic is DataTopic.PROVENANCE:
        lines = range(sentence.first_line, sentence.last_line + 1)
        if any(line in linked for line in lines) or corpora_in(sentence.text):
            return True
    return phrases(f"data_topics.{topic.value}").search(sentence.text) is not None
