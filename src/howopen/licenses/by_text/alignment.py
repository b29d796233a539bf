"""How a text and a licence lie on each other: blocks of equal words, and the gaps between them.

Both are strings of one byte per five-word shingle (`Tokens.string`, `Index.string`), so that
runs are compared as bytes. A changed word changes five shingles; the gap is its one word.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from howopen.licenses.by_text.tokens import SHINGLE

WINDOW = 8
"""Shingles that begin a block."""
STRIDE = 4
SMALL_WINDOW = 3
"""Shingles that begin a block between two others, where few places are left for it."""
SMALL_GAP = 400
MOST_BLOCKS = 500


class Block(NamedTuple):
    """A run of equal shingles."""

    text: int
    """Index of its first shingle in the text."""
    license: int
    """Index of its first shingle in the licence."""
    size: int


class Gap(NamedTuple):
    """Words between two blocks: [start, end) in the text and in the licence."""

    start: int
    end: int
    license_start: int
    license_end: int


class Alignment(NamedTuple):
    """Blocks in rising order in both, and what follows from them. Counts are words."""

    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    start: int
    """Index of the first word of the text that the licence has."""
    end: int
    """Index after the last."""
    license_start: int
    license_end: int
    matched: int
    """Words of the text, and as many of the licence, in blocks."""


def align(text: bytes, license_: bytes, start: int = 0, end: int | None = None) -> Alignment:
    """The blocks that the text's shingles from `start` to `end` share with the licence."""
    stop = len(text) if end is None else end
    blocks = _chain(_found(text, license_, (start, stop), (0, len(license_)), WINDOW))
    blocks = _filled(text, license_, blocks, (start, stop))
    return _measured(blocks)


def _found(
    text: bytes, license_: bytes, within: tuple[int, int], place: tuple[int, int], window: int
) -> list[Block]:
    """Blocks within a part of the text and a part of the licence, in order of the text."""
    blocks: list[Block] = []
    at, stop = within
    first, last = place
    expected = first
    edge = at
    stride = STRIDE if window == WINDOW else 1
    while at + window <= stop:
        needle = text[at : at + window]
        found = license_.find(needle, expected, last)
        if found < 0:
            found = license_.find(needle, first, min(last, expected + window))
        if found < 0:
            at += stride
            continue
        while at > edge and found > first and text[at - 1] == license_[found - 1]:
            at -= 1
            found -= 1
        size = _common(text, at, stop, license_, found, last)
        blocks.append(Block(at, found, size))
        at += size
        edge = at
        expected = found + size
        if len(blocks) >= MOST_BLOCKS:
            break
    return blocks


def _common(text: bytes, at: int, stop: int, license_: bytes, place: int, last: int) -> int:
    """How many bytes are equal from `at` in the text and `place` in the licence on."""
    most = min(stop - at, last - place)
    size, step = 0, 64
    while size < most:
        step = min(step, most - size)
        if text[at + size : at + size + step] == license_[place + size : place + size + step]:
            size += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
            most = min(most, size + 2 * step)
    return size


def _chain(blocks: list[Block]) -> list[Block]:
    """The heaviest of the sequences of blocks that rise in both text and licence."""
    if all(a.license + a.size <= b.license for a, b in pairwise(blocks)):
        return blocks
    best: list[int] = []
    before: list[int] = []
    for index, block in enumerate(blocks):
        weight, previous = 0, -1
        for earlier in range(index):
            other = blocks[earlier]
            if best[earlier] > weight and other.license + other.size <= block.license:
                weight, previous = best[earlier], earlier
        best.append(weight + block.size)
        before.append(previous)
    at = max(range(len(blocks)), key=best.__getitem__)
    chain: list[Block] = []
    while at >= 0:
        chain.append(blocks[at])
        at = before[at]
    return chain[::-1]


def _filled(
    text: bytes, license_: bytes, blocks: list[Block], within: tuple[int, int]
) -> list[Block]:
    """The blocks with smaller ones between them and shortly before and after them."""
    if not blocks:
        return blocks
    first, last = blocks[0], blocks[-1]
    edges = [
        Block(max(within[0], first.text - SMALL_GAP), max(0, first.license - SMALL_GAP), 0),
        *blocks,
        Block(
            min(within[1], last.text + last.size + SMALL_GAP),
            min(len(license_), last.license + last.size + SMALL_GAP),
            0,
        ),
    ]
    filled: list[Block] = []
    for a, b in pairwise(edges):
        if a.size:
            filled.append(a)
        part = (a.text + a.size, min(b.text, a.text + a.size + SMALL_GAP))
        place = (a.license + a.size, min(b.license, a.license + a.size + SMALL_GAP))
        if min(part[1] - part[0], place[1] - place[0]) >= SMALL_WINDOW:
            filled += _chain(_found(text, license_, part, place, SMALL_WINDOW))
    return filled


def _measured(blocks: list[Block]) -> Alignment:
    gaps: list[Gap] = []
    matched = 0
    for a, b in pairwise(blocks):
        start, place = a.text + a.size + SHINGLE - 1, a.license + a.size + SHINGLE - 1
        # A word that is repeated at the edge belongs to both blocks: give it to the later one.
        overlap = max(0, start - b.text, place - b.license)
        start, place = start - overlap, place - overlap
        matched += start - a.text
        gaps.append(Gap(start, b.text, place, b.license))
    if not blocks:
        return Alignment((), (), 0, 0, 0, 0, 0)
    first, last = blocks[0], blocks[-1]
    matched += last.size + SHINGLE - 1
    return Alignment(
        tuple(blocks),
        tuple(gaps),
        first.text,
        last.text + last.size + SHINGLE - 1,
        first.license,
        last.license + last.size + SHINGLE - 1,
        matched,
    )
