"""What prose states about data, code and weights: released, withheld, promised, or described.

A statement is one sentence, with its negation and its scope. "We do not release the data" is
WITHHELD, "the code will be released" is PROMISED, "data from publicly available sources" is
VAGUE: it says where from and not what.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from howopen.doors import patterns
from howopen.evidence.corpora import Stage
from howopen.evidence.text import Sentence, Text
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


_TOPICS = {
    Topic.DATA: patterns.compile(
        r"\b(?:data|datasets?|data ?sets?|corpus|corpora|training mix(?:ture)?)\b|数据|语料",
        ignore_case=True,
    ),
    Topic.CODE: patterns.compile(
        r"\b(?:source code|training code|code|codebase|scripts?|pipelines?)\b|代码",
        ignore_case=True,
    ),
    Topic.WEIGHTS: patterns.compile(
        r"\b(?:weights?|checkpoints?|parameters files?)\b|权重", ignore_case=True
    ),
}

_WITHHELD = patterns.compile(
    r"\b(?:(?:do|does|did|will|can|could|have|has|are|is|was|were)(?:\s+not|n['’]t)|cannot|never|not\s+to)\s+"
    r"(?:\w+\s+){0,4}?(?:releas\w*|shar(?:e|ed|ing)|disclos\w*|publish\w*|publici[sz]\w*|provid\w*|"
    r"(?:publicly\s+)?available|open[- ]?sourc\w*|made\s+public|reveal\w*)\b"
    r"|\b(?:undisclosed|proprietary|in-house|closed[- ]source|unreleased)\b"
    r"|\b(?:our|an?|the)\s+internal(?:ly)?\b"
    r"|\bnot\s+(?:publicly\s+)?(?:available|released|disclosed|public|included)\b"
    r"|\bno\s+(?:public\s+)?(?:information|details?)\b|不(?:开源|公开|提供)",
    ignore_case=True,
)
_PROMISED = patterns.compile(
    r"\b(?:will|going to|plan(?:s|ning)? to|intend(?:s|ing)? to|hope to)\s+(?:\w+\s+){0,4}?"
    r"(?:releas\w*|shar(?:e|ed)|publish\w*|open[- ]?sourc\w*|provid\w*|upload\w*|(?:be|made)\s+available)\b"
    r"|\bcoming soon\b|\bto be released\b|\bstay tuned\b|\bsoon\s+(?:be\s+)?(?:released|available)\b",
    ignore_case=True,
)
_RELEASED = patterns.compile(
    r"\b(?:releas(?:e|es|ed|ing)|open[- ]?sourc(?:e|ed|ing)|publish(?:ed|es)?|made\s+(?:publicly\s+)?available|"
    r"(?:publicly|freely|openly)\s+(?:available|accessible)|available\s+(?:at|on|in|here|for|under|from|via|through)|"
    r"can\s+be\s+(?:downloaded|found|accessed|obtained)|download(?:ed|able)?|"
    r"(?:is|are)\s+(?:now\s+)?(?:available|public|open|hosted))\b|开源|公开",
    ignore_case=True,
)
_VAGUE = patterns.compile(
    r"\b(?:publicly[- ]available|public|online|web|internet|crawled?|licensed|diverse|various|"
    r"synthetic|high[- ]quality|curated|filtered)\s+(?:\w+[\s,]+){0,3}?(?:data|datasets?|sources|text|documents|corpora|corpus)\b",
    ignore_case=True,
)
_OF_OTHERS = patterns.compile(
    r"\bunlike\b|\bother (?:models|efforts|projects|companies)\b|\byour (?:own )?data\b|\bdata you\b",
    ignore_case=True,
)
"""A sentence that compares, or speaks of the reader's data, states nothing of the release."""
_PRETRAINING = patterns.compile(
    r"\bpre-?train\w*|\bfoundation model|\bbase model|预训练", ignore_case=True
)
_TUNING = patterns.compile(
    r"\bfine-?\s?tun\w*|\binstruct\w*|\bSFT\b|\bRLHF\b|\bDPO\b|\bPPO\b|\balign(?:ed|ment)\b|\bpreference\b"
    r"|\breward model|\bpost-?train\w*|\bchat(?:bot)?s?\b|\bconversation|\bhuman feedback\b|微调|对齐",
    ignore_case=True,
)


def stage_of(text: str) -> Stage | None:
    """The stage that words speak of; `None` for neither or both."""
    early, late = _PRETRAINING.search(text), _TUNING.search(text)
    if early and not late:
        return Stage.PRETRAINING
    return Stage.TUNING if late and not early else None


def stage_of_sentence(sentence: Sentence) -> Stage | None:
    """The stage of a sentence by its own words, else by the nearest heading that names one."""
    found = stage_of(sentence.text)
    for title in reversed(sentence.section):
        found = found or stage_of(title)
    return found


@lru_cache(maxsize=4096)
def read_statements(text: Text) -> tuple[Statement, ...]:
    """What a document's sentences state about data, code and weights, in order."""
    found: list[Statement] = []
    for sentence in text.sentences:
        if _OF_OTHERS.search(sentence.text):
            continue
        for topic in _topics(sentence):
            stance = _stance(sentence.text, topic)
            if stance is not None:
                stage = stage_of_sentence(sentence)
                found.append(Statement(topic=topic, stance=stance, stage=stage, sentence=sentence))
    return tuple(found)


def _topics(sentence: Sentence) -> tuple[Topic, ...]:
    return tuple(topic for topic, words in _TOPICS.items() if words.search(sentence.text))


def _stance(text: str, topic: Topic) -> Stance | None:
    """The strongest stance: a denial outweighs a promise, a promise a release."""
    if _WITHHELD.search(text):
        return Stance.WITHHELD
    if _PROMISED.search(text):
        return Stance.PROMISED
    if topic is Topic.DATA and _VAGUE.search(text):
        return Stance.VAGUE
    return Stance.RELEASED if _RELEASED.search(text) else None
