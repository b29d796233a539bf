"""The question whether there is a datasheet or data card for the data that is named."""

from __future__ import annotations

from functools import cache

from howopen.doors.markup import BlockKind
from howopen.evidence.corpora import corpora
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import classify_url
from howopen.evidence.listing import Role
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, cite_opening, distinct, is_readme
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

CARD_WORDS = 150
"""A data set's page with fewer words of prose, and no such sections, is no datasheet."""
SECTIONS = 2
"""So many sections of a datasheet make a short page one (Gebru et al. 2021, section 3)."""

QUESTION = Question(
    id="data-card",
    asks="Is there a datasheet for the data: how it was collected and curated?",
    why="Without it nobody can tell what is in the data, whose it is, and what was done to it.",
    looks=(
        "Datasheet files in the release's repositories, cards of its data sets, and published "
        "datasheets of the corpora that it names."
    ),
    outcomes={
        Outcome.YES: "Every data set that is named has a datasheet or card.",
        Outcome.PARTLY: "Some have.",
        Outcome.UNCLEAR: "None was found.",
    },
    change="Write a datasheet (Gebru et al. 2021) for each data set and link it from the card.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """Datasheets by file, by the data set's own card, and by links to a published one.

    A corpus may have a datasheet that the release does not point to: then it documents the
    corpus and not this release.
    """
    sources = distinct(tuple(s for e in (case.evidence, *case.bases) for s in e.sources))
    found = [c for s in sources for c in (*_own(s), *_linked(s))]
    if not found:
        return Finding(outcome=Outcome.UNCLEAR, note="No datasheet was found.")
    named = case.datasets(case.evidence.sources)
    places = {c.path for s in sources for c in _linked(s)}
    value = tuple(dict.fromkeys(c.shows if c.path in places else c.path for c in found))
    told = not case.foreign and not case.unread_cards
    whole = told and len(found) >= max(1, len({m.stage for m in named}))
    rest = "" if whole else " Not all data of the model has one."
    note = f"Datasheet or data card: {listed(value)}.{rest}"
    outcome = Outcome.YES if whole else Outcome.PARTLY
    return Finding(outcome=outcome, value=value, citations=best(found), note=note)


def _linked(source: SourceEvidence) -> list[Citation]:
    """Lines that link to something called a datasheet, or to a corpus's known one."""
    return [
        source.cite(text.path, link.line, link.line, f"links a datasheet: {link.target}")
        for text in source.relevant()
        for link in text.links
        if phrases("data.datasheet").search(link.text) or (link.target in _datasheets())
    ]


def _own(source: SourceEvidence) -> list[Citation]:
    found = list(cite_files(source, source.listing.of(Role.DATASHEET), "a datasheet"))
    if source.is_dataset:
        found += [
            cite_opening(source, t.path, "the data set's card")
            for t in source.texts
            if is_readme(t.path) and (t.words >= CARD_WORDS or _sections(t) >= SECTIONS)
        ]
    return found


def _sections(text: Text) -> int:
    """How many sections answer what a datasheet is asked."""
    titles = {b.section[-1] for b in text.blocks if b.section and b.kind is not BlockKind.HEADING}
    return sum(phrases("data.sections").search(title) is not None for title in titles)


@cache
def _datasheets() -> frozenset[str]:
    """Addresses of the corpora's known datasheets, as links name them."""
    return frozenset(classify_url(c.datasheet)[1] for c in corpora() if c.datasheet)
