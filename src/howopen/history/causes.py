"""Why an answer is not what it was: the release, what could be seen of it, or the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from howopen.doors.terminal import printable
from howopen.model import (
    Assessment,
    Citation,
    Completeness,
    Recording,
    Snapshot,
    Source,
    SourceKind,
)
from howopen.model.gone import is_gone

HUB_RECORD = "info.json"
"""Path under which what a hub says of a repository beside its files is cited."""


class Cause(StrEnum):
    """What made a change. Only the first says that somebody changed the release."""

    RELEASE = "release"
    """A place that was seen on both days is not what it was."""
    SOURCES = "sources"
    """It rests on a source that only one of the two looked at."""
    NO_LONGER_SEEN = "no-longer-seen"
    """What it rested on could not be seen again: nothing says that it was taken back."""
    SEEN_NOW = "seen-now"
    """What it rests on could not be seen before: nothing says that it is new."""
    RULES = "rules"
    """The same evidence, read by other rules."""
    UNCERTAIN = "uncertain"
    """Several of these at once, and which of them did it cannot be told."""


class Place(NamedTuple):
    """A cited place by its words, wherever in the file they stand."""

    source: str
    path: str
    words: str
    """Their hash; the lines where there is none; empty for a listing or a whole file."""


def place_of(citation: Citation) -> Place:
    """The place of a citation; the same words a few lines further down are the same place."""
    lines = str(citation.lines) if citation.lines else ""
    return Place(citation.source, citation.path, citation.sha256 or lines)


def held_by(recordings: Iterable[Recording]) -> dict[str, list[Snapshot]]:
    """Source id -> the snapshots of it; a source may lie in several recordings."""
    held: dict[str, list[Snapshot]] = {}
    for snapshot in chain.from_iterable(recording.snapshots for recording in recordings):
        held.setdefault(snapshot.source.id, []).append(snapshot)
    return held


def is_listed(path: str, snapshot: Snapshot) -> bool:
    """Whether a listing, which is sorted, has a file or a folder of that path."""
    entries = snapshot.entries
    for wanted, is_it in ((path, str.__eq__), (f"{path}/", str.startswith)):
        place = bisect_left(entries, wanted, key=lambda entry: entry.path)
        if place < len(entries) and is_it(entries[place].path, wanted):
            return True
    return False


def would_show(
    path: str, source: Source, held: Sequence[Snapshot] = (), *, words: bool = True
) -> bool:
    """Whether a file of the source, or its listing, would have been seen if it were there.

    `held` are its snapshots, none where the bytes are not at hand; with `words` the text of the
    file is what matters, not only its name.
    """
    if source.missing:
        return False
    if path == HUB_RECORD and source.kind is SourceKind.HUGGINGFACE:
        return not held or any(snapshot.info is not None for snapshot in held)
    if any(d.path == path and not d.truncated for s in held for d in s.documents):
        return True
    if held and source.listing is Completeness.COMPLETE:
        return not (words and any(is_listed(path, snapshot) for snapshot in held))
    is_card = path.lower() == "readme.md" or source.kind is SourceKind.PAGE
    return (source.card if is_card else source.listing) is Completeness.COMPLETE


class Side:
    """One of the two assessments, as what it could see."""

    def __init__(self, assessment: Assessment, held: Mapping[str, list[Snapshot]]) -> None:
        self.recording = assessment.recording
        self.rules = assessment.tool.rules
        self._remarks = assessment.remarks
        self.held = held
        self._sources = {source.id: source for source in assessment.sources}
        findings = assessment.findings.values()
        cited = chain(
            *(finding.citations for finding in findings),
            *(edge.citations for edge in assessment.lineage),
        )
        self.looked_at = {
            *self._sources,
            *held,
            *(citation.source for citation in cited),
            *chain.from_iterable(finding.searched for finding in findings),
        }
        """Ids of all its sources; those of its bases are known by what is said of them."""
        self.same: dict[str, bool] = {}
        """Source id -> whether the other side has the same bytes of it, once that was asked."""

    def source(self, source_id: str) -> Source | None:
        """The source, with what was seen of it; that of a base only with its recording."""
        held = self.held.get(source_id)
        return self._sources.get(source_id) or (held[0].source if held else None)

    def found_gone(self, source_id: str) -> bool:
        """Whether it looked for the source, and there was nothing at its address."""
        return is_gone(printable(source_id), self._remarks)

    def would_show(self, place: Place) -> bool:
        """Whether the place would have been seen if it were there."""
        source = self.source(place.source)
        if source is None:
            return place.source in self.looked_at
        held = self.held.get(place.source, ())
        return would_show(place.path, source, held, words=bool(place.words))


class Basis(NamedTuple):
    """What an answer rests on."""

    places: dict[Place, Citation]
    searched: frozenset[str] = frozenset()
    """Ids of the sources in which it looked in vain."""

    @property
    def sources(self) -> set[str]:
        """Ids of every source that it speaks of."""
        return {place.source for place in self.places} | self.searched


def basis_of(citations: Iterable[Citation], searched: Iterable[str] = ()) -> Basis:
    """The places that are cited, and where was looked in vain."""
    return Basis({place_of(citation): citation for citation in citations}, frozenset(searched))


def cause_of(before: Basis, after: Basis, old: Side, new: Side, *, unreachable: bool) -> Cause:
    """Why an answer differs that rests on these; `unreachable` when one day could not look."""
    by_sight = _by_sight(before, after, old, new)
    nothing_cited = not (before.sources or after.sources or unreachable)
    found = Cause.UNCERTAIN if nothing_cited else together(by_sight)
    if old.rules == new.rules:
        return found
    if _same_evidence(before, after, old, new):
        return Cause.RULES
    seen = found in (Cause.NO_LONGER_SEEN, Cause.SEEN_NOW)
    return found if seen and unreachable else Cause.UNCERTAIN


def together(causes: Iterable[Cause]) -> Cause:
    """One cause for several: that of all, else the strongest where the others only add to it."""
    found = set(causes)
    if len(found) == 1:
        return found.pop()
    if {Cause.UNCERTAIN, Cause.RULES} & found:
        return Cause.UNCERTAIN
    if Cause.RELEASE in found:
        return Cause.RELEASE
    return Cause.SOURCES if Cause.SOURCES in found else Cause.UNCERTAIN


def _by_sight(before: Basis, after: Basis, old: Side, new: Side) -> list[Cause]:
    """The causes by the places that only one day cites, else by how much each could see."""
    went = [p for p in before.places if p not in after.places]
    came = [p for p in after.places if p not in before.places]
    rewritten = {place[:2] for place in went} & {place[:2] for place in came}
    by_place = [
        *(
            _of_place(p, before.places[p], (old, new, Cause.NO_LONGER_SEEN), rewritten)
            for p in went
        ),
        *(_of_place(p, after.places[p], (new, old, Cause.SEEN_NOW), rewritten) for p in came),
    ]
    causes = [cause for cause in by_place if cause is not None]
    own = before.sources | after.sources
    if not causes:
        causes = [cause for name in own for cause in _of_source(name, old, new)]
    if not causes and all(_unchanged(name, old, new) for name in own):
        every = old.looked_at | new.looked_at
        causes = [cause for name in every for cause in _of_source(name, old, new)]
    return causes or [Cause.RELEASE]


def _of_place(
    place: Place,
    citation: Citation,
    seen: tuple[Side, Side, Cause],
    rewritten: set[tuple[str, str]],
) -> Cause | None:
    """Why only one side has the place; `None` when the other one had it too and had no use for it.

    `seen` is the side that has it, the other one, and what it means that this could not see it. A
    file that both cite was seen by both.
    """
    side, other, unseen = seen
    if other.found_gone(place.source):
        return Cause.RELEASE
    if place.source not in other.looked_at:
        return Cause.SOURCES
    if _stood(citation, side, other):
        return None
    if place[:2] in rewritten or other.would_show(place):
        return Cause.RELEASE
    return unseen


def _stood(citation: Citation, side: Side, other: Side) -> bool:
    """Whether what `side` cites is known to be there on the other side too."""
    name, path = citation.source, citation.path
    if _unchanged(name, side, other, by_revision=path != HUB_RECORD):
        return True
    held, holds = side.held.get(name), other.held.get(name)
    if not held or not holds:
        return False
    mine, theirs = held[0], holds[0]
    if path == HUB_RECORD and mine.source.kind is SourceKind.HUGGINGFACE:
        return mine.info == theirs.info
    if not path:
        return mine.entries == theirs.entries
    if citation.lines is None:
        return is_listed(path, theirs)
    first, last = citation.lines
    texts = [d.text for d in mine.documents if d.path == path]
    words = "\n".join(texts[0].split("\n")[first - 1 : last]) if texts else ""
    return bool(words) and any(
        f"\n{words}\n" in f"\n{d.text}\n" for d in theirs.documents if d.path == path
    )


def _of_source(source_id: str, old: Side, new: Side) -> Iterator[Cause]:
    """Of the same places that give another answer: whether as much was seen of their source."""
    if (source_id in old.looked_at) != (source_id in new.looked_at):
        gone = old.found_gone(source_id) or new.found_gone(source_id)
        yield Cause.RELEASE if gone else Cause.SOURCES
        return
    before, after = old.source(source_id), new.source(source_id)
    if before is not None and after is not None:
        if sees_less(before, after):
            yield Cause.NO_LONGER_SEEN
        if sees_less(after, before):
            yield Cause.SEEN_NOW


_STEPS = {Completeness.NONE: 0, Completeness.PARTIAL: 1, Completeness.COMPLETE: 2}


def sees_less(before: Source, after: Source) -> bool:
    """Whether less was seen afterwards: of the source at all, of its card, or of its listing."""
    return any(b > a for b, a in zip(_seen(before), _seen(after), strict=True))


def _seen(source: Source) -> tuple[int, int, int]:
    if source.missing:
        return (0, 0, 0)
    return (1, _STEPS[source.card], _STEPS[source.listing])


def _same_evidence(before: Basis, after: Basis, old: Side, new: Side) -> bool:
    if old.recording and old.recording == new.recording:
        return True
    record = {p.source for p in (*before.places, *after.places) if p.path == HUB_RECORD}
    ids = before.sources | after.sources
    return bool(ids) and all(
        _unchanged(name, old, new, by_revision=name not in record) for name in ids
    )


def _unchanged(source_id: str, old: Side, new: Side, *, by_revision: bool = True) -> bool:
    """Whether a source is known to have held the same on both days, and as much was seen of it.

    By its bytes where both recordings have it, else by its revision, which does not cover what a
    hub says beside the files.
    """
    before, after = old.source(source_id), new.source(source_id)
    if before is None or after is None or _seen(before) != _seen(after):
        return False
    held, holds = old.held.get(source_id), new.held.get(source_id)
    if held and holds:
        if source_id not in old.same:
            old.same[source_id] = _content(held[0]) == _content(holds[0])
        return old.same[source_id]
    return by_revision and before.revision is not None and before.revision == after.revision


def _content(snapshot: Snapshot) -> tuple[object, ...]:
    return snapshot.entries, snapshot.documents, snapshot.info
