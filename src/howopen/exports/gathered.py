"""All tables with their columns, and their rows while they are gathered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from howopen.exports.tables import (
    CellFindingRow,
    CellRow,
    CitationRow,
    ConditionRow,
    ConditionTypeRow,
    DimensionRow,
    DisputeRow,
    Fact,
    FindingRow,
    FrameworkRow,
    JudgementRow,
    LicenseConditionRow,
    LicenseRow,
    LineageRow,
    QuestionRow,
    ReleaseLicenseRow,
    ReleaseRow,
    Row,
    SourceRow,
    StepRow,
)

TABLES: Mapping[str, tuple[str, ...]] = {
    "metadata": Fact._fields,
    "licenses": LicenseRow._fields,
    "condition_types": ConditionTypeRow._fields,
    "license_conditions": LicenseConditionRow._fields,
    "questions": QuestionRow._fields,
    "frameworks": FrameworkRow._fields,
    "dimensions": DimensionRow._fields,
    "releases": ReleaseRow._fields,
    "sources": SourceRow._fields,
    "findings": FindingRow._fields,
    "lineage": LineageRow._fields,
    "citations": CitationRow._fields,
    "release_licenses": ReleaseLicenseRow._fields,
    "conditions": ConditionRow._fields,
    "judgements": JudgementRow._fields,
    "cells": CellRow._fields,
    "cell_findings": CellFindingRow._fields,
    "steps": StepRow._fields,
    "disputes": DisputeRow._fields,
}
"""Table -> the names of its columns, in the order of `data/schema.sql`.

What is pointed at comes before what points to it.
`class` is a word of Python, so it is `class_` here.
"""


class Tables:
    """The rows of all tables while they are gathered; ids count from 1 within each table."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}

    def add(self, table: str, row: Row) -> None:
        """One row more."""
        self.rows[table].append(row)

    def next_id(self, table: str) -> int:
        """The id that the next row of a table gets."""
        return len(self.rows[table]) + 1

    def used(self, name: str) -> set[str]:
        """All that the rows gathered so far have in columns of that name."""
        return {
            value
            for table, columns in TABLES.items()
            for at in (columns.index(name) if name in columns else None,)
            if at is not None
            for row in self.rows[table]
            for value in (row[at],)
            if isinstance(value, str)
        }


def as_list(values: Iterable[str]) -> str:
    """Texts as a JSON array, which SQLite's `json_each` takes apart."""
    return json.dumps(list(values), ensure_ascii=False)
