"""What is known of the data of one stage, shared by the data questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from howopen.evidence.corpora import Availability, Stage
from howopen.evidence.datasets import DatasetMention
from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.names import read_name
from howopen.evidence.relevance import mentions
from howopen.evidence.statements import Stance, Statement, Topic, read_statements
from howopen.evidence.topics import CardTopic
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.documented import described
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

_SHOWN = {
    Stance.RELEASED: "says that data is out",
    Stance.WITHHELD: "says that data is withheld",
    Stance.PROMISED: "promises data",
    Stance.VAGUE: "describes data without a name",
}
Placed = tuple[SourceEvidence, str, Statement]
"""A statement with the source and the path of the document that it stands in."""


def answer_by_names(
    case: Case, sources: tuple[SourceEvidence, ...], stage: Stage, *, what: str
) -> Finding:
    """`yes` when data is named, all of it can be had, and nothing says that there is more.

    `partly` when some named data can be had, or a code repository, which may speak of many
    models, names what the base was trained on and no card does; `no` when the release says that
    the data is withheld, only describes it, or names only data that nobody can have; `unclear`
    when nothing is said of it, or the address of what is named leads nowhere.
    """
    sources, named = speaking(case, sources, stage)
    withheld, vague = _not_out(case, sources, stage)
    can_be_had = tuple(m for m in named if m.availability is Availability.PUBLIC)
    value = tuple(m.name for m in named)
    complete = len(can_be_had) == len(named) or _published(case, named)
    by_card = _by_card(sources, stage)
    unnamed = _unnamed_shares(case, named)
    cited = (cite_mention(case, m) for m in named)
    places = best([*cited, *unnamed, *_places(withheld), *_places(vague)])
    if can_be_had and complete and by_card and not (withheld or unnamed or _adds(vague)):
        unseen = not_looked_at(case, named)
        note = f"Named, with an address: {listed(value)}."
        if unseen:
            note += f" Not looked at: {listed(unseen)}."
        return Finding(outcome=Outcome.YES, value=value, citations=places, note=note, unseen=unseen)
    if can_be_had or any(m.availability is Availability.GATED for m in named):
        rest = "more is said to be withheld" if withheld else "whether that is all is not said"
        if len(can_be_had) < len(named):
            rest = "not all of it can be had"
        note = f"Part of {what} is named, {listed(value)}; {rest}."
        return Finding(outcome=Outcome.PARTLY, value=value, citations=places, note=note)
    if gone := tuple(m.name for m in named if _leads_nowhere(m)):
        note = f"Named, and nothing is at its address: {listed(gone)}."
        searched = ids(sources)
        return Finding(
            outcome=Outcome.UNCLEAR, value=value, citations=places, note=note, searched=searched
        )
    if named:
        note = f"Named, and nobody can have it: {listed(value)}."
        return Finding(outcome=Outcome.NO, value=value, citations=places, note=note)
    said = _Said(withheld=bool(withheld), vague=bool(vague), places=places)
    return _without_names(case, sources, stage, what, said)


class _Said(NamedTuple):
    """What is said of data that nothing names, and where."""

    withheld: bool
    vague: bool
    places: tuple[Citation, ...]


def _without_names(
    case: Case, sources: tuple[SourceEvidence, ...], stage: Stage, what: str, said: _Said
) -> Finding:
    """The answer where no data is named: withheld, only described, or nothing found of it."""
    if said.withheld:
        note = f"Undisclosed: {what} is said to be withheld."
        return Finding(outcome=Outcome.NO, citations=said.places, note=note)
    places = said.places
    if not said.vague:
        told = described(sources, (CardTopic.TRAINING_DATA,))
        places = told.citations if stage is Stage.PRETRAINING else ()
    if linked := _linked_at(case, places):
        note = f"Linked where {what} is described, and not said to be it: {listed(linked)}."
        return Finding(outcome=Outcome.UNCLEAR, value=linked, citations=places, note=note)
    if places:
        note = f"Undisclosed: {what} is described, and no corpus is named."
        return Finding(outcome=Outcome.NO, citations=places, note=note, searched=ids(sources))
    note = f"Nothing was found on {what}."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(sources))


def _linked_at(case: Case, places: tuple[Citation, ...]) -> tuple[str, ...]:
    """The data sets that cited lines link to: such lines disclose something."""
    found = []
    for place in places:
        source = case.source(place.source)
        text = source.text(place.path) if source is not None and place.lines else None
        first, last = place.lines or (0, 0)
        found += [
            link.target
            for link in (text.links if text is not None else ())
            if link.kind is LinkKind.HUB_DATASET and link.target and first <= link.line <= last
        ]
    return tuple(dict.fromkeys(found))


def _leads_nowhere(mention: DatasetMention) -> bool:
    """Whether a data set was looked for where it is said to be, and nothing was there."""
    return mention.corpus is None and mention.availability is Availability.WITHDRAWN


def behind_gate(
    case: Case, sources: tuple[SourceEvidence, ...], stage: Stage
) -> tuple[Citation, ...]:
    """Where data of a stage is named that a gate alone keeps from being had; else empty.

    All that is named can be had then, some of it after a click, and nothing says there is more.
    """
    sources, named = speaking(case, sources, stage)
    gated = [m for m in named if m.availability is Availability.GATED]
    if any(m.availability not in (Availability.PUBLIC, Availability.GATED) for m in named):
        return ()
    withheld, vague = _not_out(case, sources, stage)
    more = withheld or _adds(vague) or _unnamed_shares(case, named)
    if more or not _by_card(sources, stage):
        return ()
    return best([cite_mention(case, m) for m in gated])


def _not_out(
    case: Case, sources: tuple[SourceEvidence, ...], stage: Stage
) -> tuple[list[Placed], list[Placed]]:
    """Statements that data is withheld or only promised, and such as name none."""
    said = statements_on_data(case, sources, stage)
    withheld = [s for s in said if s[2].stance in (Stance.WITHHELD, Stance.PROMISED)]
    return withheld, [s for s in said if s[2].stance is Stance.VAGUE]


def _by_card(sources: tuple[SourceEvidence, ...], stage: Stage) -> bool:
    """Whether a card speaks, where a repository, which may serve many models, is not enough."""
    return stage is Stage.TUNING or any(s.is_model for s in sources)


def speaking(
    case: Case, sources: tuple[SourceEvidence, ...], stage: Stage
) -> tuple[tuple[SourceEvidence, ...], tuple[DatasetMention, ...]]:
    """The sources that speak for the release on its data, and what they name.

    A model repository's card is the release's own word; a code repository, which may serve many
    models, is asked only where no card names data of that stage.
    """
    models = tuple(s for s in sources if s.is_model)
    for group in (models, sources):
        named = tuple(m for m in case.datasets(group) if m.stage is stage)
        if named:
            return group, named
    return sources, ()


def not_looked_at(case: Case, named: Iterable[DatasetMention]) -> tuple[str, ...]:
    """The named data sets of which we know neither the corpus nor a recorded repository."""
    recorded = {s.source.id.partition("datasets/")[2].lower() for s in case.evidence.sources}
    return tuple(m.name for m in named if m.corpus is None and m.name.lower() not in recorded)


def makers(case: Case) -> frozenset[str]:
    """Who owns the release's model repositories, in lower case."""
    owned = (s.source.id.partition(":")[2] for s in case.evidence.sources if s.is_model)
    return frozenset(name.partition("/")[0].lower() for name in owned)


def _published(case: Case, named: tuple[DatasetMention, ...]) -> bool:
    """Whether the maker itself published the data: then the other names are its ingredients."""
    return any(
        m.name.partition("/")[0].lower() in makers(case)
        for m in named
        if "/" in m.name and m.availability is Availability.PUBLIC
    )


def statements_on_data(
    case: Case, sources: tuple[SourceEvidence, ...], stage: Stage
) -> list[Placed]:
    """Statements on data of that stage; one without a stage counts for the stage of its layer."""
    found: list[Placed] = []
    for source in sources:
        for text in source.texts:
            relevance = source.relevance[text.path]
            if relevance is Relevance.NONE or source.is_dataset:
                continue
            for statement in read_statements(text):
                words = statement.sentence.text
                if statement.topic is not Topic.DATA or statement.stance is Stance.RELEASED:
                    continue
                if relevance is Relevance.MENTIONS and not mentions(words, case.names):
                    continue
                if _stage(case, statement) is stage:
                    found.append((source, text.path, statement))
    return found


def _stage(case: Case, statement: Statement) -> Stage:
    """A statement's own stage; else the base's when it names the base, else the release's own."""
    bases = tuple(read_name(r.name) for r in case.evidence.bases)
    if statement.stage is None and bases:
        of_base = mentions(statement.sentence.text, bases)
        return Stage.PRETRAINING if of_base else Stage.TUNING
    return statement.stage or Stage.PRETRAINING


def _adds(vague: list[Placed]) -> bool:
    """Whether a vague statement adds unnamed data to the named ("and other curated corpora")."""
    added = ("enhanc", "addition", "other", "plus", "along with", "together with", "curated")
    return any(word in s.sentence.text.lower() for _, _, s in vague for word in added)


def _unnamed_shares(case: Case, named: tuple[DatasetMention, ...]) -> list[Citation]:
    """Shares of the data ("12% news") without a name, in the sections that name the others."""
    share = phrases("data.share")
    found = []
    for source_id, path in dict.fromkeys((m.source, m.path) for m in named):
        source = case.source(source_id)
        text = source.text(path) if source is not None else None
        if source is None or text is None:
            continue
        lines = {m.line for m in named if (m.source, m.path) == (source_id, path)}
        sections = {s.section for s in text.sentences if s.section and s.first_line in lines}
        found += [
            source.cite(path, s.first_line, s.last_line, "a share of the data without a name")
            for s in text.sentences
            if s.section in sections and s.first_line not in lines and share.search(s.text)
        ]
    return found


def _places(placed: list[Placed]) -> list[Citation]:
    return [
        source.cite(path, s.sentence.first_line, s.sentence.last_line, _SHOWN[s.stance])
        for source, path, s in placed
    ]


def cite_mention(case: Case, mention: DatasetMention) -> Citation:
    """The line that names a data set."""
    source = case.source(mention.source)
    if source is None:
        return Citation(source=mention.source, path=mention.path, shows=f"names {mention.name}")
    return source.cite(mention.path, mention.line, mention.line, f"names {mention.name}")
