"""The door to web pages: HTML is cut down to its title, its lines of text and its links.

Nothing is rendered, run or loaded. Time grows with the length of the page and no faster.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from howopen.doors import patterns
from howopen.doors.encodings import decode_any
from howopen.doors.markup import without_tags
from howopen.doors.tags import resolved

MAX_CHARACTERS: Final = 2_000_000
"""A longer page is read to here."""

_ATTRIBUTES: Final = r"(?:(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*|[^<>]*)"
"""What stands in a tag: a `>` between quotes does not end it, and a quote that is left open does
not hide its end."""


def _whole(name: str) -> patterns.Pattern:
    """An element from its tag to the end that bears the same name."""
    return patterns.compile(rf"(?s)<{name}\b[^<>]*>.*?</{name}\s*>", ignore_case=True)


_SILENT = tuple(map(_whole, ("script", "style", "noscript", "template", "svg")))
"""Scripts first: a tag within their strings is none."""
_HEAD = _whole("head")
_TITLE = patterns.compile(r"(?s)<title\b[^<>]*>(.*?)</title\s*>", ignore_case=True)
_BLOCK = patterns.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form"
    r"|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)\b" + _ATTRIBUTES + ">",
    ignore_case=True,
)
_ANCHOR = patterns.compile(
    rf"(?s)<a\s((?:{_ATTRIBUTES}\s)?)"
    r"href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))"
    rf"({_ATTRIBUTES})>(.*?)</a\s*>",
    ignore_case=True,
)
_VALUE = patterns.compile(r"\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_LEADING = patterns.compile(rf"<(?:a|area|base|link)\b{_ATTRIBUTES}>", ignore_case=True)
"""Tags with an address, which would stay in the text as a word."""


class WebPage(NamedTuple):
    """What a page says."""

    title: str
    text: str
    """One line per paragraph, heading, item or cell; no empty lines."""
    cut: bool
    """Whether the page was longer than what is read."""


class Anchor(NamedTuple):
    """A link of a page, as the page writes it."""

    words: str
    address: str
    marks: frozenset[str]
    """Lower-case names of its further attributes, such as `data-yanked`."""


def read_web_page(data: bytes) -> WebPage:
    """Title and text of an HTML page, or the lines of a plain text.

    `DataError` for what is no text; its message is the end of a sentence about the page.
    """
    whole = decode_any(data[: 4 * MAX_CHARACTERS]).text
    page = whole[:MAX_CHARACTERS]
    for silent in _SILENT:
        page = silent.sub("\n", page)
    title = _TITLE.search(page)
    body = _BLOCK.sub("\n", _HEAD.sub("\n", page))
    lines = (" ".join(line.split()) for line in _words(body).split("\n"))
    return WebPage(
        title=" ".join(resolved(title[1] or "").split()) if title else "",
        text="\n".join(line for line in lines if line),
        cut=len(whole) > MAX_CHARACTERS or len(data) > 4 * MAX_CHARACTERS,
    )


def read_anchors(data: bytes) -> tuple[Anchor, ...]:
    """The links of an HTML page, all of them, in order. `DataError` for what is no text."""
    found = []
    for match in _ANCHOR.finditer(decode_any(data).text):
        before, *addresses, after, inner = match.groups("")
        address = next(filter(None, addresses), "")
        words = " ".join(_words(inner or "").split())
        marks = _VALUE.sub(" ", f"{before} {after}").lower().split()
        found.append(Anchor(words, resolved(address), frozenset(marks)))
    return tuple(found)


def _words(markup: str) -> str:
    return without_tags(_LEADING.sub("", markup))
