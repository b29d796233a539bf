"""Patterns are compiled at their first use, so a test compiles all of them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import howopen
from howopen.doors import patterns


def found(value: object, seen: set[int], depth: int = 0) -> Iterator[patterns.Pattern]:
    if id(value) in seen or depth > 6:
        return
    seen.add(id(value))
    if type(value) is type(patterns.compile("a")):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from found(inner, seen, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from found(inner, seen, depth + 1)
    elif type(value).__module__.startswith("howopen") and hasattr(value, "__dict__"):
        yield from found(vars(value), seen, depth + 1)


def test_every_pattern_of_ours_is_one_that_re2_runs_with_little_memory():
    seen: set[int] = set()
    names = [m.name for m in pkgutil.walk_packages(howopen.__path__, "howopen.")]
    every = [
        pattern
        for name in names
        if not name.endswith("__main__")
        for pattern in found(vars(import_module(name)), seen)
    ]
    assert len(every) > 300
    for pattern in every:
        pattern.search("a heron")
