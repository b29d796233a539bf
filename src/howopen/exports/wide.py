"""The wide table: a row for each release, its total and every cell under each definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from howopen.errors import InputError
from howopen.exports.rows import Keyed, keyed
from howopen.exports.tables import Value
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import number
from howopen.model import Assessment, Cell, Judgement
from howopen.reports.csv import written
from howopen.reports.words import NOT_SEEN

_RELEASE = ("release", "name", "maker", "verdict", "sentence", "weights_license", "recording")
_TOTAL: Mapping[str, type] = {
    "class": str,
    "score": float,
    "out_of": float,
    "lowest": float,
    "highest": float,
    "cells_seen": int,
    "cells": int,
}


class Wide(NamedTuple):
    """Columns with the type of what is in them, and rows of as many values."""

    columns: dict[str, type]
    rows: list[list[Value]]


def wide_table(assessments: Iterable[Assessment], frameworks: Mapping[str, Framework]) -> Wide:
    """Sorted by release; cells that rest on nothing seen say so, not their grade."""
    releases = keyed(assessments)
    dimensions = dict(_dimensions(releases, frameworks))
    columns: dict[str, type] = dict.fromkeys(_RELEASE, str)
    for framework, names in dimensions.items():
        columns |= {f"{framework} {name}": kind for name, kind in _TOTAL.items()}
        columns |= {f"{framework}:{name}": str for name in names}
    rows = []
    for key, found in releases:
        row = _about(key, found)
        for framework, names in dimensions.items():
            row += _judged(found.judgements.get(framework), names)
        rows.append(row)
    return Wide(columns, rows)


def to_csv(table: Wide) -> str:
    """The table for a spreadsheet; what one would run as a formula is defused."""
    lines = [[_shown(value) for value in row] for row in table.rows]
    return written([list(table.columns), *lines])


def to_parquet(table: Wide) -> bytes:
    """The table as a Parquet file. Raises `InputError` where pyarrow is not installed."""
    pa, parquet = _pyarrow()
    kinds = {str: pa.string(), float: pa.float64(), int: pa.int64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    columns = [[row[at] for row in table.rows] for at in range(len(table.columns))]
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    out = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    content: bytes = out.getvalue().to_pybytes()
    return content


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            "parquet needs pyarrow; install howopen[parquet], or export as sqlite, jsonl or csv"
        ) from error
    return pa, parquet


def _dimensions(
    releases: Iterable[Keyed], frameworks: Mapping[str, Framework]
) -> Iterator[tuple[str, list[str]]]:
    """Each definition judged by, with its dimensions: known ones first and in published order."""
    used: dict[str, set[str]] = {}
    for _, found in releases:
        for name, judgement in found.judgements.items():
            used.setdefault(name, set()).update(judgement.dimensions)
    order = [name for name in frameworks if name in used]
    for name in (*order, *sorted(used.keys() - frameworks.keys())):
        known = frameworks.get(name)
        names = [each.id for each in known.dimensions] if known else []
        yield name, [*names, *sorted(used[name] - set(names))]


def _about(key: str, found: Assessment) -> list[Value]:
    weights = found.findings.get("weights-license")
    return [
        key,
        found.release.name,
        found.release.producer,
        found.verdict.id.value,
        found.verdict.sentence,
        weights.value[0] if weights is not None and weights.value else None,
        found.recording,
    ]


def _judged(judgement: Judgement | None, dimensions: Iterable[str]) -> list[Value]:
    if judgement is None:
        return [None] * (len(_TOTAL) + len(list(dimensions)))
    low, high = judgement.range
    coverage = judgement.coverage
    totals = [judgement.grade, judgement.score, judgement.out_of, low, high]
    cells = (judgement.dimensions.get(name) for name in dimensions)
    grades = [_grade(cell) for cell in cells]
    return [*totals, coverage.seen, coverage.of, *grades]


def _grade(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return cell.grade if cell.seen else NOT_SEEN.word


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return number(value) if isinstance(value, float) else str(value)
