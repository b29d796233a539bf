"""Reads a definition from its file, and says with the line what is wrong with one.

One format for all: those that come with howopen and a user's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from howopen.doors import patterns
from howopen.doors.toml import Place, line_of, parse_toml
from howopen.errors import DataError
from howopen.frameworks.definition import Framework
from howopen.frameworks.definition_checks import Questions, wrongs
from howopen.model import Outcome

_STEP = patterns.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]")
_MISSING = patterns.compile(r"Object missing required field `(.+)`")
_UNKNOWN = patterns.compile(r"Object contains unknown field `(.+)`")

_OUTCOMES = tuple(outcome.value for outcome in Outcome)


def parse_definition(text: str, name: str, questions: Questions, *, digest: str = "") -> Framework:
    """The definition that the text of a file holds.

    `name` is the file's, for messages; `questions` are those that a rule may ask, with their
    outcomes. Raises `DataError`: `NAME:LINE: ` what is wrong there and what it could be instead.
    """
    try:
        raw = parse_toml(text)
    except DataError as error:
        raise DataError(f"{name}:{error}") from error
    for place, outcome in _outcomes(raw):
        if outcome not in _OUTCOMES:
            known = ", ".join(_OUTCOMES)
            what = f"{outcome!r} is no outcome of a question; there are: {known}"
            raise DataError(f"{name}:{line_of(text, place)}: {what}")
    try:
        framework = definition_of(raw)
    except msgspec.ValidationError as error:
        place, what = _located(str(error))
        raise DataError(f"{name}:{line_of(text, place)}: {what}") from error
    if framework.classes:
        what = "a class that code gives is only for definitions that come with howopen"
        raise DataError(f"{name}:{line_of(text, ('classes',))}: {what}; use [[results]]")
    for wrong in wrongs(framework, questions):
        raise DataError(f"{name}:{line_of(text, wrong.place)}: {wrong.what}")
    return msgspec.structs.replace(framework, digest=digest)


def definition_of(raw: dict[str, Any]) -> Framework:
    """The definition that a parsed document holds, names and sums unchecked.

    Raises `msgspec.ValidationError` where a key or a type is wrong.
    """
    return msgspec.convert(_written_out(raw), Framework)


def _written_out(raw: dict[str, Any]) -> dict[str, Any]:
    """The document with every short condition, a list of outcomes, as a table."""
    for _, alternative in _alternatives(raw):
        for question, wanted in alternative.items():
            if isinstance(wanted, list):
                alternative[question] = {"outcome": wanted}
    return raw


def _outcomes(raw: dict[str, Any]) -> Iterator[tuple[Place, object]]:
    """Every outcome that a rule names, and where; `msgspec` would not tell the question."""
    for place, alternative in _alternatives(raw):
        for question, wanted in alternative.items():
            names = wanted.get("outcome") if isinstance(wanted, dict) else wanted
            for name in names if isinstance(names, list) else ():
                yield (*place, question), name


def _alternatives(raw: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    for number, dimension in _tables(raw.get("dimensions")):
        rules = dimension.get("rules")
        for grade, alternatives in rules.items() if isinstance(rules, dict) else ():
            for position, alternative in _tables(alternatives):
                yield ("dimensions", number, "rules", grade, position), alternative


def _tables(values: object) -> list[tuple[int, dict[str, Any]]]:
    found = enumerate(values) if isinstance(values, list) else ()
    return [(number, value) for number, value in found if isinstance(value, dict)]


def _located(message: str) -> tuple[Place, str]:
    """Place and words of what msgspec says: "Object missing ... - at `$.dimensions[2]`"."""
    what, _, at = message.partition(" - at `$")
    place: Place = tuple(int(step[2]) if step[2] else step[1] or "" for step in _STEP.finditer(at))
    missing = _MISSING.fullmatch(what)
    if missing is not None:
        of = "a definition" if not place else f"an entry of {place[0]!r}"
        return place, f"{of} must have {missing[1]!r}, and this one has not"
    unknown = _UNKNOWN.fullmatch(what)
    if unknown is not None:
        key = unknown[1] or ""
        return (*place, key), f"{key!r} means nothing here; check the spelling"
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    where = f"{key!r}: " if key else ""
    return place, f"{where}{what[:1].lower()}{what[1:]}"
