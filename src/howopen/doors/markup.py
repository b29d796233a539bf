"""The Markdown and HTML door: foreign markup is cut into blocks of plain text with line numbers.

Nothing is rendered. Markdown is split into blocks only (no inline rules run), HTML tags are
dropped, scripts and styles with their content. Time grows with the length of the text and no
faster, whatever it holds: what would nest deeper, and what is longer than the limits, is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from howopen.doors import patterns
from howopen.doors.tags import resolved
from howopen.model import Record

MAX_CHARACTERS = 1_000_000
"""Text beyond this is not read; `Blocks.cut` says so."""
MAX_LINES = 40_000
"""Lines beyond this are not read: each may cost as much as `MAX_NESTING` lines."""
MAX_NESTING = 20
"""What stands in more lists and quotes is not read; a list and its item are two."""


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


class Block(Record, frozen=True, kw_only=True):
    """A run of text with its place. Rows of a table have cells joined by ` | `."""

    kind: BlockKind
    text: str
    first_line: int
    last_line: int
    section: tuple[str, ...] = ()
    """Titles of the headings above it, outermost first; a heading ends with itself."""


class Blocks(Record, frozen=True, kw_only=True):
    """The blocks of one document in order."""

    blocks: tuple[Block, ...]
    cut: bool = False


def read_blocks(text: str, *, first_line: int = 1) -> Blocks:
    """Blocks of a Markdown text (reStructuredText and plain text read well enough so).

    `first_line` is the number of the text's first line in its file. Never raises.
    """
    read = "\n".join(text[:MAX_CHARACTERS].split("\n", MAX_LINES)[:MAX_LINES])
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    try:
        tokens = parser.parse(read)
    except (RecursionError, ValueError, IndexError):
        last = first_line + read.count("\n")
        whole = Block(kind=BlockKind.TEXT, text=read, first_line=first_line, last_line=last)
        return Blocks(blocks=(whole,), cut=True)
    too_deep = any(token.level + token.nesting >= MAX_NESTING for token in tokens)
    outline = _Outline(first_line)
    for token in tokens:
        outline.add(token)
    return Blocks(blocks=tuple(outline.blocks), cut=len(read) < len(text) or too_deep)


class _Outline:
    """Collects blocks while the parser's tokens pass, and knows the headings above them."""

    def __init__(self, first_line: int) -> None:
        self.blocks: list[Block] = []
        self._first_line = first_line
        self._headings: list[tuple[int, str]] = []
        self._level = 0
        """Of the heading that is open; 0 outside of headings."""
        self._items = 0
        """How many list items are open."""
        self._row: list[str] | None = None
        self._lines = (first_line, first_line)

    def add(self, token: Token) -> None:
        if token.map:
            self._lines = (token.map[0] + self._first_line, token.map[1] + self._first_line - 1)
        match token.type:
            case "heading_open":
                self._level = int(token.tag[1:])
            case "list_item_open" | "list_item_close":
                self._items += token.nesting
            case "tr_open":
                self._row = []
            case "tr_close":
                self._put(BlockKind.ROW, " | ".join(self._row or ()))
                self._row = None
            case "inline":
                self._inline(without_tags(token.content))
            case "fence" | "code_block":
                self._put(BlockKind.CODE, token.content)
            case "html_block":
                self._html(token.content)
            case _:
                pass

    def _inline(self, words: str) -> None:
        if self._row is not None:
            self._row.append(words)
        elif self._level:
            self._heading(self._level, words)
            self._level = 0
        else:
            self._put(BlockKind.ITEM if self._items else BlockKind.TEXT, words)

    def _heading(self, level: int, words: str) -> None:
        title = " ".join(words.split()).strip("*_#:` ")
        above = [heading for heading in self._headings if heading[0] < level]
        self._headings = [*above, (level, title)]
        self._put(BlockKind.HEADING, title)

    def _html(self, content: str) -> None:
        """Headings of an HTML block are headings; what stands between them is text."""
        start, end = self._lines
        content = _without_comments(content)
        at = 0
        for match in _HTML_HEADING.finditer(content):
            self._html_text(content[at : match.start()], start + content.count("\n", 0, at), end)
            first = start + content.count("\n", 0, match.start())
            self._lines = (first, min(end, first + match.group(0).count("\n")))
            words = _AUTOLINK.sub("", without_tags(match.group("words")))
            if words.strip():
                self._heading(int(match.group("level")), words)
            at = match.end()
        self._html_text(content[at:], start + content.count("\n", 0, at), end)

    def _html_text(self, markup: str, first: int, end: int) -> None:
        words = without_tags(markup)
        if words.strip():
            self._lines = (first, min(end, first + markup.rstrip("\n").count("\n")))
            self._put(BlockKind.TEXT, words)

    def _put(self, kind: BlockKind, text: str) -> None:
        first, last = self._lines
        section = tuple(title for _, title in self._headings)
        self.blocks.append(
            Block(kind=kind, text=text, first_line=first, last_line=last, section=section)
        )


_HTML_HEADING = patterns.compile(
    r"(?s)<h(?P<level>[1-6])(?:\s[^<>]*)?>(?P<words>.*?)</h[1-6]\s*>", ignore_case=True
)
_MARK = patterns.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*>"
    r"|<(?:[A-Za-z/?]|![A-Za-z\[])[^<>]*>"
)
"""A tag ends before the next `<`, so that an unclosed one is not looked for to the end."""
_ADDRESS = patterns.compile(
    r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", ignore_case=True
)
_AUTOLINK = patterns.compile(r"<https?:[^<>]*>", ignore_case=True)
_SILENT = frozenset({"script", "style"})


def without_tags(text: str) -> str:
    """`text` with HTML tags removed and character references resolved; line breaks stay.

    The address of a link stays as a word (` <ADDRESS> `), and so does a Markdown autolink. A
    comment that is not closed is text.
    """
    if "<" not in text:
        return resolved(text)
    text = _without_comments(text)
    parts: list[str] = []
    at = 0
    silent = ""
    for match in _MARK.finditer(text):
        start, name = match.start(), (match["name"] or "").lower()
        if silent and not (name == silent and match["close"]):
            continue
        parts.append("\n" * text.count("\n", at, start) if silent else resolved(text[at:start]))
        at, silent = match.end(), ""
        if not match["close"]:
            silent = name if name in _SILENT else ""
            parts.extend(_addresses(match.group(0)))
        parts.append("\n" * text.count("\n", start, at))
    if not silent:
        parts.append(resolved(text[at:]))
    return "".join(parts)


def _without_comments(text: str) -> str:
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += (text[at:start], "\n" * text.count("\n", start, end))
        at = end + len("-->")
    return "".join((*parts, text[at:]))


def _addresses(tag: str) -> Iterator[str]:
    """The words that a tag leaves behind."""
    if tag.lower().startswith(("<http:", "<https:")):
        yield tag
        return
    for match in _ADDRESS.finditer(tag):
        yield f" <{resolved(next(filter(None, match.groups()), ''))}> "
