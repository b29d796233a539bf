"""What a page is made of, as a browser's parser roughly sees it, or a reader of Markdown."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from markdown_it import MarkdownIt

VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "circle", "line"}
LOADING = ("src", "srcset", "data", "poster", "background", "action", "formaction")
SHOWN_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def shapes(text):
    """Which pieces of markup a Markdown reader sees in a text."""
    return [
        (inner.type, inner.tag)
        for token in SHOWN_MARKDOWN.parse(text)
        for inner in (token, *(token.children or ()))
        if inner.type not in ("text", "text_special", "inline")
    ]


class Parsed(HTMLParser):
    """Elements with attributes, ids, links and text of a page, and what is wrong with its shape."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.wrong = []
        self.inline = []
        self._open = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self._open]
        ids = Counter(value for _, of in self.elements for name, value in of if name == "id")
        self.wrong += [
            f"{times} elements have the id {i!r}" for i, times in ids.items() if times > 1
        ]
        self.ids = set(ids)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        self.wrong += [f"<{tag}> has {name} twice" for name in names if names.count(name) > 1]
        self.elements.append((tag, attrs))
        self.inline += [name for name in names if name == "style" or name.startswith("on")]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, attrs))

    def handle_endtag(self, tag):
        if not self._open or self._open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self._open[-1:]}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1] in ("style", "script") and data.strip():
            self.inline.append(data)

    def values(self, attribute, *tags):
        """All values of an attribute, of some elements only."""
        return [
            value or ""
            for tag, of in self.elements
            for name, value in of
            if name == attribute and (not tags or tag in tags)
        ]

    @property
    def shape(self):
        """The elements with the names of their attributes, in order: what no word may change."""
        return [(tag, tuple(name for name, _ in of)) for tag, of in self.elements]
