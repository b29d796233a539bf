"""What a framework's definition holds: data, read from its file under `data/`."""

from __future__ import annotations

from howopen.model import Outcome, Record

Condition = dict[str, tuple[Outcome, ...]]
"""Question id -> outcomes; holds when every question has one of its outcomes."""


class Grade(Record, frozen=True, kw_only=True):
    """One step of a framework's scale."""

    id: str
    points: float
    symbol: str
    """One character for a table; never the only signal beside the word."""
    means: str


class Dimension(Record, frozen=True, kw_only=True):
    """One thing that the framework grades, and the rule that grades it."""

    id: str
    title: str
    short: str
    """At most 9 characters, for a column head."""
    group: str
    criteria: dict[str, str]
    """Grade id -> when it is given, in our words."""
    findings: tuple[str, ...]
    """The questions it rests on, the deciding ones first."""
    rules: dict[str, tuple[Condition, ...]]
    """Grade id -> alternatives; the first grade with one that holds is given."""


class Framework(Record, frozen=True, kw_only=True):
    """One published definition of openness."""

    id: str
    name: str
    version: str
    date: str
    url: str
    license: str
    attribution: str
    """What must be printed wherever its labels or grades are shown."""
    about: str
    grades: tuple[Grade, ...]
    """Best first; the last is given when no rule holds."""
    dimensions: tuple[Dimension, ...]
    """In published order."""
