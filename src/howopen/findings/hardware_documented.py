"""The question whether the hardware is documented that trained the model."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.topics import CardTopic
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, distinct, ids
from howopen.findings.shared.documented import FULL_WORDS, described, documents_of
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="hardware-documented",
    asks="Is it said which hardware trained the model, and for how long?",
    why="It tells the cost and the footprint, and whether others could repeat it.",
    looks="Cards and READMEs: hardware, GPU hours, emissions.",
    outcomes={
        Outcome.YES: "A section on hardware, compute or emissions.",
        Outcome.PARTLY: "A mention.",
        Outcome.UNCLEAR: "Nothing was found.",
    },
    change="State accelerators, their number, hours and emissions in the card.",
    effort=Effort.WRITE,
    of_base=True,
)


def answer(case: Case) -> Finding:
    """Where hardware is spoken of."""
    sources = distinct((*case.end, *case.base))
    found = described(sources, (CardTopic.HARDWARE,))
    if not found.words:
        said = _trained_on(sources)
        if said:
            note = "It is said what hardware trained the model."
            return Finding(outcome=Outcome.PARTLY, citations=best(said), note=note)
        return Finding(outcome=Outcome.UNCLEAR, note="Nothing on hardware.", searched=ids(sources))
    outcome = Outcome.YES if found.words >= FULL_WORDS // 4 else Outcome.PARTLY
    note = f"Hardware or compute is described in about {found.words} words."
    return Finding(outcome=outcome, citations=found.citations, note=note)


def _trained_on(sources: tuple[SourceEvidence, ...]) -> list[Citation]:
    """The first sentence of each document that says on what was trained."""
    found = []
    for source, text in documents_of(sources):
        said = (s for s in text.sentences if phrases("hardware.trained").search(s.text))
        hit = next(said, None)
        if hit is not None:
            shows = "says what hardware trained it"
            found.append(source.cite(text.path, hit.first_line, hit.last_line, shows))
    return found
