"""The question whether there is a datasheet or data card for the data that is named."""

from __future__ import annotations

from functools import cache

from howopen.doors import patterns
from howopen.evidence.corpora import corpora
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import classify_url
from howopen.evidence.listing import Role
from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best, cite_files, distinct, is_readme
from howopen.model import Citation, Finding, Outcome

_CALLED = patterns.compile(r"\bdata ?sheets?\b|\bdata (?:cards?|statements?)\b", ignore_case=True)
CARD_WORDS = 150
"""A data set's page with fewer words of prose answers no question of a datasheet."""

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
    value = tuple(dict.fromkeys(c.path if c.path not in places else c.shows for c in found))
    whole = not case.foreign and len(found) >= max(1, len({m.stage for m in named}))
    note = f"Datasheet or data card: {', '.join(value[:4])}." + (
        "" if whole else " Not all data of the model has one."
    )
    outcome = Outcome.YES if whole else Outcome.PARTLY
    return Finding(outcome=outcome, value=value, citations=best(found), note=note)


def _linked(source: SourceEvidence) -> list[Citation]:
    """Lines that link to something called a datasheet, or to a corpus's known one."""
    return [
        source.cite(text.path, link.line, link.line, f"links a datasheet: {link.target}")
        for text in source.relevant()
        for link in text.links
        if _CALLED.search(link.text) or (link.target in _datasheets())
    ]


def _own(source: SourceEvidence) -> list[Citation]:
    found = list(cite_files(source, source.listing.of(Role.DATASHEET), "a datasheet"))
    if source.is_dataset:
        found += [
            source.cite(t.path, shows="the data set's card")
            for t in source.texts
            if is_readme(t.path) and t.words >= CARD_WORDS
        ]
    return found


@cache
def _datasheets() -> frozenset[str]:
    """Addresses of the corpora's known datasheets, as links name them."""
    return frozenset(classify_url(c.datasheet)[1] for c in corpora() if c.datasheet)
