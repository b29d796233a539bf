"""A document as evidence: its lines, its blocks under their headings, its sentences, its links."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.doors.markup import Block, BlockKind, read_blocks
from howopen.evidence.bibliography import BibEntry, read_citations
from howopen.evidence.front_matter import FrontMatter, read_front_matter
from howopen.evidence.links import Link, read_links
from howopen.model import Document, Record

_SENTENCE_END = patterns.compile(
    r"[.!?][\"')\]*_]*(?:\s+|$)"
    r"|[\x{3002}\x{FF01}\x{FF1F}\x{FF1B}][\x{201D}\x{300D}\x{FF09}]*(?:[\"')\]*_]*(?:\s+|$))?"
)
"""A mark of Latin script before a space, or one of Chinese and Japanese script anywhere."""
_ABBREVIATION = patterns.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|et al|etc|vs|cf|approx|Fig|Sec|No|v\d+)\.$"
)
KEPT_TEXTS = 64
"""What is asked of a text several times is kept of so many: those of the release in hand.

More would keep the texts of releases that are done with in memory.
"""
MAX_SENTENCE = 1_000
"""Longer sentences (tables pasted as text) are cut into pieces of this many characters."""


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of prose, one list item or one table row, with its place."""

    text: str
    first_line: int
    last_line: int
    section: tuple[str, ...] = ()


class Text(Record, frozen=True, kw_only=True, eq=False):
    """What was read from one document; equal only to itself, so that what follows can be cached."""

    path: str
    lines: tuple[str, ...]
    front_matter: FrontMatter | None
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    """Prose only: no headings, no code."""
    links: tuple[Link, ...]
    bibliography: tuple[BibEntry, ...]
    truncated: bool = False

    @property
    def words(self) -> int:
        """Number of words of prose."""
        return sum(len(s.text.split()) for s in self.sentences)


def read_text(document: Document) -> Text:
    """The facts of a document's text. Never raises; what was cut is in `truncated`."""
    front_matter, body, first_line = read_front_matter(document.text)
    read = read_blocks(body, first_line=first_line)
    return Text(
        path=document.path,
        lines=tuple(document.text.split("\n")),
        front_matter=front_matter,
        blocks=read.blocks,
        sentences=tuple(s for b in read.blocks for s in _sentences(b)),
        links=read_links(document.text),
        bibliography=read_citations(document.text),
        truncated=document.truncated or read.cut,
    )


def _sentences(block: Block) -> Iterator[Sentence]:
    """Sentences of one block, each with the lines that it stands on."""
    if block.kind in (BlockKind.HEADING, BlockKind.CODE):
        return
    line = block.first_line
    for words in _cut(block):
        for at in range(0, len(words), MAX_SENTENCE):
            piece = words[at : at + MAX_SENTENCE]
            first = line + piece.count("\n", 0, len(piece) - len(piece.lstrip()))
            line += piece.count("\n")
            if piece.strip():
                yield Sentence(
                    text=" ".join(piece.split()),
                    first_line=min(first, block.last_line),
                    last_line=min(first + piece.strip().count("\n"), block.last_line),
                    section=block.section,
                )


def _cut(block: Block) -> Iterator[str]:
    """The text of a block, cut after each sentence; nothing is left out. A row is one."""
    start = 0
    ends = () if block.kind is BlockKind.ROW else _SENTENCE_END.finditer(block.text)
    for match in ends:
        end = match.end()
        if not _ABBREVIATION.search(block.text[max(0, end - 12) : end].rstrip()):
            yield block.text[start:end]
            start = end
    yield block.text[start:]
