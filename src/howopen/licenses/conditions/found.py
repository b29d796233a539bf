"""What a condition's module gives: a type, its typed value, and where the text states it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from howopen.licenses.text import LegalText

Value = dict[str, str | int | bool | tuple[str, ...]]
"""Details by name: counts are plain numbers, money whole units of `currency` (ISO 4217)."""


class Found(NamedTuple):
    """A condition at a place of a `LegalText`: offsets into its `plain` and `words`.

    The place begins where a quote of at most 25 words should begin, to show the condition.
    """

    start: int
    end: int
    value: Value


class FoundCondition(msgspec.Struct, frozen=True, kw_only=True):
    """A condition that a text states, with the words that tie it."""

    type: str
    value: Value
    quote: str
    """At most 25 words of the text, blanks collapsed and Markdown marks dropped."""
    line: int
    """The line on which the quote begins, counted from 1."""
    last_line: int
    """The last line of the clause."""


def located(type_: str, text: LegalText, found: Found) -> FoundCondition:
    """`found` with its quote and lines."""
    # A pattern may begin with the blank that stands for the end of the line before.
    blanks = len(text.words[found.start : found.end]) - len(
        text.words[found.start : found.end].lstrip()
    )
    found = found._replace(start=found.start + blanks)
    return FoundCondition(
        type=type_,
        value=found.value,
        quote=text.quote(found.start, found.end),
        line=text.line_of(found.start),
        last_line=text.line_of(max(found.start, found.end - 1)),
    )
