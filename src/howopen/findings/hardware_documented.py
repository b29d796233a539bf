"""The question whether the hardware is documented that trained the model."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import Sentence
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
    """The first sentence of each document that says on what was, or is to be, trained."""
    found = []
    for source, text in documents_of(sources):
        hit = next((s for s in text.sentences if _tells(s)), None)
        if hit is not None:
            shows = "says what hardware trained it"
            found.append(source.cite(text.path, hit.first_line, hit.last_line, shows))
    return found


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence says what trained the model, or which machine its training asks for."""
    if phrases("hardware.trained").search(sentence.text):
        return True
    on_training = any(phrases("hardware.of_training").search(t) for t in sentence.section[-1:])
    return on_training and phrases("hardware.needed").search(sentence.text) is not None
