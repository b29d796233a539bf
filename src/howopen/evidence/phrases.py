"""What documents say, as patterns: the phrases of a stage's `data/phrases.toml`, kept as data."""

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
def phrases(name: str, *, stage: str = "evidence") -> patterns.Pattern:
    """The pattern of the table `name` ("statements.withheld") of a stage; case is ignored.

    For sentences and headings: a space in the table is one space in the text. Raises `KeyError`
    for a table that is not there, or has no list.
    """
    return any_phrase(name, stage=stage)


@cache
def any_phrase(*names: str, stage: str = "evidence") -> patterns.Pattern:
    """The pattern of several tables at once: whether any of them says something."""
    lists: list[str] = []
    for name in names:
        table: dict[str, Any] = _tables(stage)
        for part in name.split("."):
            table = table[part]
        own = [
            shape.format(_joined(table[key], stage))
            for key, shape in _SHAPES.items()
            if key in table
        ]
        if not own:
            raise KeyError(name)
        lists += own
    return patterns.compile("|".join(lists), ignore_case=True)


def _joined(entries: list[str], stage: str) -> str:
    fragments = _tables(stage)["fragments"]
    return "|".join(
        _FRAGMENT.sub(lambda name: f"(?:{'|'.join(fragments[name.group(1)])})", entry)
        for entry in entries
    )


@cache
def _tables(stage: str) -> dict[str, Any]:
    file = resources.files(f"howopen.{stage}").joinpath("data/phrases.toml")
    return tomllib.loads(file.read_text("utf-8"))
