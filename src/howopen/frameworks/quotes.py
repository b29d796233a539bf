"""The words at the places that findings cite, read again from the recordings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from howopen.model import (
    Assessment,
    Citation,
    Completeness,
    Finding,
    Record,
    Recording,
    Snapshot,
    Source,
    SourceKind,
)


class Quote(Record, frozen=True, kw_only=True):
    """The cited words, read again from the recording."""

    citation: Citation
    words: str
    """Empty for a listing or a whole file, and where the recording is not at hand."""
    location: str
    """Where they stand: file and lines."""
    url: str = ""
    """Where a browser finds the place; the source's own address when the place has none."""
    matches: bool | None
    """Whether they still have the hash that was cited; `None` when there are no words."""


def quotes_of(
    findings: Iterable[Finding], assessment: Assessment, recordings: tuple[Recording, ...]
) -> Iterator[Quote]:
    """Each cited place once; sources and files as they are first cited, lines ascending."""
    cited: dict[str, dict[str, dict[tuple[int, int], Citation]]] = {}
    for finding in findings:
        for citation in finding.citations:
            of_file = cited.setdefault(citation.source, {}).setdefault(citation.path, {})
            of_file.setdefault(citation.lines or (0, 0), citation)
    sources = {source.id: source for source in assessment.sources}
    for source_id, files in cited.items():
        snapshots = [s for r in recordings for s in r.snapshots if s.source.id == source_id]
        for places in files.values():
            for _, citation in sorted(places.items()):
                yield _quote(citation, snapshots, sources.get(source_id))


def _quote(citation: Citation, snapshots: list[Snapshot], source: Source | None) -> Quote:
    """The quote from the snapshot whose words have the cited hash, else from the first one."""
    read = [words for s in snapshots if (words := _words(citation, s)) is not None]
    same = [words for words in read if _digest(words) == citation.sha256]
    words = next(iter((*same, *read)), None)
    where = source or (snapshots[0].source if snapshots else None)
    return Quote(
        citation=citation,
        words=words or "",
        location=_location(citation, where),
        url=address(citation, where, snapshots),
        matches=None if words is None else bool(same),
    )


def _words(citation: Citation, snapshot: Snapshot) -> str | None:
    """The cited lines as the snapshot has them; `None` when the citation has none."""
    if citation.lines is None:
        return None
    first, last = citation.lines
    document = next((d for d in snapshot.documents if d.path == citation.path), None)
    return None if document is None else "\n".join(document.text.split("\n")[first - 1 : last])


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _location(citation: Citation, source: Source | None) -> str:
    if not citation.path:
        whole = source is not None and source.listing is Completeness.COMPLETE
        return "complete file listing" if whole else "file listing, seen in part"
    if citation.lines is None:
        return citation.path
    first, last = citation.lines
    return f"{citation.path}:{first}" if first == last else f"{citation.path}:{first}-{last}"


def address(citation: Citation, source: Source | None, snapshots: Iterable[Snapshot] = ()) -> str:
    """The file at its revision on a code host or hub, when it is one of the source's files."""
    if source is None:
        return ""
    hosted = source.kind in (SourceKind.GITHUB, SourceKind.HUGGINGFACE)
    listed = any(e.path == citation.path for s in snapshots for e in s.entries)
    is_file = listed or citation.lines is not None
    if not (hosted and is_file and citation.revision and source.url.startswith("https://")):
        return source.url
    place = f"{source.url.rstrip('/')}/blob/{quote(citation.revision)}/{quote(citation.path)}"
    if citation.lines is None:
        return place
    first, last = citation.lines
    return f"{place}#L{first}" if first == last else f"{place}#L{first}-L{last}"
