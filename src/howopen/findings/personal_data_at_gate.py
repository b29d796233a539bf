"""The question whether a gate before the weights asks for personal data."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import Text
from howopen.findings import weights_gated
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="personal-data-at-gate",
    asks="Does a gate before the weights ask for personal data?",
    why="Data given for access is a price, unless it serves the model's security alone.",
    looks="`extra_gated_fields` of the model's card, and what is known of a gate.",
    outcomes={
        Outcome.YES: "Its fields ask for names, addresses, employers and the like.",
        Outcome.PARTLY: "There is a gate, and which data it asks for was not seen.",
        Outcome.NO: "The hub's record says that there is no gate.",
        Outcome.UNCLEAR: "Nothing seen speaks of a gate.",
    },
    change="Remove the gate, or ask for nothing but what the model's security needs.",
    effort=Effort.STATE,
)
KINDS = {
    "name": "gate.name",
    "e-mail": "gate.email",
    "affiliation": "gate.affiliation",
    "place": "gate.place",
    "birth": "gate.birth",
    "contact": "gate.contact",
}
"""Kinds of personal data, and the phrases of the fields that ask for them."""
_KEY = "extra_gated_fields:"


def answer(case: Case) -> Finding:
    """The kinds of data that the fields of the gate ask for."""
    found: dict[str, Citation] = {}
    for source in case.models:
        for text in source.texts:
            for kind, citation in _asked(source, text):
                found.setdefault(kind, citation)
    if found:
        value = tuple(kind for kind in KINDS if kind in found)
        note = f"The gate asks for: {listed(value, len(KINDS))}."
        return Finding(
            outcome=Outcome.YES, value=value, citations=best([*found.values()]), note=note
        )
    gate = weights_gated.answer(case)
    if gate.outcome is Outcome.YES:
        note = "A gate stands before the weights; which data it asks for was not seen."
        return Finding(outcome=Outcome.PARTLY, citations=gate.citations, note=note)
    if gate.outcome is Outcome.NO:
        return Finding(outcome=Outcome.NO, citations=gate.citations, note=gate.note)
    return Finding(outcome=Outcome.UNCLEAR, note=gate.note, searched=ids(case.end))


def _asked(source: SourceEvidence, text: Text) -> list[tuple[str, Citation]]:
    """The fields below the key, each with the kinds of data that its label names."""
    head = text.front_matter
    line = head.lines.get(_KEY.rstrip(":"), 0) if head is not None else 0
    found = []
    for number in range(line + 1, len(text.lines) + 1) if line else ():
        label = text.lines[number - 1]
        if label[:1] not in (" ", "\t"):
            break
        for kind, table in KINDS.items():
            if phrases(table).search(label.rpartition(":")[0]):
                shows = f"the gate asks for: {kind}"
                found.append((kind, source.cite(text.path, number, number, shows)))
    return found
