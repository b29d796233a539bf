"""Exports: assessments as a database, as lines of JSON, as one wide table.

rows        from assessments to the rows of all tables; `found`, `judged` and `reference` make
            them, `tables` says what their columns are
sqlite      the rows as one SQLite file, by `data/schema.sql`
datasette   what Datasette shows around it, with the questions of `data/queries.toml`
wide        one row for each release, for spreadsheets and data frames

Not called `export`: that is the function of this name in `howopen`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from howopen.errors import InputError
from howopen.exports.rows import keyed, rows_of
from howopen.frameworks.definition import Framework
from howopen.model import Assessment

__all__ = ["Format", "exported", "format_of"]


class Format(StrEnum):
    """What assessments can be written as."""

    SQLITE = "sqlite"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


SUFFIXES = {
    ".sqlite": Format.SQLITE,
    ".sqlite3": Format.SQLITE,
    ".db": Format.SQLITE,
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".parquet": Format.PARQUET,
}
"""What the name of a file says of its format."""


def format_of(path: Path, named: str | None = None) -> Format:
    """The format that is named, else that of the file's suffix. Raises `InputError`."""
    try:
        return Format(named) if named is not None else SUFFIXES[path.suffix.lower()]
    except ValueError:
        raise InputError(f"{named!r} is no format; use one of {', '.join(Format)}") from None
    except KeyError:
        raise InputError(
            f"the suffix {path.suffix!r} names no format; use one of {', '.join(SUFFIXES)}, or name"
            f" one of {', '.join(Format)}"
        ) from None


def exported(
    assessments: Iterable[Assessment], form: Format, frameworks: Mapping[str, Framework]
) -> bytes:
    """The file's bytes; the same assessments in any order give the same bytes.

    Raises `DataError` for a number that a file cannot hold, and `InputError` or `HowopenError`
    where something that the format needs is not installed.
    """
    if form is Format.JSONL:
        from howopen.reports.json import to_json_line

        return "".join(to_json_line(found) for _, found in keyed(assessments)).encode()
    if form is Format.SQLITE:
        from howopen.exports.sqlite import to_sqlite

        rows = rows_of(assessments, frameworks)
        used = {row[0] for row in rows["frameworks"]}
        return to_sqlite(rows, [each for each in frameworks.values() if each.id in used])
    from howopen.exports.wide import to_csv, to_parquet, wide_table

    table = wide_table(assessments, frameworks)
    return to_parquet(table) if form is Format.PARQUET else to_csv(table).encode()
