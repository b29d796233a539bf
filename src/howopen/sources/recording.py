"""A recording: the sources of one release, kept in a folder with `release.yaml`.

The layout is that of `evidence/README.md`: `release.yaml` names the sources and where each lies;
a source has `repo.json`, `tree.json`, `files/` and at times `info.json`; a page is one JSON file.
Whatever is wrong with one source costs that source, or that part of it, and is said.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from howopen.doors.bundle import Bundle, BundleFolder
from howopen.doors.paths import Folder, is_file
from howopen.doors.terminal import printable
from howopen.errors import DataError, HowopenError, NotFound
from howopen.model import (
    Completeness,
    Record,
    Recording,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
)
from howopen.sources.exchange import LaidOut
from howopen.sources.release_file import (
    RELEASE_FILE,
    Listed,
    ReleaseFile,
    checked,
    read_release_file,
)
from howopen.sources.stored import Stored, read_stored

__all__ = [
    "IndexEntry",
    "find_recordings",
    "is_recording",
    "read_bundle",
    "read_index",
    "read_laid_out",
    "read_recording",
]


class IndexEntry(Record, frozen=True, kw_only=True):
    """What a recording is of, from its `release.yaml` alone."""

    folder: Path
    id: str
    name: str
    producer: str | None
    sources: tuple[tuple[str, SourceRole], ...]
    """Id and role of each source that lies in the recording."""


def find_recordings(root: Path) -> tuple[Path, ...]:
    """The folders directly below `root` that hold a `release.yaml`, sorted by name.

    Names that begin with `_` or `.` are skipped: shared sources and hidden folders.
    """
    names = (name for name in Folder(root).names() if not name.startswith(("_", ".")))
    return tuple(root / name for name in names if is_recording(root / name))


def is_recording(folder: Path) -> bool:
    """Whether the folder holds a `release.yaml`."""
    return is_file(folder / RELEASE_FILE)


def read_index(root: Path) -> tuple[IndexEntry, ...]:
    """One entry per recording below `root` whose `release.yaml` can be read; sorted by folder."""
    entries = []
    for path in find_recordings(root):
        try:
            release = read_release_file(Folder(path, allowed=path.resolve().parent))
        except HowopenError:
            continue
        entries.append(
            IndexEntry(
                folder=path,
                id=path.name,
                name=release.name,
                producer=release.producer,
                sources=tuple((source.id, source.role) for source in release.sources),
            )
        )
    return tuple(entries)


def read_recording(folder: Path) -> Recording:
    """The recording in `folder`.

    Sources may lie anywhere below the folder that holds this one (`../_sources/...`), never
    above it. `DataError` when `release.yaml` is not YAML, not a mapping, or has no name; a
    source that cannot be read becomes a missing one with a remark.
    """
    real = folder.resolve()
    door = Folder(real, allowed=real.parent)
    return _read(door, read_release_file(door), real.name)


def read_bundle(bundle: Bundle, release_id: str) -> Recording:
    """The recording that a bundle of files in memory holds; raises what `read_recording` does."""
    door = BundleFolder(bundle)
    return _read(door, read_release_file(door), release_id)


def read_laid_out(laid_out: LaidOut, release_id: str) -> Recording:
    """The same before its `release.yaml` is written."""
    release = checked(laid_out.release_words)
    return _read(BundleFolder(laid_out.files), release, release_id)


def _read(door: Folder | BundleFolder, release: ReleaseFile, release_id: str) -> Recording:
    remarks = list(release.remarks)
    snapshots: list[Snapshot] = []
    missing = [_missing(listed, *listed.remarks) for listed in release.missing]
    seen: set[str] = set()
    digest, undated = hashlib.sha256(), hashlib.sha256()
    for listed in release.sources:
        if listed.id in seen:
            remarks.append(f"{printable(listed.id)} is listed twice; the first one counts")
            continue
        seen.add(listed.id)
        try:
            stored = read_stored(door, listed.path, listed.kind)
        except (DataError, NotFound) as error:
            missing.append(_missing(listed, f"not read: {error}"))
            continue
        snapshot = _snapshot(listed, stored)
        snapshots.append(snapshot)
        digest.update(msgspec.json.encode((snapshot.source, stored.digest)))
        undated.update(msgspec.json.encode((_undated(snapshot.source), stored.digest)))
    digest.update(msgspec.json.encode(missing))
    gone = tuple(_missing(listed, *listed.remarks) for listed in release.gone)
    if gone:
        digest.update(msgspec.json.encode(gone))
    found = _release(release_id, release, snapshots)
    lost = [*map(_undated, missing)], [*map(_undated, gone)]
    undated.update(msgspec.json.encode((lost, found, remarks)))
    return Recording(
        release=found,
        snapshots=tuple(snapshots),
        missing=tuple(missing),
        gone=gone,
        remarks=tuple(remarks),
        label_files=release.label_files,
        digest=digest.hexdigest(),
        undated=undated.hexdigest(),
    )


def _release(release_id: str, release: ReleaseFile, snapshots: list[Snapshot]) -> Release:
    revisions = {s.source.id: s.source.revision for s in snapshots if s.source.revision}
    return Release(id=release_id, name=release.name, producer=release.producer, revisions=revisions)


def _undated(source: Source) -> Source:
    return msgspec.structs.replace(source, read=None)


def _missing(listed: Listed, *remarks: str) -> Source:
    return Source(
        id=listed.id,
        kind=listed.kind,
        role=listed.role,
        url=listed.url,
        revision=listed.revision,
        read=listed.read,
        missing=True,
        found=listed.found,
        remarks=remarks,
    )


def _snapshot(listed: Listed, stored: Stored) -> Snapshot:
    card, card_remark = _card(listed, stored)
    listing, listing_remark = _listing(listed, stored)
    said = (card_remark, listing_remark)
    source = Source(
        id=listed.id,
        kind=listed.kind,
        role=listed.role,
        url=listed.url,
        revision=stored.revision or listed.revision,
        read=stored.read or listed.read,
        card=card,
        listing=listing,
        found=listed.found,
        remarks=(*listed.remarks, *stored.remarks, *(remark for remark in said if remark)),
    )
    entries = () if listing is Completeness.NONE else stored.entries
    return Snapshot(source=source, entries=entries, documents=stored.documents, info=stored.info)


def _card(listed: Listed, stored: Stored) -> tuple[Completeness, str]:
    """How much of the card was seen, and a remark where that is less than was said."""
    said = listed.card or (Completeness.COMPLETE if listed.complete else None)
    if listed.kind is not SourceKind.HUGGINGFACE:
        partly = Completeness.PARTIAL if stored.documents else Completeness.NONE
        return said or partly, ""
    card = next((d for d in stored.documents if d.path.lower() == "readme.md"), None)
    if card is None:
        kept = said in (None, Completeness.NONE)
        return Completeness.NONE, "" if kept else "the card is said to be there and is not"
    if card.truncated:
        return Completeness.PARTIAL, "the card was cut"
    return said or Completeness.PARTIAL, ""


def _listing(listed: Listed, stored: Stored) -> tuple[Completeness, str]:
    said = listed.listing or (Completeness.COMPLETE if listed.complete else None)
    if stored.entries:
        return said or Completeness.PARTIAL, ""
    if said is Completeness.COMPLETE and not stored.listed:
        return Completeness.NONE, "the file listing is said to be there and is not"
    return (said or Completeness.NONE) if stored.listed else Completeness.NONE, ""
