"""Grades findings by a framework's rules. The rules are data; nothing here knows a framework."""

from __future__ import annotations

from collections.abc import Mapping

from howopen.frameworks.definition import Condition, Dimension, Framework, Grade
from howopen.model import Cell, Coverage, Finding, Judgement, Outcome


def judge(findings: Mapping[str, Finding], framework: Framework) -> Judgement:
    """The framework's reading of the findings.

    A cell for which no rule holds gets the last grade; it counts as seen only when the deciding
    finding was. The range is what the total could be if all that was not seen were there.
    """
    cells = {d.id: _cell(findings, d, framework) for d in framework.dimensions}
    best = max(grade.points for grade in framework.grades)
    score = sum(cell.points for cell in cells.values())
    unseen = sum(not cell.seen for cell in cells.values())
    return Judgement(
        framework=framework.id,
        version=framework.version,
        score=score,
        out_of=best * len(cells),
        range=(score, score + best * unseen),
        coverage=Coverage(seen=len(cells) - unseen, of=len(cells)),
        dimensions=cells,
        attribution=framework.attribution,
    )


def _cell(findings: Mapping[str, Finding], dimension: Dimension, framework: Framework) -> Cell:
    grade, condition = _grade(findings, dimension, framework)
    deciding = tuple(condition) if condition else (_decisive(findings, dimension),)
    others = tuple(f for f in dimension.findings if f not in deciding)
    why = " ".join(findings[f].note for f in deciding if findings[f].note)
    seen = bool(condition) or findings[deciding[0]].outcome.seen
    return Cell(
        grade=grade.id,
        points=grade.points,
        seen=seen,
        findings=(*deciding, *others),
        why=why,
    )


def _grade(
    findings: Mapping[str, Finding], dimension: Dimension, framework: Framework
) -> tuple[Grade, Condition]:
    for grade in framework.grades:
        for condition in dimension.rules.get(grade.id, ()):
            if all(findings[f].outcome in outcomes for f, outcomes in condition.items()):
                return grade, condition
    return framework.grades[-1], {}


def _decisive(findings: Mapping[str, Finding], dimension: Dimension) -> str:
    """The first finding that applies to the release at all."""
    applying = (f for f in dimension.findings if findings[f].outcome is not Outcome.NOT_APPLICABLE)
    return next(applying, dimension.findings[0])
