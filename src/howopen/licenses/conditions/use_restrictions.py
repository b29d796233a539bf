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

_PART = patterns.compile(
    r"\b(?:(attachment|exhibit|appendix|annex|schedule|addendum)(?: ([a-z]|\d{1,2}|[ivx]{1,4}))?"
    r"(?: ?[:\-])? ?)|附件"
)
_TITLE = patterns.compile(r"\b(?:uses?|usage) policy|\bprohibited uses")
_BEFORE_POLICY = 2500
"""A policy that begins later than this (in characters) follows a licence."""
_REACH = 1500
"""How many characters before a list its heading may stand."""


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
    first = max(0, start - _REACH)
    where = "inline"
    for match in _TITLE.finditer(text.plain[first:start]):
        if first + match.start() > _BEFORE_POLICY and _heads(text, first, match):
            where = "appended policy"
    for match in _PART.finditer(text.plain[first:start]):
        if match[1] and _heads(text, first, match):
            where = f"{match[1]} {match[2].upper()}" if match[2] else match[1]
        elif not match[1]:
            where = "attachment"
    return where


def _heads(text: LegalText, first: int, match: patterns.Match) -> bool:
    """Whether words are a heading: with a capital, and with no stop before the next capital."""
    after = first + match.end()
    following = text.words[after : after + 4].lstrip()
    return text.words[first + match.start()].isupper() and following[:1].isupper()
