"""The door for TOML that is not ours: size, depth and errors are held, and lines can be told.

TOML 1.0, https://toml.io/en/v1.0.0.
"""

from __future__ import annotations

import tomllib
from typing import Any

from howopen.doors import patterns
from howopen.errors import DataError

__all__ = ["MAX_LINES", "MAX_SIZE", "Place", "line_of", "parse_toml"]

MAX_SIZE = 1 << 20
"""Characters."""
MAX_LINES = 10_000
_AT = patterns.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
Place = tuple[str | int, ...]
"""Keys and positions from the top of a document to a value."""


def parse_toml(text: str) -> dict[str, Any]:
    """The document. Raises `DataError`: `LINE: what is wrong there`, whatever the text holds."""
    if len(text) > MAX_SIZE or text.count("\n") > MAX_LINES:
        raise DataError(f"1: more than {MAX_SIZE} characters or {MAX_LINES} lines are not read")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise DataError("1: it is nested too deeply") from error
    except ValueError as error:  # TOMLDecodeError, and numbers that Python cannot make
        said = str(error)
        at = _AT.search(said)
        line = (at[1] if at else None) or str(text.count("\n") + 1 if at else 1)
        what = said[: at.start()] if at else said
        raise DataError(f"{line}: this is not TOML: {what[:1].lower()}{what[1:]}") from error


def line_of(text: str, place: Place) -> int:
    """The line, from 1, of the statement that gives the value at a place in a sound document.

    For a place that is not there, the line of the nearest one above it. `tomllib` tells no lines,
    so the shortest beginning of the document that already has the place is sought; what stands
    last in it is the statement.
    """
    lines = text.split("\n")
    while place:
        if _has(tomllib.loads(text), place):
            return _first_statement(lines, *_bounds(lines, place))
        place = place[:-1]
    return 1


def _bounds(lines: list[str], place: Place) -> tuple[int, int]:
    """Lengths in lines of the longest beginning without the place and the shortest with it.

    Only beginnings that end with a statement count.
    """
    without, having = 0, len(lines)
    while having - without > 1:
        middle = (without + having) // 2
        for end in (*range(middle, without, -1), *range(middle + 1, having)):
            document = _beginning(lines, end)
            if document is not None:
                break
        else:
            break
        if _has(document, place):
            having = end
        else:
            without = end
    return without, having


def _beginning(lines: list[str], end: int) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines[:end]))
    except ValueError:
        return None


def _first_statement(lines: list[str], without: int, having: int) -> int:
    """The first line after `without` that is neither blank nor a comment."""
    for number in range(without, having):
        if lines[number].partition("#")[0].strip():
            return number + 1
    return having


def _has(document: object, place: Place) -> bool:
    here: Any = document
    for step in place:
        if isinstance(step, int):
            found = isinstance(here, list) and step < len(here)
        else:
            found = isinstance(here, dict) and step in here
        if not found:
            return False
        here = here[step]
    return True
