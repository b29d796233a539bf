"""What Datasette shows around the tables: titles, descriptions, facets, and ready questions.

https://docs.datasette.io/en/stable/metadata.html
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from howopen.exports.reference import DATA_LICENSE, RIGHTS

TITLE = "How open AI models really are"
ABOUT = (
    "Models judged by howopen from what is public about them: each grade leads to the answers that "
    f"it rests on, and each answer to the places that show it. {RIGHTS}"
)
SOURCE = "howopen"


class Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told of one table or view."""

    description: str
    columns: dict[str, str] = {}
    units: dict[str, str] = {}
    facets: tuple[str, ...] = ()
    label: str = ""
    sort: str = ""
    fts: str = ""
    """The column that its full-text search counts by."""


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that can be asked of the tables; its parameters may be left empty."""

    title: str
    description: str
    sql: str


@cache
def queries() -> dict[str, Query]:
    """Name -> question, in the order in which they are shown."""
    return msgspec.convert(_read("queries.toml"), dict[str, Query])


@cache
def described() -> dict[str, Described]:
    """Table or view -> what is told of it."""
    return msgspec.convert(_read("tables.toml"), dict[str, Described])


def to_metadata(database: str) -> str:
    """The metadata, as JSON, of a file that Datasette calls `database`: its name, less the end."""
    content = {
        "title": TITLE,
        "description": ABOUT,
        "source": SOURCE,
        "license": DATA_LICENSE,
        "databases": {
            database: {
                "title": TITLE,
                "description": ABOUT,
                "source": SOURCE,
                "license": DATA_LICENSE,
                "tables": {name: _table(name, each) for name, each in described().items()},
                "queries": {name: _query(each) for name, each in queries().items()},
            }
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _table(name: str, told: Described) -> dict[str, Any]:
    """What Datasette takes of a table; keys that would hold nothing are left out."""
    keys: dict[str, Any] = {
        "description": told.description,
        "columns": told.columns,
        "units": told.units,
        "facets": list(told.facets),
        "label_column": told.label,
        "sort": told.sort,
        "fts_table": f"{name}_fts" if told.fts else "",
        "fts_pk": told.fts,
    }
    return {key: value for key, value in keys.items() if value}


def _query(query: Query) -> dict[str, str]:
    return {
        "title": query.title,
        "description": query.description,
        "sql": query.sql.strip(),
    }


def _read(name: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath("data", name)
    return tomllib.loads(file.read_text("utf-8"))
