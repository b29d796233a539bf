"""Foreign text on its way to a terminal: control characters become visible escapes."""

from __future__ import annotations

from howopen.doors import patterns

_UNSAFE = patterns.compile(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]")
"""Unicode's control, format (bidi overrides, zero-width, tags) and separator characters."""

_TEXT = frozenset("\n\t\u200c\u200d")
"""What running text may hold: the joiners shape words in Persian, Hindi and emoji."""


def printable(text: str, *, lines: bool = False) -> str:
    r"""The text with what could steer a terminal shown as `\x1b`, `\u202e` and so on.

    With `lines`, line feeds, tabs and zero-width joiners stay: for running text. Without it
    all are escaped, so that a file name is one line and shows what it hides. Lone surrogates,
    which no terminal can print, are escaped too. A backslash is left alone: the result is to be
    read, not to be decoded.
    """
    if text.isprintable():  # tells so of no character that is escaped here, and is quick
        return text
    keep = _TEXT if lines else frozenset[str]()
    encodable = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNSAFE.sub(lambda match: _escape(match.group(), keep), encodable)


def _escape(character: str, keep: frozenset[str]) -> str:
    if character in keep:
        return character
    return character.encode("unicode_escape").decode("ascii")
