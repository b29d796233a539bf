"""What prose states about data, code and weights: released, withheld, promised, or described.

A statement is one sentence, with its negation and its scope. "We do not release the data" is
WITHHELD, "the code will be released" is PROMISED, "data from publicly available sources" is
VAGUE: it says where from and not what.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from howopen.evidence.corpora import Stage
from howopen.evidence.phrases import phrases
from howopen.evidence.text import KEPT_TEXTS, Sentence, Text
from howopen.model import Record


class Topic(StrEnum):
    """What a statement is about."""

    DATA = "data"
    CODE = "code"
    WEIGHTS = "weights"


class Stance(StrEnum):
    """What it says of it."""

    RELEASED = "released"
    WITHHELD = "withheld"
    PROMISED = "promised"
    VAGUE = "vague"


class Statement(Record, frozen=True, kw_only=True):
    """One sentence that says whether something is out."""

    topic: Topic
    stance: Stance
    stage: Stage | None
    """The stage that its data or code serves; `None` when the words do not say."""
    sentence: Sentence


def stage_of(text: str) -> Stage | None:
    """The stage that words speak of; `None` for neither or both."""
    early = phrases("statements.pretraining").search(text)
    late = phrases("statements.tuning").search(text)
    if early and not late:
        return Stage.PRETRAINING
    return Stage.TUNING if late and not early else None


def stage_of_sentence(sentence: Sentence) -> Stage | None:
    """The stage of a sentence by its own words, else by the nearest heading that names one.

    The title of the document names the model and no stage ("Alpha 7B Chat").
    """
    found = stage_of(sentence.text)
    for title in reversed(sentence.section[1:] or sentence.section):
        found = found or stage_of(title)
    return found


@lru_cache(maxsize=KEPT_TEXTS)
def read_statements(text: Text) -> tuple[Statement, ...]:
    """What a document's sentences state about data, code and weights, in order."""
    found: list[Statement] = []
    for sentence in text.sentences:
        if phrases("statements.of_others").search(sentence.text):
            continue
        for topic in _topics(sentence):
            stance = _stance(sentence.text, topic)
            if stance is not None:
                stage = stage_of_sentence(sentence)
                found.append(Statement(topic=topic, stance=stance, stage=stage, sentence=sentence))
    return tuple(found)


def _topics(sentence: Sentence) -> tuple[Topic, ...]:
    served = phrases("statements.other_code").sub("", sentence.text)
    words = {Topic.CODE: served}
    return tuple(t for t in Topic if phrases(f"statements.{t}").search(words.get(t, sentence.text)))


def _stance(text: str, topic: Topic) -> Stance | None:
    """The strongest stance: a denial outweighs a promise, a promise a release."""
    if phrases("statements.withheld").search(text):
        return Stance.WITHHELD
    if phrases("statements.promised").search(text):
        return Stance.PROMISED
    if topic is Topic.DATA and phrases("statements.vague").search(text):
        return Stance.VAGUE
    return Stance.RELEASED if phrases("statements.released").search(text) else None
