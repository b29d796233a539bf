"""From findings to everything that is judged of a release, under several definitions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from howopen.findings import questions
from howopen.frameworks.definition import Framework
from howopen.frameworks.disputes import disputes
from howopen.frameworks.evaluate import judge
from howopen.frameworks.mof.grading import with_class
from howopen.frameworks.steps import steps_of
from howopen.model import Dispute, Finding, Judgement, Outcome

CLASSES: dict[str, Callable[[Judgement, Framework], Judgement]] = {"mof": with_class}
"""What gives the class of a judgement where a definition's rules cannot say it."""


class Judged(NamedTuple):
    """What definitions make of the findings."""

    judgements: dict[str, Judgement]
    disputes: tuple[Dispute, ...]


def is_no_model(findings: Mapping[str, Finding]) -> bool:
    """Whether the findings are of something that definitions of open models do not speak of."""
    weights = findings.get("weights-downloadable")
    return weights is not None and weights.outcome is Outcome.NOT_APPLICABLE


def judge_all(findings: Mapping[str, Finding], frameworks: Iterable[Framework]) -> Judged:
    """The reading of each definition, what it would take to get further, and what they dispute.

    Empty for what is no model.
    """
    if is_no_model(findings):
        return Judged({}, ())
    chosen = tuple(frameworks)
    asked = {question.id: question for question in questions()}
    judgements = {}
    for framework in chosen:
        found = judge(findings, framework)
        if framework.classes:
            found = CLASSES[framework.classes](found, framework)
        steps = steps_of(found, framework, findings, asked)
        judgements[framework.id] = replace(found, steps=steps)
    return Judged(judgements, disputes(judgements, chosen, findings))
