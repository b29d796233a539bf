"""The question whether the maker says how it minds the rights of those whose works it used."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, distinct, ids
from howopen.findings.shared.said import documents, said
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="copyright-policy",
    asks="Is there a public policy on the copyright of the works that it was trained on?",
    why="Authors must be able to see whether their wishes are honoured, and whom to ask.",
    looks=(
        "Cards, READMEs, policies and data sets' cards: a copyright policy or code of practice, "
        "how robots.txt and other opt-outs are treated, a contact for rightsholders."
    ),
    outcomes={
        Outcome.YES: "A policy is named, or how opt-outs are treated and whom to ask are told.",
        Outcome.PARTLY: "One of these is told.",
        Outcome.UNCLEAR: "None was found; it may be on a page of the maker that was not seen.",
    },
    change="Publish a copyright policy: opt-outs honoured, crawlers used, whom to ask.",
    effort=Effort.WRITE,
)
_TOLD = {
    "policy": "rights.policy",
    "opt-outs": "rights.opt_out",
    "contact": "rights.contact",
}


def answer(case: Case) -> Finding:
    """What is said of policy, opt-outs and contact."""
    places = (*documents(case), *_on_data(case))
    found = {name: said(places, table, f"tells of: {name}") for name, table in _TOLD.items()}
    value = tuple(name for name, cited in found.items() if cited)
    cited = best([c for cited in found.values() for c in cited])
    if not value:
        note = "No copyright policy was found with the release."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    whole = "policy" in value or len(value) > 1
    note = f"On the rights of authors it tells of: {listed(value)}."
    outcome = Outcome.YES if whole else Outcome.PARTLY
    return Finding(outcome=outcome, value=value, citations=cited, note=note)


def _on_data(case: Case) -> tuple[tuple[SourceEvidence, Text], ...]:
    """Cards of the release's data sets, and its documents on copyright by their name."""
    sources = distinct((*case.evidence.sources, *case.end))
    return tuple(
        (source, text)
        for source in sources
        for text in source.texts
        if (source.is_dataset and text.path.lower() == "readme.md")
        or "copyright" in text.path.lower().rpartition("/")[2]
    )
