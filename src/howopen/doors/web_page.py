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

_SILENT = patterns.compile(
    r"(?s)<(?:script|style|noscript|template|svg|head)\b[^<>]*>.*?"
    r"</(?:script|style|noscript|template|svg|head)\s*>",
    ignore_case=True,
)
_TITLE = patterns.compile(r"(?s)<title[^<>]*>(.*?)</title\s*>", ignore_case=True)
_BLOCK = patterns.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form"
    r"|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)\b[^<>]*>",
    ignore_case=True,
)
_ANCHOR = patterns.compile(
    r"(?s)<a\s(?:[^<>]*\s)?href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))[^<>]*>(.*?)</a\s*>",
    ignore_case=True,
)
_ADDRESS_WORD = patterns.compile(r" ?<[^<>\s]*> ?")


class WebPage(NamedTuple):
    """What a page says."""

    title: str
    text: str
    """One line per paragraph, heading, item or cell; no empty lines."""
    cut: bool
    """Whether the page was longer than what is read."""


def read_web_page(data: bytes) -> WebPage:
    """Title and text of an HTML page, or the lines of a plain text. Never raises."""
    page, cut = _decoded(data)
    title = _TITLE.search(page)
    body = _SILENT.sub("\n", page)
    body = _BLOCK.sub("\n", body)
    words = _ADDRESS_WORD.sub(" ", without_tags(body))
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return WebPage(
        title=" ".join(resolved(title[1] or "").split()) if title else "",
        text="\n".join(line for line in lines if line),
        cut=cut,
    )


def read_anchors(data: bytes) -> tuple[tuple[str, str], ...]:
    """(words, address) of each link of an HTML page, in order, as the page writes them."""
    page, _ = _decoded(data)
    found = []
    for match in _ANCHOR.finditer(page):
        address = next((group for group in match.groups()[:3] if group is not None), "")
        words = " ".join(_ADDRESS_WORD.sub(" ", without_tags(match[4] or "")).split())
        found.append((words, resolved(address)))
    return tuple(found)


def _decoded(data: bytes) -> tuple[str, bool]:
    text = decode_any(data[: 4 * MAX_CHARACTERS]).text
    return text[:MAX_CHARACTERS], len(text) > MAX_CHARACTERS or len(data) > 4 * MAX_CHARACTERS
