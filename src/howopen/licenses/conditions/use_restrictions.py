"""The text itself lists uses that are forbidden.

Value: `where`, "inline", "attachment A" (exhibit, appendix ...) or "appended policy"; `kinds`, the
forbidden uses named, in the order of the text (as in `forbidden_uses.KINDS`). "No unlawful use"
alone is no list.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.forbidden_uses import forbidden_uses, names_uses
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.text import LegalText

_PARTS = ("attachment", "exhibit", "appendix", "annex", "schedule", "addendum", "附件")
_TITLES = ("use policy", "uses policy", "prohibited uses", "usage policy")
_PART = patterns.compile(
    r"^(attachment|exhibit|appendix|annex|schedule|addendum) ?([a-z]|\d|[ivx]+)?\b|^附件"
)
_BEFORE_POLICY = 2500
"""A policy that begins later than this (in characters) follows a licence."""
_NEAR = 120
"""Within so many characters of a list its heading is one, though on the same line."""


def find(text: LegalText) -> Iterator[Found]:
    """The longest list, with the kinds of all."""
    lists = [uses for uses in forbidden_uses(text) if names_uses(uses.kinds)]
    if lists:
        longest = max(lists, key=lambda uses: (len(uses.kinds), -uses.start))
        kinds = tuple(dict.fromkeys(kind for uses in lists for kind in uses.kinds))
        value: Value = {"where": _where(text, longest.start), "kinds": kinds}
        yield Found(longest.start, longest.end, value)


def _where(text: LegalText, start: int) -> str:
    """The part of the text that holds the list: the last heading before it."""
    part = max(_last_line(text, words, start, first=True) for words in _PARTS)
    title = max(_last_line(text, words, start, first=False) for words in _TITLES)
    if part >= 0:
        found = _PART.search(text.plain[part : part + 40])
        if found and found[1]:
            return f"{found[1]} {found[2].upper()}" if found[2] else found[1]
        return "attachment"
    return "appended policy" if title > _BEFORE_POLICY else "inline"


def _last_line(text: LegalText, words: str, start: int, *, first: bool) -> int:
    """Where `words` last begin (or else end) a line before `start`, or stand right before it."""
    at = text.plain.rfind(words, 0, start)
    while at >= 0:
        edge, beyond = (at, at - 2) if first else (at, at + len(words) + 3)
        if start - at < _NEAR or text.line_of(edge) != text.line_of(max(0, beyond)):
            return at
        at = text.plain.rfind(words, 0, at)
    return -1
