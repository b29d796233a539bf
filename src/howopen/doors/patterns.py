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
from typing import Protocol, cast

import re2

__all__ = ["Match", "Pattern", "compile", "escape"]


class Match(Protocol):
    """Where a pattern matched."""

    def start(self, group: int | str = 0) -> int:
        """Index of the first character; -1 for a group that took no part."""

    def end(self, group: int | str = 0) -> int:
        """Index after the last character; -1 for a group that took no part."""

    def span(self, group: int | str = 0) -> tuple[int, int]:
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


@lru_cache(maxsize=1024)
def compile(pattern: str, *, ignore_case: bool = False) -> Pattern:  # noqa: A001
    """The compiled pattern; the same call gives the same object.

    A pattern that RE2 cannot run is a mistake of ours and raises `re2.error`.
    """
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    return cast(Pattern, re2.compile(pattern, options))


def escape(text: str) -> str:
    """A pattern that matches `text` itself."""
    return cast(str, re2.escape(text))
