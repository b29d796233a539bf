"""The phrases of `data/phrases.toml` as patterns: what documents say, kept apart from the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from howopen.doors import patterns

_SHAPES = {"words": r"\b(?:{})\b", "stems": r"\b(?:{})", "parts": "(?:{})"}
"""What surrounds the entries of each list; the head of the table says what the lists mean."""
_FRAGMENT = patterns.compile(r"<([a-z]+)>")


@cache
def phrases(name: str) -> patterns.Pattern:
    """The pattern of the table `name` ("statements.withheld"); letter case is ignored.

    For sentences and headings: a space in the table is one space in the text. Raises `KeyError`
    for a table that is not there, or has no list.
    """
    table: dict[str, Any] = _tables()
    for part in name.split("."):
        table = table[part]
    lists = [shape.format(_joined(table[key])) for key, shape in _SHAPES.items() if key in table]
    if not lists:
        raise KeyError(name)
    return patterns.compile("|".join(lists), ignore_case=True)


def _joined(entries: list[str]) -> str:
    return "|".join(_FRAGMENT.sub(_fragment, entry) for entry in entries)


def _fragment(name: patterns.Match) -> str:
    return f"(?:{'|'.join(_tables()['fragments'][name.group(1)])})"


@cache
def _tables() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("data/phrases.toml").read_text("utf-8")
    return tomllib.loads(text)
