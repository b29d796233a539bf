"""The conditions that a licence text states, each with its typed value, its words and its line.

    for condition in locate_conditions(text):
        condition.type, condition.value, condition.quote, condition.line

One module per condition, named by its type, with `find(text: LegalText) -> Iterator[Found]`;
a new module is found by its name. `boilerplate` holds those that fixed phrases tell.
A request ("we ask that") is no condition.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from howopen.licenses.conditions.found import Found, FoundCondition, located
from howopen.licenses.terms import CONDITION_TYPES
from howopen.licenses.text import LegalText

__all__ = ["Found", "FoundCondition", "Placed", "locate_conditions", "place_conditions"]

Finder = Callable[[LegalText], Iterator[Found]]


class Placed(NamedTuple):
    """A condition with its place in the flat text."""

    condition: FoundCondition
    start: int
    end: int


def locate_conditions(text: str | LegalText) -> tuple[FoundCondition, ...]:
    """The conditions that a text states, by line; each type with each value once. Never raises."""
    read = text if isinstance(text, LegalText) else LegalText(text)
    return tuple(placed.condition for placed in place_conditions(read))


def place_conditions(text: LegalText) -> tuple[Placed, ...]:
    """The same, each with the offsets of its words in `text.words`."""
    found: dict[str, Placed] = {}
    for type_, find in _finders().items():
        for place in find(text):
            key = type_ + repr(sorted(place.value.items()))
            if key not in found:
                found[key] = Placed(located(type_, text, place), place.start, place.end)
    order = CONDITION_TYPES.index
    return tuple(sorted(found.values(), key=lambda p: (p.condition.line, order(p.condition.type))))


@lru_cache(maxsize=1)
def _finders() -> dict[str, Finder]:
    """The `find` of every module named as a condition type, and those of `boilerplate`."""
    own: dict[str, Finder] = {
        module.name: import_module(f"{__name__}.{module.name}").find
        for module in pkgutil.iter_modules(__path__)
        if module.name in CONDITION_TYPES
    }
    return {**own, **import_module(f"{__name__}.boilerplate").FINDERS}
