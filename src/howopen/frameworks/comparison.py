"""Several releases side by side, under one definition or many."""

from __future__ import annotations

from collections.abc import Iterable

from howopen.errors import InputError
from howopen.frameworks.definition import Framework
from howopen.frameworks.judging import is_no_model
from howopen.frameworks.verdict import composed
from howopen.locale import Say, as_written
from howopen.model import Assessment, Cell, Judgement, Record, Release, Verdict


class Side(Record, frozen=True, kw_only=True):
    """One of the releases compared."""

    release: Release
    verdict: Verdict
    judgements: dict[str, Judgement]
    """Framework id -> judgement, in the order of the comparison."""


class Line(Record, frozen=True, kw_only=True):
    """One dimension, across the releases."""

    dimension: str
    cells: tuple[Cell | None, ...]
    """In the order of the sides; `None` where a release has no such cell."""
    differs: bool
    """True when the grades, or whether they were seen, are not the same for all."""


class Compared(Record, frozen=True, kw_only=True):
    """One definition, across the releases."""

    framework: str
    differs: bool
    """True when class or total are not the same for all."""
    lines: tuple[Line, ...]
    """One per dimension, in published order."""


class Comparison(Record, frozen=True, kw_only=True):
    """Releases side by side, in the order they were named."""

    sides: tuple[Side, ...]
    definitions: tuple[Compared, ...]


def compare(
    assessments: tuple[Assessment, ...], frameworks: Iterable[Framework], say: Say = as_written
) -> Comparison:
    """The classes, totals and cells of each assessment side by side.

    The verdicts are told through `say`. Raises `InputError` for fewer than two, or one that was
    not judged under a definition.
    """
    if len(assessments) < 2:
        raise InputError("nothing to compare: name at least two releases")
    chosen = tuple(frameworks)
    sides = tuple(_side(found, chosen, say) for found in assessments)
    return Comparison(sides=sides, definitions=tuple(_compared(f, sides) for f in chosen))


def _side(found: Assessment, frameworks: tuple[Framework, ...], say: Say) -> Side:
    for framework in frameworks:
        if framework.id not in found.judgements:
            why = f": {found.verdict.sentence}" if is_no_model(found.findings) else ""
            raise InputError(f"{found.release.name} was not judged under {framework.id}{why}")
    return Side(
        release=found.release,
        verdict=composed(found, say) or found.verdict,
        judgements={f.id: found.judgements[f.id] for f in frameworks},
    )


def _compared(framework: Framework, sides: tuple[Side, ...]) -> Compared:
    judgements = [side.judgements[framework.id] for side in sides]
    return Compared(
        framework=framework.id,
        differs=len({(judgement.grade, judgement.score) for judgement in judgements}) > 1,
        lines=tuple(_line(dimension.id, judgements) for dimension in framework.dimensions),
    )


def _line(dimension: str, judgements: list[Judgement]) -> Line:
    cells = tuple(judgement.dimensions.get(dimension) for judgement in judgements)
    kinds = {(cell.grade, cell.seen) if cell else None for cell in cells}
    return Line(dimension=dimension, cells=cells, differs=len(kinds) > 1)
