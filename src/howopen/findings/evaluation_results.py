"""The question whether results of evaluations are given."""

from __future__ import annotations

from howopen.evidence.topics import CardTopic
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, ids
from howopen.findings.shared.documented import FULL_WORDS, described
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="evaluation-results",
    asks="Are results of evaluations given?",
    why="They are what claims about a model's quality rest on.",
    looks="Cards and READMEs: sections and tables of results.",
    outcomes={
        Outcome.YES: "A section or table of results.",
        Outcome.PARTLY: "A mention of benchmarks.",
        Outcome.UNCLEAR: "Nothing was found.",
    },
    change="Give results with the benchmark's name, version and settings.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """Where results are given."""
    found = described(case.end, (CardTopic.EVALUATION,))
    if not found.words:
        return Finding(outcome=Outcome.UNCLEAR, note="No results.", searched=ids(case.end))
    outcome = Outcome.YES if found.words >= FULL_WORDS // 2 else Outcome.PARTLY
    note = f"Results of evaluations in about {found.words} words."
    return Finding(outcome=outcome, citations=found.citations, note=note)
