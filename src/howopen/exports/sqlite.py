"""The tables as one SQLite file; the same rows give the same bytes, with the same SQLite.

The file is made in memory and handed out whole, so nothing is left half-written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib import resources
from typing import Final

from howopen.errors import DataError, HowopenError
from howopen.exports.gathered import TABLES
from howopen.exports.tables import Row
from howopen.frameworks.definition import Framework

PAGE_BYTES: Final = 4096
VERSION: Final = 1
"""Major version of the tables, as the file's `user_version`."""
SEARCHED: Final = ("releases", "findings", "citations")
"""Tables that have full-text search, in `TABLE_fts`."""
WITHOUT: Final = (
    "this Python's SQLite has no {}; use another Python, or export as jsonl or csv instead"
)


def to_sqlite(rows: Mapping[str, list[Row]], frameworks: Iterable[Framework]) -> bytes:
    """The file's bytes.

    `frameworks` are the definitions that get a column each in the view `standing`. Raises
    `DataError` for a number that no column holds, `HowopenError` where SQLite lacks something.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        if not hasattr(connection, "serialize"):
            raise HowopenError(WITHOUT.format("serialize"))
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.executescript(schema(frameworks))
            _fill(connection, rows)
            connection.execute("VACUUM")
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            raise HowopenError(WITHOUT.format("full-text search (FTS5)")) from error
        return connection.serialize()


def schema(frameworks: Iterable[Framework]) -> str:
    """The statements that make tables, indexes and views."""
    return f"{_schema()}\n{standing(frameworks)};\n"


@cache
def _schema() -> str:
    return resources.files(__package__).joinpath("data", "schema.sql").read_text("utf-8")


def standing(frameworks: Iterable[Framework]) -> str:
    """The view with a row for each release: its class under each definition, else its score."""
    columns = "".join(
        f",\n  max(CASE judgements.framework WHEN '{name}'"
        f' THEN coalesce(judgements.class, round(judgements.score, 4)) END) AS "{name}"'
        for name in _speakable(frameworks)
    )
    return (
        "CREATE VIEW standing AS\nSELECT\n  releases.id AS release, releases.name, "
        "releases.maker, releases.verdict,\n  releases.weights_license"
        f"{columns}\nFROM releases\nLEFT JOIN judgements ON judgements.release = releases.id\n"
        "GROUP BY releases.id"
    )


def _speakable(frameworks: Iterable[Framework]) -> Iterator[str]:
    """Ids that can stand in a statement: a view takes no parameters, so nothing else may."""
    for framework in frameworks:
        if framework.id.isascii() and framework.id.replace("-", "").replace(".", "").isalnum():
            yield framework.id


def _fill(connection: sqlite3.Connection, rows: Mapping[str, list[Row]]) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    for table, columns in TABLES.items():
        names = ", ".join(name.rstrip("_") for name in columns)
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our names
        try:
            connection.executemany(statement, rows[table])
        except OverflowError as error:
            raise DataError(
                f"a number in the table {table} is larger than a database holds; see whether"
                " the report was changed by hand"
            ) from error
    for table in SEARCHED:
        for task in ("rebuild", "optimize"):
            connection.execute(
                f"INSERT INTO {table}_fts ({table}_fts) VALUES (?)",  # noqa: S608 - our names
                (task,),
            )
    connection.execute("COMMIT")
