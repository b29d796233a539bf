"""The Markdown and HTML door: foreign markup is cut into blocks of plain text with line numbers.

Nothing is rendered. Markdown is split into blocks only (no inline rules run), HTML tags are
dropped by the standard library's tokeniser, scripts and styles with their content.
"""

from __future__ import annotations

from enum import StrEnum
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from howopen.model import Record

MAX_CHARACTERS = 1_000_000
"""Text beyond this is not read; `Blocks.cut` says so."""
MAX_NESTING = 20


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


class _Text(HTMLParser):
    """Collects the text between tags; `alt` texts and addresses are kept as words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._silent += 1
        if tag.startswith(("http:", "https:")):  # a Markdown autolink, not a tag
            self.parts.append(self.get_starttag_text() or "")
        for name, value in attrs:
            if name == "href" and value:
                self.parts.append(f" <{value}> ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"} and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def without_tags(text: str) -> str:
    """`text` with HTML tags removed and character references resolved; line breaks stay."""
    if "<" not in text:
        return text
    reader = _Text()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError):
        # The tokeniser gives up on some malformed declarations; the raw text is still text.
        return text
    return "".join(reader.parts)


def read_blocks(text: str, *, first_line: int = 1) -> Blocks:
    """Blocks of a Markdown text (reStructuredText and plain text read well enough so).

    `first_line` is the number of the text's first line in its file. Never raises.
    """
    cut = len(text) > MAX_CHARACTERS
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    try:
        tokens = parser.parse(text[:MAX_CHARACTERS])
    except (RecursionError, ValueError, IndexError):
        return Blocks(blocks=(_whole(text[:MAX_CHARACTERS], first_line),), cut=True)
    return Blocks(blocks=tuple(_blocks(tokens, first_line)), cut=cut)


def _whole(text: str, first_line: int) -> Block:
    last = first_line + text.count("\n")
    return Block(kind=BlockKind.TEXT, text=text, first_line=first_line, last_line=last)


def _blocks(tokens: list[Token], offset: int) -> list[Block]:
    found: list[Block] = []
    headings: list[tuple[int, str]] = []
    row: list[str] | None = None
    row_lines = (0, 0)
    level = items = 0
    for token in tokens:
        lines = (token.map[0] + offset, token.map[1] + offset - 1) if token.map else row_lines
        section = tuple(title for _, title in headings)
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "list_item_open":
                items += 1
            case "list_item_close":
                items -= 1
            case "tr_open":
                row, row_lines = [], lines
            case "tr_close":
                text = " | ".join(row or ())
                found.append(_block(BlockKind.ROW, text, row_lines, section))
                row = None
            case "inline" if row is not None:
                row.append(without_tags(token.content))
            case "inline" if level:
                title = without_tags(token.content).strip().strip("*_#:` ")
                headings = [h for h in headings if h[0] < level] + [(level, title)]
                section = tuple(name for _, name in headings)
                found.append(_block(BlockKind.HEADING, title, lines, section))
                level = 0
            case "inline":
                kind = BlockKind.ITEM if items else BlockKind.TEXT
                found.append(_block(kind, without_tags(token.content), lines, section))
            case "fence" | "code_block":
                found.append(_block(BlockKind.CODE, token.content, lines, section))
            case "html_block":
                text = without_tags(token.content)
                if text.strip():
                    found.append(_block(BlockKind.TEXT, text, lines, section))
            case _:
                pass
    return found


def _block(kind: BlockKind, text: str, lines: tuple[int, int], section: tuple[str, ...]) -> Block:
    return Block(kind=kind, text=text, first_line=lines[0], last_line=lines[1], section=section)
