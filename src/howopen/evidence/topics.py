"""What a card or paper-like document covers: architecture, data, training, evaluation, and so on.

The topics are those of Mitchell et al. 2019, "Model Cards for Model Reporting" (sections of a
card) as the hub's card template names them.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from howopen.doors.markup import BlockKind
from howopen.doors.patterns import Pattern
from howopen.evidence.phrases import phrases
from howopen.evidence.text import KEPT_TEXTS, Text
from howopen.model import Record

SECTION_WORDS = 12
"""A section with fewer words is a heading without content."""
TOGETHER = 20
"""Sentences within so many lines stand together."""
LOOSE_SENTENCES = 2
"""So many sentences on a topic cover it without a heading of its own."""

RESULTS = "model-index"
"""The key of a card's head under which results of evaluations stand."""


class CardTopic(StrEnum):
    """A thing that a model card should cover."""

    ARCHITECTURE = "architecture"
    TRAINING_DATA = "training data"
    TRAINING = "training procedure"
    TUNING = "tuning"
    EVALUATION = "evaluation"
    USES = "intended uses"
    LIMITATIONS = "limitations"
    HARDWARE = "hardware"


TOLD_BY_TITLE = frozenset({CardTopic.LIMITATIONS})
"""What stands under such a title needs no words of its own on the topic ("It makes facts up")."""


class Coverage(Record, frozen=True, kw_only=True):
    """Where a document covers a topic."""

    topic: CardTopic
    first_line: int
    last_line: int
    words: int


@lru_cache(maxsize=KEPT_TEXTS)
def read_topics(text: Text) -> dict[CardTopic, Coverage]:
    """The topics that a document covers, each with the lines from first to last."""
    found: dict[CardTopic, Coverage] = {}
    for topic in CardTopic:
        coverage = _by_title(text, topic) or _by_words(text, topic) or _in_head(text, topic)
        if coverage is not None:
            found[topic] = coverage
    return found


def _titles(topic: CardTopic) -> Pattern:
    return phrases(f"topics.titles.{topic.name.lower()}")


def _bodies(topic: CardTopic) -> Pattern:
    return phrases(f"topics.bodies.{topic.name.lower()}")


def _by_title(text: Text, topic: CardTopic) -> Coverage | None:
    """The sections whose own or enclosing heading names the topic, when they have content.

    The title of the document, the first heading, names the model and no topic.
    """
    document = next((block.section[0] for block in text.blocks if block.section), "")
    pattern, body = _titles(topic), _bodies(topic)
    words = first = last = 0
    on_topic = topic in TOLD_BY_TITLE
    for block in text.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE):
            continue
        titled = len(block.section) > 1 and block.section[0] == document
        if not any(pattern.search(title) for title in block.section[titled:]):
            continue
        first = first or block.first_line
        last = block.last_line
        words += len(block.text.split())
        on_topic = on_topic or body.search(block.text) is not None
    if words < SECTION_WORDS or not on_topic:
        return None
    return Coverage(topic=topic, first_line=first, last_line=last, words=words)


def _by_words(text: Text, topic: CardTopic) -> Coverage | None:
    """The place where most sentences on the topic stand together; scattered words cover nothing."""
    body = _bodies(topic)
    hits = [s for s in text.sentences if body.search(s.text)]
    groups = [[h for h in hits if 0 <= h.first_line - s.first_line <= TOGETHER] for s in hits]
    most = max(groups, key=len, default=[])
    if len(most) < LOOSE_SENTENCES:
        return None
    words = sum(len(s.text.split()) for s in hits)
    return Coverage(
        topic=topic, first_line=most[0].first_line, last_line=most[-1].last_line, words=words
    )


def _in_head(text: Text, topic: CardTopic) -> Coverage | None:
    """The results that the head of a hub's card holds under `model-index`.

    Source of the format: Hugging Face Hub documentation, "Model Cards", evaluation results; each
    metric has a `value`, an index without results has none.
    """
    first = text.front_matter.lines.get(RESULTS, 0) if text.front_matter else 0
    if topic is not CardTopic.EVALUATION or not first:
        return None
    head = tuple(takewhile(lambda line: line[:1] in " -" and line != "---", text.lines[first:]))
    if not any(line.lstrip(" -").startswith("value:") for line in head):
        return None
    words = sum(len(line.split()) for line in head)
    return Coverage(topic=topic, first_line=first, last_line=first + len(head), words=words)
