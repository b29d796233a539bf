r"""Regular expressions on foreign text, in linear time: the only importer of google-re2.

    SPONSOR = compile(r"sponsored by (\w+)", ignore_case=True)
    for match in SPONSOR.finditer(text):
        text[match.start():match.end()]

Positions are indices into the `str`. RE2 has no look-around and no back-references; `\w`,
`\d`, `\s` and `\b` are ASCII, `\pL` is any letter. `^` and `$` are the ends of the text
unless the pattern begins with `(?m)`; `.` stops at a line feed unless it has `(?s)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Protocol, cast

import re2

__all__ = ["Match", "Pattern", "Words", "compile", "escape", "is_sparing", "spare_memory"]


class Match(Protocol):
    """Where a pattern matched."""

    def start(self, group: int = 0) -> int:
        """Index of the first character; -1 for a group that took no part."""

    def end(self, group: int = 0) -> int:
        """Index after the last character; -1 for a group that took no part."""

    def span(self, group: int = 0) -> tuple[int, int]:
        """`start` and `end`."""

    def __getitem__(self, group: int | str) -> str | None: ...

    def group(self, group: int | str = 0) -> str:
        """The words matched; `None` for a group that took no part (use `match[group]`)."""

    def groups(self, default: str | None = None) -> tuple[str | None, ...]:
        """The words of all groups."""

    def groupdict(self, default: str | None = None) -> dict[str, str | None]:
        """The words of all named groups."""


class Pattern(Protocol):
    """A compiled pattern. Each call encodes its text once; `finditer` does so for all matches."""

    @property
    def pattern(self) -> str:
        """The pattern as it was written."""

    def search(self, text: str) -> Match | None:
        """The first match anywhere."""

    def match(self, text: str) -> Match | None:
        """The match at the beginning."""

    def fullmatch(self, text: str) -> Match | None:
        """The match of the whole text."""

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches that do not overlap, in order."""

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The text between the matches (and the groups, as `re.split` does)."""

    def sub(self, repl: str | Callable[[Match], str], text: str, count: int = 0) -> str:
        """The text with each match replaced."""


MAX_MEMORY = 1 << 20
"""Bytes that one pattern may use for itself and the states it remembers."""
LEAST_MEMORY = 1 << 19
LONG_PATTERN = 300
LONG_MEMORY = 1 << 23
"""The same for a long pattern, whose states would be forgotten and found again and again."""


class _Pattern:
    """A pattern that is compiled when it is first used: most runs use few of our hundreds."""

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        self.pattern = pattern
        self._ignore_case = ignore_case

    def __getattr__(self, name: str) -> Any:
        """Only asked before the first use; afterwards the compiled methods are found first."""
        if name not in _METHODS:
            raise AttributeError(name)
        options = re2.Options()
        options.log_errors = False
        options.max_mem = _memory(self.pattern)
        options.case_sensitive = not self._ignore_case
        compiled = re2.compile(self.pattern, options)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]


def _memory(pattern: str) -> int:
    if _SPARING:
        return LEAST_MEMORY
    return MAX_MEMORY if len(pattern) < LONG_PATTERN else LONG_MEMORY


_METHODS = ("search", "match", "fullmatch", "finditer", "split", "sub")


@lru_cache(maxsize=4096)
def compile(pattern: str, *, ignore_case: bool = False) -> Pattern:  # noqa: A001
    """The pattern, compiled at its first use; the same call gives the same object.

    A pattern that RE2 cannot run is a mistake of ours: its first use raises `re2.error`.
    """
    return cast(Pattern, _Pattern(pattern, ignore_case=ignore_case))


def spare_memory() -> None:
    """Let patterns that are compiled from now on use as little memory as they can.

    For processes that work beside others and read little with each pattern.
    """
    _SPARING.append(True)


def is_sparing() -> bool:
    """Whether this process spares memory."""
    return bool(_SPARING)


_SPARING: list[bool] = []


class Words:
    """Which of many words stand in a text, told in one pass over it."""

    def __init__(self, words: tuple[str, ...]) -> None:
        options = re2.Options()
        options.literal = True
        options.log_errors = False
        # Far more than the states of a few hundred words need, so that none is ever forgotten.
        options.max_mem = WORDS_MEMORY
        self._words = words
        self._set = re2.Set.SearchSet(options)
        for word in words:
            self._set.Add(word)
        self._set.Compile()

    def found_in(self, text: str) -> frozenset[str]:
        """The words that are part of the text, in the case they are written in."""
        return frozenset(self._words[place] for place in self._set.Match(text) or ())


WORDS_MEMORY = 1 << 25


def escape(text: str) -> str:
    """A pattern that matches `text` itself."""
    return cast(str, re2.escape(text))
