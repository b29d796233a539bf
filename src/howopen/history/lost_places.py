"""Places that an old assessment cites and that no longer say what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from howopen.doors.terminal import printable
from howopen.history.causes import HUB_RECORD, held_by, is_listed, would_show
from howopen.history.changed import Fate, Lost, Places
from howopen.history.reworded import Lines, digest_of
from howopen.model import Assessment, Citation, Document, Recording, Snapshot, SourceKind
from howopen.model.gone import is_gone

MOST_SEARCHED = 50_000_000
"""Characters that are hashed in one file to find where words moved to; then they count as changed.
"""


class Cited(NamedTuple):
    """One place, and what cites it."""

    citation: Citation
    findings: tuple[str, ...]


def cited_places(assessment: Assessment) -> tuple[Cited, ...]:
    """Each cited place once: sources and files as they are first cited, lines ascending."""
    files: dict[tuple[str, str], dict[tuple[Lines, str], tuple[Citation, list[str]]]] = {}
    told = [(name, c) for name, f in assessment.findings.items() for c in f.citations]
    told += [("lineage", c) for edge in assessment.lineage for c in edge.citations]
    order = {source: rank for rank, source in enumerate(dict.fromkeys(c.source for _, c in told))}
    for name, citation in sorted(told, key=lambda each: order[each[1].source]):
        places = files.setdefault((citation.source, citation.path), {})
        key = (citation.lines or (0, 0), citation.sha256 or "")
        names = places.setdefault(key, (citation, []))[1]
        names += [] if name in names else [name]
    return tuple(
        Cited(citation, tuple(names))
        for places in files.values()
        for _, (citation, names) in sorted(places.items(), key=lambda place: place[0])
    )


def places_of_old(old: Assessment, new_recordings: Sequence[Recording]) -> Places:
    """What became of all places that `old` cites."""
    return Places(cited=len(cited_places(old)), lost=lost_places(old, new_recordings))


def lost_places(old: Assessment, new_recordings: Sequence[Recording]) -> tuple[Lost, ...]:
    """Every place that `old` cites and that the recordings do not show again, in that order.

    Words are compared by their hash, those of a whole file or a listing only by whether it is
    there. The recordings are the release's and those of its bases.
    """
    held = held_by(new_recordings)
    missing = {source.id for recording in new_recordings for source in recording.missing}
    remarks = [remark for recording in new_recordings for remark in recording.remarks]
    searched: dict[tuple[str, str], _Words] = {}
    lost = []
    for citation, findings in cited_places(old):
        snapshots = held.get(citation.source, [])
        told = [_looked_up(citation, snapshot, searched) for snapshot in snapshots]
        if not told:
            fate = Fate.NOT_SEEN if citation.source in missing else Fate.SOURCE_GONE
            fate = Fate.NOT_THERE if is_gone(printable(citation.source), remarks) else fate
            lost.append(Lost(citation=citation, fate=fate, findings=findings))
        elif None not in told:
            found, snapshot = min(
                ((each, s) for each, s in zip(told, snapshots, strict=True) if each),
                key=lambda pair: _LEAST.index(pair[0].fate),
            )
            lost.append(
                Lost(
                    citation=citation,
                    fate=found.fate,
                    now=found.now,
                    revision=snapshot.source.revision,
                    findings=findings,
                )
            )
    return tuple(lost)


_LEAST = (Fate.MOVED, Fate.CHANGED, Fate.FILE_GONE, Fate.NOT_SEEN)
"""Of several snapshots of one source, the one that says most counts."""


class _Found(NamedTuple):
    fate: Fate
    now: Lines | None = None


def _looked_up(
    citation: Citation, snapshot: Snapshot, searched: dict[tuple[str, str], _Words]
) -> _Found | None:
    """What became of the place in this snapshot; `None` when it is as it was."""
    path, source = citation.path, snapshot.source
    document = next((d for d in snapshot.documents if d.path == path), None)
    if document is not None:
        if citation.lines is None or citation.sha256 is None:
            return None
        key = (source.id, document.text)
        words = searched.setdefault(key, _Words(document))
        return words.find(citation.lines, citation.sha256)
    if citation.lines is None and _is_there(path, snapshot):
        return None
    gone = would_show(path, source, [snapshot])
    return _Found(Fate.FILE_GONE if gone else Fate.NOT_SEEN)


def _is_there(path: str, snapshot: Snapshot) -> bool:
    """Whether a whole file, a folder, the listing or the hub's record is there."""
    if path == HUB_RECORD and snapshot.source.kind is SourceKind.HUGGINGFACE:
        return snapshot.info is not None
    return not path or is_listed(path, snapshot)


class _Words:
    """A text in which cited words are looked for by their hash."""

    def __init__(self, document: Document) -> None:
        self._lines = document.text.split("\n")
        self._truncated = document.truncated
        self._left = MOST_SEARCHED
        self._size = len(document.text)
        self._places: dict[int, dict[str, list[int]]] = {}

    def find(self, lines: Lines, sha256: str) -> _Found | None:
        """Where words of that hash stand, nearest to `lines`; `None` when at `lines`."""
        first, last = lines
        if digest_of(self._words(first - 1, last)) == sha256:
            return None
        count = last - first + 1
        fits = 0 < count <= len(self._lines)
        starts = self._starts(count).get(sha256, []) if fits else []
        if starts:
            start = min(starts, key=lambda each: (abs(each + 1 - first), each))
            return _Found(Fate.MOVED, (start + 1, start + count))
        return _Found(Fate.NOT_SEEN if self._truncated else Fate.CHANGED)

    def _words(self, start: int, end: int) -> str:
        return "\n".join(self._lines[max(start, 0) : end])

    def _starts(self, count: int) -> dict[str, list[int]]:
        """Hash -> where passages of so many lines begin that have it, counted from 0."""
        if count not in self._places:
            places: dict[str, list[int]] = {}
            self._left -= self._size * count
            if self._left >= 0:
                for start in range(len(self._lines) - count + 1):
                    digest = digest_of(self._words(start, start + count))
                    places.setdefault(digest, []).append(start)
            self._places[count] = places
        return self._places[count]
