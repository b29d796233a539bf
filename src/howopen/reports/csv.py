"""Reports for a spreadsheet. A cell that a spreadsheet would run as a formula is defused."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from howopen.doors.terminal import printable
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, number
from howopen.model import Assessment
from howopen.reports import words

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width ones run too


def assessments_to_csv(assessments: Iterable[Assessment]) -> str:
    """One line per release, framework and dimension, with the places it rests on."""
    lines: list[list[str]] = [
        [
            "release",
            "name",
            "maker",
            "verdict",
            "framework",
            "score",
            "dimension",
            "grade",
            "points",
            "seen",
            "why",
            "places",
        ]
    ]
    for found in assessments:
        release = found.release
        start = [release.id, release.name, release.producer or "", found.verdict.id.value]
        for name, judgement in found.judgements.items():
            for dimension, cell in judgement.dimensions.items():
                cited = words.citations(cell.findings, found.findings)
                places = [f"{words.origin(c)} {words.place(c)}" for c in cited]
                lines.append(
                    [
                        *start,
                        name,
                        number(judgement.score),
                        dimension,
                        cell.grade,
                        number(cell.points),
                        "yes" if cell.seen else "no",
                        cell.why,
                        "; ".join(places),
                    ]
                )
    return written(lines)


def ranking_to_csv(ranking: Ranking, framework: Framework) -> str:
    """One line per release, one column per dimension; cells not seen say so."""
    dimensions = [dimension.id for dimension in framework.dimensions]
    lines = [
        [
            *("rank", "release", "name", "maker", "verdict", "score", "out_of"),
            *("lowest", "highest", "cells_seen", "cells"),
            *dimensions,
        ]
    ]
    for row in ranking.rows:
        judgement = row.judgement
        marks = [words.mark(judgement.dimensions.get(d), framework).word for d in dimensions]
        lines.append(
            [
                str(row.rank),
                row.release.id,
                row.release.name,
                row.release.producer or "",
                row.verdict.id.value,
                number(judgement.score),
                number(judgement.out_of),
                number(judgement.range[0]),
                number(judgement.range[1]),
                str(judgement.coverage.seen),
                str(judgement.coverage.of),
                *marks,
            ]
        )
    return written(lines)


def written(lines: Iterable[Iterable[str]]) -> str:
    """Lines of cells as CSV."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([defused(value) for value in line] for line in lines)
    return out.getvalue()


def defused(value: str) -> str:
    """The value as text for a spreadsheet, never as a formula; control characters escaped.

    A tab or line break at the start, which some spreadsheets skip before a formula, is
    escaped by the same door.
    """
    clean = printable(value)
    return "'" + clean if clean.lstrip().startswith(_FORMULA) else clean
