"""The question whether a gate is all that stands before the data."""

from __future__ import annotations

from howopen.evidence.corpora import Stage
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cases_of_bases, ids
from howopen.findings.shared.data_of import behind_gate
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="data-gated",
    asks="Is a gate all that stands before the data?",
    why="Data behind a form can be looked into, and not by everybody nor without a trace.",
    looks=(
        "What is named of the data of each stage, where the hub or the corpus's publisher asks "
        "for an account, a form or an acceptance; for a derivative, the same of its base."
    ),
    outcomes={
        Outcome.YES: (
            "All named data of a stage can be had, some of it only after asking or agreeing, and "
            "no more is said to be withheld."
        ),
        Outcome.UNCLEAR: "Of no stage is that seen.",
    },
    change="Publish the data without a gate.",
    effort=Effort.STATE,
    of_base=True,
)


def answer(case: Case) -> Finding:
    """The stages whose data is behind a gate and else complete; `value` names them."""
    found = {"training data": _pretraining(case), "tuning data": _tuning(case)}
    value = tuple(stage for stage, places in found.items() if places)
    if not value:
        note = "Of no stage of training is a gate known to be all that stands before the data."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    return Finding(
        outcome=Outcome.YES,
        value=value,
        citations=best([c for places in found.values() for c in places]),
        note=f"To be had after asking or agreeing: {listed(value)}.",
    )


def _pretraining(case: Case) -> tuple[Citation, ...]:
    """Of the release's own base; of foreign bases only where it holds for each of them."""
    if not case.foreign:
        sources = case.base or case.evidence.sources
        return behind_gate(case, sources, Stage.PRETRAINING)
    bases = [_pretraining(base) for base in cases_of_bases(case)]
    if case.unseen_bases or not all(bases):
        return ()
    return best([c for places in bases for c in places])


def _tuning(case: Case) -> tuple[Citation, ...]:
    return behind_gate(case, case.end, Stage.TUNING) if case.tuned else ()
