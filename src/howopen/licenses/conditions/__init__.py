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

from howopen.licenses.conditions.found import Found, FoundCondition, located
from howopen.licenses.terms import CONDITION_TYPES
from howopen.licenses.text import LegalText

__all__ = ["Found", "FoundCondition", "locate_conditions"]

Finder = Callable[[LegalText], Iterator[Found]]


def locate_conditions(text: str | LegalText) -> tuple[FoundCondition, ...]:
    """The conditions that a text states, by line; each type with each value once. Never raises."""
    read = text if isinstance(text, LegalText) else LegalText(text)
    found: dict[str, FoundCondition] = {}
    for type_, find in _finders().items():
        for place in find(read):
            key = type_ + repr(sorted(place.value.items()))
            if key not in found:
                found[key] = located(type_, read, place)
    return tuple(sorted(found.values(), key=lambda c: (c.line, CONDITION_TYPES.index(c.type))))


@lru_cache(maxsize=1)
def _finders() -> dict[str, Finder]:
    """The `find` of every module named as a condition type, and those of `boilerplate`."""
    own: dict[str, Finder] = {
        module.name: import_module(f"{__name__}.{module.name}").find
        for module in pkgutil.iter_modules(__path__)
        if module.name in CONDITION_TYPES
    }
    return {**own, **import_module(f"{__name__}.boilerplate").FINDERS}
