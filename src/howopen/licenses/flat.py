"""Makes a text flat: markup, marks and wrapping gone, each line's beginning known."""

from __future__ import annotations

from howopen.doors.tags import tagless
from howopen.licenses.by_text.noise import repaired

_MARKS = "*#`\ufeff\u200b\u200e\u200f\u00ad\0"
"""What Markdown and editors leave between words."""
_PLAIN = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02",
    "'": "\u2018\u2019\u201a\u201b\uff07\u00b4",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d",
    " ": "\u00a0\u3000",
    **{chr(code): chr(code + 0xFEE0) for code in (*b"(),:;.%$", *b"0123456789")},
}
"""Plain sign -> the signs that are written for it."""
_COMMENTS = ("//", "--", ";;", ";", "%%", "%", "|", "dnl", "REM", "rem", "::", "!", "..")


def clean_lines(text: str) -> list[str]:
    """The lines of a text, bare of markup, each with single blanks. As many as in the source."""
    text = tagless(repaired(text.replace("\r\n", "\n").replace("\r", "\n")))
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    lines = text.split("\n")
    comment = _comment_sign(lines)
    return [" ".join(_bare(line, comment).split()) for line in lines]


def _bare(line: str, comment: str) -> str:
    bare = line.lstrip("> \t\u00a0\u3000")
    if bare[:1].isdigit() and line[: len(line) - len(bare)].endswith(">"):
        return f">{bare}"  # ">1,000 users" is no quotation
    return bare.removeprefix(comment) if comment else bare


def _comment_sign(lines: list[str]) -> str:
    """The sign that begins most lines of a text kept in a source file; empty when there is none."""
    full = [stripped for line in lines[:200] if (stripped := line.strip())]
    for sign in _COMMENTS:
        if not any(line.startswith(sign) for line in full[:3]):
            continue
        if len(full) > 1 and sum(line.startswith(sign) for line in full) >= 0.6 * len(full):
            return sign
    return ""


def joined(lines: list[str]) -> tuple[str, list[int]]:
    """The lines as one string, and the offset at which each begins.

    A blank stands between two lines, except after a hyphen and between two characters of
    Chinese or Japanese, which are wrapped without one.
    """
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    last = ""
    for line in lines:
        if line and last and not (_glued(last, line[0])):
            parts.append(" ")
            at += 1
        starts.append(at)
        if line:
            parts.append(line)
            at += len(line)
            last = line[-2:]
    return "".join(parts), starts


def _glued(last: str, first: str) -> bool:
    if last[-1] == "-":
        return last[0].isalpha() and first.isalpha()
    return first >= "\u3000" and last[-1] >= "\u3000"


def plain_of(words: str) -> str:
    """Lower case and plain signs, each character in its place."""
    low = words.lower()
    if len(low) != len(words):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    if not low.isascii():
        for plain, signs in _PLAIN.items():
            for sign in signs:
                if sign in low:
                    low = low.replace(sign, plain)
    return low
