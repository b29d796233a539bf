"""The question what is told of the training data, topic by topic."""

from __future__ import annotations

from typing import NamedTuple

from howopen.evidence.corpora import Stage, corpora_in, corpus_of_hub_id
from howopen.evidence.data_topics import DataTopic, Told, read_data_topics
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.statements import stage_of
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cases_of_bases, cite_whole, distinct, ids
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.papers import own_papers
from howopen.findings.shared.words import bare, listed
from howopen.model import Citation, Completeness, Finding, Outcome

QUESTION = Question(
    id="data-information",
    asks="Is it told what the training data is, how it was chosen, labelled and filtered?",
    why="Where data cannot be shared, only its description lets others build something like it.",
    looks=(
        "Cards, READMEs and reports on the release and its base, datasheets and cards of its data "
        "sets: sentences on provenance, scope, characteristics, selection, labelling, processing."
    ),
    outcomes={
        Outcome.YES: "All topics are told of every stage; of pretraining, labelling is not asked.",
        Outcome.PARTLY: "Some topics are told.",
        Outcome.NO: "The whole card tells none, and no paper or datasheet is named that could.",
        Outcome.UNCLEAR: "Nothing was found, and not everything that could tell it was seen.",
    },
    change="Write a datasheet with all six topics for the data of each stage, and link it.",
    effort=Effort.WRITE,
    of_base=True,
)
NEEDED = {
    Stage.PRETRAINING: tuple(t for t in DataTopic if t is not DataTopic.LABELLING),
    Stage.TUNING: tuple(DataTopic),
}
"""What each stage must tell. Text that a model is pretrained on is its own label."""


class _Place(NamedTuple):
    source: SourceEvidence
    path: str
    lines: tuple[int, int]


Found = dict[Stage, dict[DataTopic, _Place]]


def answer(case: Case) -> Finding:
    """The topics that documents tell, stage by stage, of the release and its foreign bases."""
    found = topics_told(case)
    for base in cases_of_bases(case):
        told = topics_told(base)
        pretraining = found.setdefault(Stage.PRETRAINING, {})
        for topic, place in told.get(Stage.PRETRAINING, {}).items():
            pretraining.setdefault(topic, place)
    stages = (Stage.PRETRAINING, Stage.TUNING) if case.tuned else (Stage.PRETRAINING,)
    value = tuple(
        f"{s.value}: {t.value}" for s in stages for t in DataTopic if t in found.get(s, {})
    )
    lacks = tuple(
        f"{t.value} ({s.value})" for s in stages for t in NEEDED[s] if t not in found.get(s, {})
    )
    if not value:
        return _nothing(case)
    cited = best(
        [
            place.source.cite(place.path, *place.lines, f"tells of the data: {topic.value}")
            for stage in stages
            for topic, place in found.get(stage, {}).items()
        ]
    )
    if not lacks:
        note = "Provenance, scope, characteristics, selection, labelling and processing are told."
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note)
    note = f"Told of the training data: {len(value)} topics; not found: {listed(lacks)}."
    return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)


def topics_told(case: Case) -> Found:
    """Stage -> topic -> where it is told first, in the release's own recording."""
    found: Found = {}
    for source, text, told in documents_on_data(case):
        usual = _usual_stage(case, source)
        for (stage, topic), lines in told.items():
            place = _Place(source, text.path, lines)
            found.setdefault(stage or usual, {}).setdefault(topic, place)
    return found


def documents_on_data(case: Case) -> list[tuple[SourceEvidence, Text, Told]]:
    """Documents on the release, then those on its data alone, with what each tells of it."""
    sources = distinct((*case.end, *case.base))
    found = [(s, t, read_data_topics(t)) for s, t in documents_of(sources)]
    for source in case.evidence.sources:
        sheets = source.listing.of(Role.DATASHEET)
        found += [
            (source, text, read_data_topics(text, whole=True))
            for text in source.texts
            if text.path in sheets or (source.is_dataset and text.path.lower() == "readme.md")
        ]
    return found


def _usual_stage(case: Case, source: SourceEvidence) -> Stage:
    """The stage of sentences that name none: that of the data set, else of the layer."""
    if source.is_dataset:
        name = bare(source.source.id)
        corpus = corpus_of_hub_id(name) or next((c for _, c in corpora_in(name)), None)
        said = corpus.stage if corpus else stage_of(name.replace("-", " ").replace("_", " "))
        return said or Stage.PRETRAINING
    return Stage.TUNING if case.tuned and source not in case.base else Stage.PRETRAINING


def _nothing(case: Case) -> Finding:
    """No topic: a `no` only where a whole card was seen and no paper is named."""
    cards = [(s, t) for s, t in case.cards if s.source.card is Completeness.COMPLETE]
    papers: tuple[Citation, ...] = own_papers(case)
    if cards and not papers and not (case.missing_models or case.missing_code):
        source, text = cards[0]
        cite = cite_whole(source, text, "the whole card, which tells nothing of the data")
        note = f"The whole card of {bare(source.source.id)} tells nothing of the training data."
        return Finding(outcome=Outcome.NO, citations=(cite,), note=note, searched=ids(case.end))
    unseen = " A paper is named, and was not read." if papers else ""
    note = f"Nothing was found on what the training data is.{unseen}"
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
