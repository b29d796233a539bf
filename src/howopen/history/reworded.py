"""The words at a place before and after, read from the recordings of both days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from howopen.history.causes import Place, place_of
from howopen.model import Citation, Record, Snapshot

Lines = tuple[int, int]
"""First and last line, counted from 1."""
MOST_LINES = 40
"""A changed passage longer than this is not held to be what became of a place in it."""


class Reworded(Record, frozen=True, kw_only=True):
    """What changed at one place: only the lines that differ."""

    source: str
    path: str
    before_lines: Lines | None
    """`None` where nothing stood there."""
    after_lines: Lines | None
    """`None` where nothing stands there any more."""
    before: str
    """The words, lines joined by a line feed."""
    after: str


class _Passage(NamedTuple):
    """Some lines of a file; `first` counts from 1."""

    first: int
    lines: Sequence[str]

    @property
    def place(self) -> Lines | None:
        return (self.first, self.first + len(self.lines) - 1) if self.lines else None

    @property
    def words(self) -> str:
        return "\n".join(self.lines)


def reworded(
    old: Sequence[Citation],
    new: Sequence[Citation],
    old_held: Mapping[str, list[Snapshot]],
    new_held: Mapping[str, list[Snapshot]],
) -> Iterator[Reworded]:
    """What changed at the places of an answer, in files of which both days have the text.

    Places are paired in the order of their lines; of one that has no partner, the changed
    passage around it is told where it is short. Each change once.
    """
    kept, keeps = {place_of(c) for c in new}, {place_of(c) for c in old}
    went, came = _by_file(old, kept), _by_file(new, keeps)
    told: set[Reworded] = set()
    for source, path in dict.fromkeys((*went, *came)):
        left = _text(source, path, went.get((source, path), []), old_held)
        right = _text(source, path, came.get((source, path), []), new_held)
        if left is None or right is None:
            continue
        for before, after in _pairs(left, right):
            change = Reworded(
                source=source,
                path=path,
                before_lines=before.place,
                after_lines=after.place,
                before=before.words,
                after=after.words,
            )
            if before.words != after.words and change not in told:
                told.add(change)
                yield change


def _by_file(
    citations: Sequence[Citation], others: set[Place]
) -> dict[tuple[str, str], list[Citation]]:
    """The places with lines that the other day does not cite, by source and path."""
    found: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        if citation.lines and citation.sha256 and place_of(citation) not in others:
            found.setdefault((citation.source, citation.path), []).append(citation)
    return found


class _Text(NamedTuple):
    """A file as it was on a day, and the cited passages of it."""

    lines: list[str]
    passages: list[_Passage]


def _text(
    source: str, path: str, cited: list[Citation], held: Mapping[str, list[Snapshot]]
) -> _Text | None:
    """The file whose words have the cited hashes; `None` when it is not at hand."""
    for snapshot in held.get(source, ()):
        for document in snapshot.documents:
            if document.path == path:
                lines = document.text.split("\n")
                found = [(c, _cut(lines, c.lines)) for c in cited]
                if all(digest_of(p.words) == c.sha256 for c, p in found):
                    passages = sorted((p for _, p in found), key=lambda p: (p.first, len(p.lines)))
                    return _Text(lines, passages)
    return None


def _cut(lines: list[str], place: Lines | None) -> _Passage:
    first, last = place or (1, 0)
    return _Passage(first, lines[first - 1 : last])


def digest_of(words: str) -> str:
    """SHA-256 of cited words, as citations have it."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _pairs(left: _Text, right: _Text) -> Iterator[tuple[_Passage, _Passage]]:
    paired = min(len(left.passages), len(right.passages))
    for before, after in zip(left.passages, right.passages, strict=False):
        yield _differing(before, after)
    if len(left.passages) == len(right.passages):
        return
    passage = _differing(_Passage(1, left.lines), _Passage(1, right.lines))
    for before in left.passages[paired:]:
        if not _stands_in(before, right.lines):
            near = _around(before, passage[0], passage)
            yield near or (before, _Passage(before.first, ()))
    for after in right.passages[paired:]:
        if not _stands_in(after, left.lines):
            near = _around(after, passage[1], passage)
            yield near or (_Passage(after.first, ()), after)


def _differing(before: _Passage, after: _Passage) -> tuple[_Passage, _Passage]:
    """The two without the lines that they share at their beginnings and ends."""
    a, b = before.lines, after.lines
    shorter = min(len(a), len(b))
    start = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    most = shorter - start
    end = next((n for n in range(most) if a[-1 - n] != b[-1 - n]), most)
    return (
        _Passage(before.first + start, a[start : len(a) - end]),
        _Passage(after.first + start, b[start : len(b) - end]),
    )


def _stands_in(passage: _Passage, lines: list[str]) -> bool:
    text, words = "\n".join(lines), passage.words
    return f"\n{words}\n" in f"\n{text}\n"


def _around(
    passage: _Passage, changed: _Passage, both: tuple[_Passage, _Passage]
) -> tuple[_Passage, _Passage] | None:
    """The changed passages of both days where they are short and `passage` lies in its own."""
    short = max(len(side.lines) for side in both) <= MOST_LINES
    last = passage.first + len(passage.lines)
    overlaps = changed.first < last and passage.first < changed.first + len(changed.lines)
    return both if short and overlaps else None
