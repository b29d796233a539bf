"""What a condition's module finds in a text, in the form that tests compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

Find = Callable[[LegalText], Iterator[Found]]


def values(find: Find, text: str) -> list[dict]:
    return [found.value for found in find(LegalText(text))]


def quote(find: Find, text: str) -> str:
    """The words of the first one."""
    read = LegalText(text)
    return next(read.quote(found.start, found.end) for found in find(read))
