"""The phrases of `findings/data/phrases.toml` as patterns, kept apart from the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from howopen.doors import patterns

_SHAPES = {"words": r"\b(?:{})\b", "stems": r"\b(?:{})", "parts": "(?:{})"}
"""What surrounds the entries of each list; the head of the file says what the lists mean."""
_FRAGMENT = patterns.compile(r"<([a-z]+)>")


@cache
def phrases(name: str) -> patterns.Pattern:
    """The pattern of the table `name` ("weights.gate"); letter case is ignored.

    Raises `KeyError` for a table that is not there.
    """
    group, _, table = name.partition(".")
    lists: dict[str, list[str]] = _tables()[group][table]
    shaped = [_SHAPES[shape].format("|".join(map(_whole, lists[shape]))) for shape in lists]
    return patterns.compile("|".join(shaped), ignore_case=True)


def _whole(entry: str) -> str:
    """The entry with its fragments put in."""
    fragments: dict[str, list[str]] = _tables()["fragments"]
    return _FRAGMENT.sub(lambda m: f"(?:{'|'.join(fragments[m.group(1)])})", entry)


@cache
def _tables() -> dict[str, Any]:
    text = resources.files("howopen.findings").joinpath("data/phrases.toml").read_text("utf-8")
    return tomllib.loads(text)
