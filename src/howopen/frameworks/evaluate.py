"""Grades findings by a definition's rules. The rules are data; nothing here knows a definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from howopen.frameworks.definition import (
    Alternative,
    Condition,
    Dimension,
    Framework,
    Grade,
    Result,
    Scoring,
    Selector,
    Tone,
    kind_of,
)
from howopen.model import Cell, Certainty, Coverage, Finding, Judgement, Outcome

Cells = Mapping[str, Cell]
NOT_ASKED = Finding(
    outcome=Outcome.UNREACHABLE, note="The question was not asked when the release was assessed."
)
"""Stands for a finding that an assessment of an older version does not hold."""


def judge(findings: Mapping[str, Finding], framework: Framework) -> Judgement:
    """The definition's reading of the findings.

    A cell for which no rule holds gets the last grade; it counts as seen only when the deciding
    finding was. The range is what the total could be if all that was not seen were there.
    """
    asked = {name: NOT_ASKED for d in framework.dimensions for name in _named(d)}
    known = {**asked, **findings}
    return judgement_of({d.id: _cell(known, d, framework) for d in framework.dimensions}, framework)


def _named(dimension: Dimension) -> tuple[str, ...]:
    alternatives = (a for rules in dimension.rules.values() for a in rules)
    return (*dimension.findings, *(name for a in alternatives for name in a))


def judgement_of(cells: dict[str, Cell], framework: Framework) -> Judgement:
    """The total, its range, and the class that the cells make."""
    score = sum(cell.points for cell in cells.values())
    full = framework.full
    unseen = [d.weight for d in framework.dimensions if not cells[d.id].seen]
    scale = framework.scale / full if framework.scoring is Scoring.MEAN and full else 1.0
    reached = _reached(cells, framework)
    return Judgement(
        framework=framework.id,
        version=framework.version,
        score=score * scale,
        out_of=full * scale,
        range=(score * scale, (score + framework.best * sum(unseen)) * scale),
        coverage=Coverage(seen=len(cells) - len(unseen), of=len(cells)),
        dimensions=cells,
        grade=reached.result.id if reached else None,
        decisive=reached.decisive if reached else _explaining(cells, framework),
        attribution=framework.attribution,
        definition=framework.digest,
    )


def _cell(findings: Mapping[str, Finding], dimension: Dimension, framework: Framework) -> Cell:
    grade, alternative = _grade(findings, dimension, framework)
    deciding = tuple(alternative) if alternative else (_decisive(findings, dimension),)
    others = tuple(f for f in dimension.findings if f not in deciding)
    obstacles = _obstacles(findings, dimension, framework, grade)
    # What keeps it from better says more than what it has.
    why = dict.fromkeys(findings[f].note for f in (*obstacles, *deciding) if findings[f].note)
    seen = bool(alternative) or findings[deciding[0]].outcome.seen
    return Cell(
        grade=grade.id,
        points=grade.points * dimension.weight,
        seen=seen,
        findings=(*deciding, *others),
        deciding=deciding,
        obstacles=obstacles,
        certainty=_certainty([findings[f] for f in (*deciding, *obstacles)], seen=seen),
        why=" ".join(why),
    )


def _grade(
    findings: Mapping[str, Finding], dimension: Dimension, framework: Framework
) -> tuple[Grade, Alternative]:
    for grade in framework.grades:
        for alternative in dimension.rules.get(grade.id, ()):
            if all(holds(findings[name], wanted) for name, wanted in alternative.items()):
                return grade, alternative
    return framework.grades[-1], {}


def _certainty(rests_on: list[Finding], *, seen: bool) -> Certainty:
    """How firmly a cell stands that rests on these findings."""
    if not seen:
        return Certainty.NOT_SEEN
    firm = all(
        finding.outcome is Outcome.NOT_APPLICABLE
        or (finding.outcome in (Outcome.YES, Outcome.NO) and finding.citations)
        for finding in rests_on
    )
    taken_at_its_word = any(finding.unseen for finding in rests_on)
    return Certainty.CERTAIN if firm and not taken_at_its_word else Certainty.LIKELY


def _obstacles(
    findings: Mapping[str, Finding], dimension: Dimension, framework: Framework, given: Grade
) -> tuple[str, ...]:
    """The findings that keep a cell from the best grade that it could have.

    Of several ways to that grade the one with the fewest; of those the one that stands first.
    A part that the release does not have is nothing that anybody could change.
    """
    for grade in framework.grades:
        if grade.id == given.id:
            break
        unmet = [
            tuple(
                name
                for name, wanted in each.items()
                if not holds(findings[name], wanted)
                and findings[name].outcome is not Outcome.NOT_APPLICABLE
            )
            for each in dimension.rules.get(grade.id, ())
        ]
        if unmet and framework.tone(grade.id) is Tone.GOOD:
            return min(unmet, key=len)
    return ()


def holds(finding: Finding, wanted: Condition) -> bool:
    """Whether a finding is what a rule wants of it."""
    if wanted.outcome:
        if finding.outcome not in wanted.outcome:
            return False
    elif not finding.outcome.seen:
        return False
    if not wanted.value and not wanted.without:
        return True
    kinds = {kind_of(value) for value in finding.value}
    return not kinds.intersection(wanted.without) and (
        not wanted.value or bool(kinds.intersection(wanted.value))
    )


def _decisive(findings: Mapping[str, Finding], dimension: Dimension) -> str:
    """The first finding that applies to the release at all."""
    applying = (f for f in dimension.findings if findings[f].outcome is not Outcome.NOT_APPLICABLE)
    return next(applying, dimension.findings[0])


class _Reached(NamedTuple):
    """The class that was reached, and the dimensions that decided it."""

    result: Result
    decisive: tuple[str, ...]


def _reached(cells: Cells, framework: Framework) -> _Reached | None:
    for result in framework.results:
        met = [_met(cells, selector, framework) for selector in result.when]
        if all(m is not None for m in met):
            deciding = [d for m in met if m is not None for d in m]
            return _Reached(result, decisive_first(deciding, framework))
    return None


def _met(cells: Cells, selector: Selector, framework: Framework) -> list[str] | None:
    """The dimensions that make a demand hold, none for "all of them"; `None` when it does not."""
    of = selected(selector, framework)
    if selector.all and not all(cells[d].grade in selector.all for d in of):
        return None
    deciding = [d for d in of if cells[d].grade in selector.any]
    return None if selector.any and not deciding else deciding


def selected(selector: Selector, framework: Framework) -> tuple[str, ...]:
    """The ids of the dimensions that a selector speaks of."""
    named = set(selector.of)
    return tuple(d.id for d in framework.dimensions if not named or named & {d.id, d.group})


def _explaining(cells: Cells, framework: Framework) -> tuple[str, ...]:
    """The dimensions that say why a total is not full; those with the largest loss first."""
    lacking = [
        d for d in framework.dimensions if framework.tone(cells[d.id].grade) is not Tone.GOOD
    ]
    lacking.sort(key=lambda d: cells[d.id].points - framework.best * d.weight)
    return decisive_first([d.id for d in lacking], framework)


def decisive_first(dimensions: list[str], framework: Framework) -> tuple[str, ...]:
    """Each once, those first that the definition names as decisive."""
    first = [d for d in framework.decisive if d in dimensions]
    return tuple(dict.fromkeys((*first, *dimensions)))
