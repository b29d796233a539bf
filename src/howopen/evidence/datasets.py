"""Which data documents say that a model was made with, and whether anyone can have it."""

from __future__ import annotations

from typing import NamedTuple

from howopen.doors import patterns
from howopen.evidence.corpora import (
    Availability,
    Corpus,
    Stage,
    corpora_in,
    corpus_of_hub_id,
)
from howopen.evidence.facts import Layer, Relevance, SourceEvidence
from howopen.evidence.front_matter import line_of
from howopen.evidence.links import Link, LinkKind
from howopen.evidence.names import ModelName
from howopen.evidence.phrases import phrases
from howopen.evidence.relevance import mentions
from howopen.evidence.statements import stage_of, stage_of_sentence
from howopen.evidence.text import Sentence, Text
from howopen.model import Record

_ADDRESS = patterns.compile(r"https?://[^\s()<>\[\]]+")
"""What an address spells ("…/datasets/…") is no word of the sentence."""
NEAR = 60
"""Words that liken stand within so many characters before a corpus's name."""


class DatasetMention(Record, frozen=True, kw_only=True):
    """One data set that is named as what a model was made with."""

    name: str
    availability: Availability | None
    """`None` when nothing but its name is known."""
    stage: Stage
    corpus: Corpus | None
    source: str
    path: str
    line: int
    declared: bool
    """True for front matter and the hub's own record, False for prose."""


def read_datasets(
    source: SourceEvidence, names: tuple[ModelName, ...], *, foreign_base: bool, tuned: bool
) -> tuple[DatasetMention, ...]:
    """The data sets that a source names for the release, each once per stage, in order.

    What has no stage by its words gets the corpus's usual stage, and else that of the layer: a
    card of a model tuned from somebody else's base speaks of tuning data.
    """
    only_end = Layer.BASE not in source.layers
    usual = Stage.TUNING if tuned and (foreign_base or only_end) and only_end else Stage.PRETRAINING
    found = list(_declared(source, usual))
    for text in source.texts:
        relevance = source.relevance[text.path]
        if relevance is Relevance.NONE:
            continue
        linked = _linked(text)
        for sentence in text.sentences:
            if relevance is Relevance.MENTIONS and not mentions(sentence.text, names):
                continue
            place = _Place(source.source.id, text.path, sentence, usual)
            found += _in_sentence(place, linked)
    once: dict[tuple[str, Stage], DatasetMention] = {}
    for mention in found:
        key = mention.corpus.id if mention.corpus else mention.name.lower()
        once.setdefault((key, mention.stage), mention)
    return tuple(once.values())


def _declared(source: SourceEvidence, usual: Stage) -> list[DatasetMention]:
    if not source.is_model:
        return []
    found = []
    for text in source.texts:
        if text.front_matter is None:
            continue
        line = text.front_matter.lines.get("datasets", 1)
        found += [
            _of_hub_id(name, source, text.path, line_of(text.lines, line, name), usual)
            for name in text.front_matter.values.get("datasets", ())
        ]
    listed = source.info.datasets if source.info else ()
    return found + [_of_hub_id(name, source, "info.json", 0, usual) for name in listed]


def _of_hub_id(
    hub_id: str, source: SourceEvidence, path: str, line: int, usual: Stage
) -> DatasetMention:
    named = corpora_in(hub_id)
    corpus = corpus_of_hub_id(hub_id) or (named[0][1] if named else None)
    # A data set that a card declares by its hub id can be had from the hub.
    return DatasetMention(
        name=hub_id,
        availability=corpus.availability if corpus else Availability.PUBLIC,
        stage=corpus.stage if corpus else _stage_by_name(hub_id) or usual,
        corpus=corpus,
        source=source.source.id,
        path=path,
        line=line,
        declared=True,
    )


class _Place(NamedTuple):
    """Where something is named, and the stage that it has when nothing says so."""

    source: str
    path: str
    sentence: Sentence
    usual: Stage


def _in_sentence(place: _Place, linked: dict[int, tuple[str, ...]]) -> list[DatasetMention]:
    sentence = place.sentence
    words = _ADDRESS.sub("", " ".join((*sentence.section, sentence.text)))
    measured = phrases("datasets.measured_with").search(words)
    if measured or not phrases("datasets.made_with").search(words):
        return []
    said = stage_of_sentence(sentence)
    found = [
        DatasetMention(
            name=name,
            availability=corpus.availability,
            stage=_stage(said, corpus, place.usual),
            corpus=corpus,
            source=place.source,
            path=place.path,
            line=sentence.first_line,
            declared=False,
        )
        for name, corpus in corpora_in(sentence.text)
        if not _is_likened(sentence.text, name)
    ]
    return found + [
        _of_link(place, hub_id, line, said)
        for line in range(sentence.first_line, sentence.last_line + 1)
        for hub_id in linked.get(line, ())
        if hub_id in sentence.text
    ]


def _of_link(place: _Place, hub_id: str, line: int, said: Stage | None) -> DatasetMention:
    corpus = corpus_of_hub_id(hub_id)
    usual = _stage_by_name(hub_id) or place.usual
    return DatasetMention(
        name=hub_id,
        availability=corpus.availability if corpus else Availability.PUBLIC,
        stage=_stage(said, corpus, usual) if corpus else said or usual,
        corpus=corpus,
        source=place.source,
        path=place.path,
        line=line,
        declared=False,
    )


def _linked(text: Text) -> dict[int, tuple[str, ...]]:
    """Line -> the hub ids of the data sets that it links to, each once."""
    found: dict[int, dict[str, None]] = {}
    for link in text.links:
        if _leads_to_data(link):
            found.setdefault(link.line, {})[link.target] = None
    return {line: tuple(hub_ids) for line, hub_ids in found.items()}


def _leads_to_data(link: Link) -> bool:
    """Whether a link names a data set that nothing is measured with."""
    return (
        link.kind is LinkKind.HUB_DATASET
        and bool(link.target)
        and phrases("datasets.measures").search(link.target) is None
        and phrases("datasets.picture").search(link.url) is None
    )


def _stage(said: Stage | None, corpus: Corpus, usual: Stage) -> Stage:
    """Instruction data never pretrains; web text may tune, when the words say so."""
    if corpus.stage is Stage.TUNING:
        return Stage.TUNING
    return said or corpus.stage or usual


def _stage_by_name(hub_id: str) -> Stage | None:
    """What a data set is for, where its own name says it ("alpha-chat-sft")."""
    return stage_of(hub_id.rpartition("/")[2].replace("-", " ").replace("_", " "))


def _is_likened(text: str, name: str) -> bool:
    """Whether something is only likened to the corpus ("Alpaca-style", "the pipeline of C4")."""
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return all(
        phrases("datasets.likened_before").search(text[max(0, at - NEAR) : at])
        or phrases("datasets.likened_after").search(text[at + len(name) :])
        for at in starts
    )
