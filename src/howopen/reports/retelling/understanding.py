"""Understands a kept English text: the form in which it is said, and what that holds.

The longest form counts for which everything that should be ours is ours. Text from elsewhere is
never looked at for words of ours, but for the `and 3 more` at the end of a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from howopen.doors import patterns
from howopen.reports.retelling.forms import (
    FOLLOWING,
    GROUPS,
    HOLDS,
    NOTE,
    NUMBER,
    PLACEHOLDER,
)

KEPT: Final = 1 << 14
"""So many texts are kept as understood; a catalogue's pages say the same things again."""
LONGEST: Final = 4000
"""A longer text is nothing that we said."""
_MORE = patterns.compile(r"(?s)(.+) and (\d+) more")
_NUMBER = patterns.compile(r"\d[\d,]{0,30}")
_NEXT = patterns.compile(r"\. \pL")
"""Where another sentence may begin."""


class Said(NamedTuple):
    """Words of ours in one of our forms."""

    form: str
    group: str
    parts: dict[str, Part]


class Number(NamedTuple):
    """A whole number: `700,000,000`, or with its digits together."""

    digits: str


class Several(NamedTuple):
    """Sentences one after the other, or the members of a list."""

    parts: tuple[Part, ...]
    between: str = ", "
    more: str = ""
    """How many members of a list are not shown; empty when all are."""


Part = Said | Number | Several | str
"""What is understood; a `str` is a name, which stays as it is."""


@lru_cache(maxsize=KEPT)
def understood(text: str, group: str = NOTE) -> Part | None:
    """What a text says in a form of the group; `None` when it is none of ours."""
    if len(text) > LONGEST:
        return None
    return _sentences(text, group) if group in (NOTE, FOLLOWING) else _phrase(text, group)


def _sentences(text: str, group: str) -> Part | None:
    """One sentence, else the first with those that may follow it.

    A sentence whose names look like sentences gives way to several, where each is ours.
    """
    whole = None
    for said in _ways(text, group):
        if not any(_NEXT.search(name) for name in names_in(said)):
            return said
        whole = whole or said
    for stop in _NEXT.finditer(text):
        first = _phrase(text[: stop.start() + 1], group)
        rest = understood(text[stop.start() + 2 :], FOLLOWING) if first is not None else None
        if first is not None and rest is not None:
            return Several((first, rest), " ")
    return whole


def _phrase(text: str, group: str) -> Part | None:
    return next(_ways(text, group), None)


def _ways(text: str, group: str) -> Iterator[Said]:
    """The forms of a group in which a text may be said, the longest first."""
    for form in _forms(group).of(text):
        for pattern in form.patterns:
            match = pattern.fullmatch(text)
            if match is None:
                break
            found = zip(form.holds, match.groups(), strict=True)
            parts = {name: _part(words or "", name) for name, words in found}
            known = {name: part for name, part in parts.items() if part is not None}
            if len(known) == len(parts):
                yield Said(form.words, group, known)
                break


def _part(text: str, name: str) -> Part | None:
    """What stands for a placeholder; `None` where words of ours should, and do not."""
    if name == NUMBER:
        return Number(text) if _NUMBER.fullmatch(text) else None
    if HOLDS.get(name) == NOTE:
        return understood(text)
    cut = _MORE.fullmatch(text)
    shown, more = (cut[1] or "", cut[2] or "") if cut is not None else (text, "")
    if name not in HOLDS:
        return Several((shown,), more=more) if more else text
    members = _members(shown, HOLDS[name])
    if members is not None:
        return Several(members, more=more) if more or members[1:] else members[0]
    return _phrase(text, HOLDS[name])


@lru_cache(maxsize=KEPT)
def _members(text: str, group: str) -> tuple[Part, ...] | None:
    """The members of a list, as many as they can be; `None` when some are none of the group."""
    at = text.find(", ")
    while True:
        member = _phrase(text if at < 0 else text[:at], group)
        if at < 0:
            return (member,) if member is not None else None
        rest = _members(text[at + 2 :], group) if member is not None else None
        if member is not None and rest is not None:
            return (member, *rest)
        at = text.find(", ", at + 2)


def names_in(part: Part) -> Iterator[str]:
    """The names that something understood holds."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Several):
        for each in part.parts:
            yield from names_in(each)
    elif isinstance(part, Said):
        for each in part.parts.values():
            yield from names_in(each)


class _Form(NamedTuple):
    """A form that can be looked for."""

    words: str
    holds: tuple[str, ...]
    """Its placeholders, in order."""
    patterns: tuple[patterns.Pattern, ...]
    """Those that take as little as they can for each placeholder, and as much."""

    @property
    def length(self) -> int:
        """How much of it are its own words."""
        return len(PLACEHOLDER.sub("", self.words))


class _Forms(NamedTuple):
    """The forms of a group, by their first word."""

    beginning: dict[str, tuple[_Form, ...]]
    """With those that begin with a placeholder among them."""
    others: tuple[_Form, ...]

    def of(self, text: str) -> tuple[_Form, ...]:
        """The forms that a text may have, the longest first."""
        return self.beginning.get(text.partition(" ")[0], self.others)


@cache
def _forms(group: str) -> _Forms:
    read = sorted(map(_read, dict.fromkeys(GROUPS[group])), key=lambda f: _rank(f, group))
    firsts = {form: form.words.partition(" ")[0] for form in read}
    open_ = {first for first in firsts.values() if "{" in first}
    return _Forms(
        {
            word: tuple(form for form in read if firsts[form] in (word, *open_))
            for word in set(firsts.values()) - open_
        },
        tuple(form for form in read if firsts[form] in open_),
    )


def _rank(form: _Form, group: str) -> tuple[bool, int]:
    """What adds to something of its own group goes first: `LIMIT (from ...)` holds any limit."""
    return group not in form.holds or group == NOTE, -form.length


def _read(form: str) -> _Form:
    holds = tuple(match[1] or "" for match in PLACEHOLDER.finditer(form))
    pieces = [patterns.escape(piece) for piece in PLACEHOLDER.split(form)[::2]]
    ways = ("(.+?)", "(.+)") if holds else ("",)
    return _Form(form, holds, tuple(patterns.compile(f"(?s){w.join(pieces)}") for w in ways))
