"""The words between quotation marks in a clause, with what stands before and after them.

Shared by the conditions whose value is such a text: a name to carry, a line to show, a notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from howopen.doors import patterns
from howopen.licenses.text import Clause

BEFORE = 220
"""How many characters before a quotation are looked at; after it half as many."""
MAX_QUOTATIONS = 60
"""Quotations of one clause that are looked at; what comes after them in it is not."""
_OPEN = '“„"«「『＂'  # noqa: RUF001
_CLOSE = '”“"»」』＂'  # noqa: RUF001
_LEFT_OVER = "\ufffd'\u0080\u009d"
_ODD = r"(?:''|\x{FFFD}{1,3}|\x{E2}\x{80}[\x{9C}\x{9D}])"
"""What damage makes of quotation marks."""
_QUOTED = patterns.compile(
    rf"[{_OPEN}]\s?([^{_OPEN}{_CLOSE}]+)[{_CLOSE}]"
    r"|(?:^|[\s(])[‘']([^\s‘’'][^‘’']*)[’'](?:$|[\s,.;:)])"  # noqa: RUF001
    rf"|(?:^|[\s(:]){_ODD}([\pL\pN][^\x{{FFFD}}\x{{E2}}'{_OPEN}{_CLOSE}]*){_ODD}(?:$|[\s,.;:)])"
)


class Quoted(NamedTuple):
    """One quotation. Offsets are into the clause."""

    start: int
    """Of the opening mark."""
    end: int
    """After the closing mark."""
    words: str
    """As the text spells them, without blanks and stops at the ends."""
    plain: str
    before: str
    """Lower case, back to the quotation before it."""
    after: str
    """Lower case, up to the quotation after it."""


def quotations(clause: Clause, longest: int = 160) -> Iterator[Quoted]:
    """The quotations of a clause in order, those of at most `longest` characters."""
    words, plain = clause.words, clause.plain
    marks = [
        (
            _opening(words, match.start()),
            *match.span(next(group for group in (1, 2, 3) if match[group])),
        )
        for match in islice(_QUOTED.finditer(words), MAX_QUOTATIONS)
    ]
    for number, (opening, start, end) in enumerate(marks):
        text = " ".join(words[start : min(end, start + longest)].split()).strip(" .,;:\\")
        if end - start > longest or not text:
            continue
        left = max(marks[number - 1][2] + 1 if number else 0, opening - BEFORE)
        right = marks[number + 1][0] if number + 1 < len(marks) else len(plain)
        yield Quoted(
            opening,
            end + 1,
            text,
            text.lower(),
            plain[left : max(left, opening)],
            plain[end + 1 : min(right, end + 1 + BEFORE // 2)].lstrip(_LEFT_OVER),
        )


def _opening(words: str, at: int) -> int:
    """Where the opening mark is, when the match begins with what stands before it."""
    return at + 1 if words[at] in " (:" else at
