"""Findings: one module per question, each with its definition and its answer.

The list of questions is the folder: every module here that has a `QUESTION` is one. `question.py`
says what a question is; what several questions share lies in `shared/`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from msgspec.structs import replace

from howopen.evidence import Evidence
from howopen.findings.question import Question
from howopen.findings.shared.base_terms import with_licenses
from howopen.findings.shared.case import Case, case_of
from howopen.findings.shared.sight import UNSEEN, in_sight
from howopen.findings.shared.subject import OF_NO_MODEL, as_subject
from howopen.model import Finding, Outcome

__all__ = [
    "Case",
    "Question",
    "answer_case",
    "answer_questions",
    "case_of",
    "questions",
    "with_licenses",
]


class _Module(Protocol):
    QUESTION: Question

    def answer(self, case: Case) -> Finding: ...


@cache
def _modules() -> tuple[_Module, ...]:
    names = sorted(info.name for info in iter_modules(__path__) if not info.ispkg)
    found = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(module for module in found if hasattr(module, "QUESTION"))


@cache
def questions() -> tuple[Question, ...]:
    """All questions, sorted by id; each may be unreachable or not apply.

    See `shared.sight` and `shared.subject`.
    """
    asked = (module.QUESTION for module in _modules())
    return tuple(
        replace(
            q,
            outcomes={
                **q.outcomes,
                Outcome.UNREACHABLE: q.outcomes.get(Outcome.UNREACHABLE, UNSEEN),
                Outcome.NOT_APPLICABLE: q.outcomes.get(Outcome.NOT_APPLICABLE, OF_NO_MODEL),
            },
        )
        for q in asked
    )


def answer_questions(evidence: Evidence, bases: tuple[Evidence, ...] = ()) -> dict[str, Finding]:
    """Question id -> finding, of a release and all recorded releases of its lineage."""
    return answer_case(case_of(evidence, bases))


def answer_case(case: Case) -> dict[str, Finding]:
    """Question id -> finding, for every question, in the order of `questions()`."""
    found = {module.QUESTION.id: module.answer(case) for module in _modules()}
    seen = {name: in_sight(case, finding) for name, finding in found.items()}
    return as_subject(case, seen)
