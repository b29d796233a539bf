"""The question whether it is described how the model was tuned."""

from __future__ import annotations

from howopen.evidence.topics import CardTopic
from howopen.findings import tuning_code
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, ids
from howopen.findings.shared.documented import FULL_WORDS, described
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="tuning-documented",
    asks="Is it described, or shown as code, how the model was tuned?",
    why="Tuning changes what a model says; users should know how.",
    looks="The tuned model's card and README, and its tuning code.",
    outcomes={
        Outcome.YES: "Tuning code, or a description of half a page or more.",
        Outcome.PARTLY: "A short description.",
        Outcome.UNCLEAR: "Nothing was found.",
        Outcome.NOT_APPLICABLE: "The model is a base model; nothing was tuned.",
    },
    change="Describe method, data, hyperparameters and length of tuning, or publish the code.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """Code first, then words. In a card of a tune of a foreign base, training means tuning."""
    code = tuning_code.answer(case)
    if code.outcome in (Outcome.YES, Outcome.NOT_APPLICABLE):
        return code
    topics = (CardTopic.TUNING, CardTopic.TRAINING) if case.foreign else (CardTopic.TUNING,)
    found = described(case.end, topics)
    if found.words:
        full = found.words >= FULL_WORDS
        note = f"Documents describe the tuning in about {found.words} words."
        outcome = Outcome.YES if full else Outcome.PARTLY
        return Finding(outcome=outcome, citations=found.citations, note=note)
    note = "No description of the tuning was found."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
