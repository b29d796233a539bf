"""Several releases side by side under one framework."""

from __future__ import annotations

from howopen.errors import InputError
from howopen.frameworks.definition import Framework
from howopen.model import Assessment, Cell, Judgement, Record, Release, Verdict


class Side(Record, frozen=True, kw_only=True):
    """One of the releases compared."""

    release: Release
    verdict: Verdict
    judgement: Judgement


class Line(Record, frozen=True, kw_only=True):
    """One dimension, across the releases."""

    dimension: str
    cells: tuple[Cell | None, ...]
    """In the order of the sides; `None` where a release has no such cell."""
    differs: bool
    """True when the grades, or whether they were seen, are not the same for all."""


class Comparison(Record, frozen=True, kw_only=True):
    """Releases side by side, in the order they were named."""

    framework: str
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    """One per dimension, in published order."""


def compare(assessments: tuple[Assessment, ...], framework: Framework) -> Comparison:
    """The cells of each assessment side by side.

    Raises `InputError` for fewer than two, or one that was not judged under `framework`.
    """
    if len(assessments) < 2:
        raise InputError("nothing to compare: name at least two releases")
    for found in assessments:
        if framework.id not in found.judgements:
            raise InputError(f"{found.release.name} was not judged under {framework.id}")
    sides = tuple(
        Side(
            release=found.release,
            verdict=found.verdict,
            judgement=found.judgements[framework.id],
        )
        for found in assessments
    )
    return Comparison(
        framework=framework.id,
        sides=sides,
        lines=tuple(_line(dimension.id, sides) for dimension in framework.dimensions),
    )


def _line(dimension: str, sides: tuple[Side, ...]) -> Line:
    cells = tuple(side.judgement.dimensions.get(dimension) for side in sides)
    kinds = {(cell.grade, cell.seen) if cell else None for cell in cells}
    return Line(dimension=dimension, cells=cells, differs=len(kinds) > 1)
