"""A recording: the sources of one release, kept in a folder with `release.yaml`.

The layout is that of `evidence/README.md`: `release.yaml` names the sources and where each lies;
a source has `repo.json`, `tree.json`, `files/` and at times `info.json`; a page is one JSON file.
Whatever is wrong with one source costs that source, or that part of it, and is said.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from howopen.doors.paths import Folder, is_file
from howopen.doors.terminal import printable
from howopen.doors.yaml import YamlValue, parse_yaml
from howopen.errors import DataError, HowopenError, InputError, NotFound
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
from howopen.sources.address import parse_address
from howopen.sources.stored import Stored, read_stored

RELEASE_FILE: Final = "release.yaml"
_KEYS: Final = ("name", "producer", "label_files", "sources", "missing", "notes")
_MAX_SOURCES: Final = 500
_KINDS = {kind.value: kind for kind in SourceKind if kind is not SourceKind.FOLDER}


class IndexEntry(Record, frozen=True, kw_only=True):
    """What a recording is of, from its `release.yaml` alone."""

    folder: Path
    id: str
    name: str
    producer: str | None
    sources: tuple[tuple[str, SourceRole], ...]
    """Id and role of each source that lies in the recording."""


class _Listed(NamedTuple):
    """One item of `sources` or `missing`, checked."""

    id: str
    kind: SourceKind
    role: SourceRole
    url: str
    path: str
    revision: str | None
    read: str | None
    complete: bool
    card: Completeness | None
    listing: Completeness | None


class _ReleaseFile(NamedTuple):
    name: str
    producer: str | None
    label_files: dict[str, str]
    sources: tuple[_Listed, ...]
    missing: tuple[_Listed, ...]
    remarks: tuple[str, ...]


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
            release = _read_release_file(Folder(path, allowed=path.resolve().parent))
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
    release = _read_release_file(door)
    remarks = list(release.remarks)
    snapshots: list[Snapshot] = []
    missing = [_missing(listed) for listed in release.missing]
    seen: set[str] = set()
    digest = hashlib.sha256()
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
    return Recording(
        release=Release(
            id=real.name,
            name=release.name,
            producer=release.producer,
            revisions={
                snapshot.source.id: snapshot.source.revision
                for snapshot in snapshots
                if snapshot.source.revision
            },
        ),
        snapshots=tuple(snapshots),
        missing=tuple(missing),
        remarks=tuple(remarks),
        label_files=release.label_files,
        digest=digest.hexdigest(),
    )


def _missing(listed: _Listed, *remarks: str) -> Source:
    return Source(
        id=listed.id,
        kind=listed.kind,
        role=listed.role,
        url=listed.url,
        revision=listed.revision,
        read=listed.read,
        missing=True,
        remarks=remarks,
    )


def _snapshot(listed: _Listed, stored: Stored) -> Snapshot:
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
        remarks=(*stored.remarks, *(remark for remark in said if remark)),
    )
    entries = () if listing is Completeness.NONE else stored.entries
    return Snapshot(source=source, entries=entries, documents=stored.documents, info=stored.info)


def _card(listed: _Listed, stored: Stored) -> tuple[Completeness, str]:
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


def _listing(listed: _Listed, stored: Stored) -> tuple[Completeness, str]:
    said = listed.listing or (Completeness.COMPLETE if listed.complete else None)
    if stored.entries:
        return said or Completeness.PARTIAL, ""
    if said is Completeness.COMPLETE and not stored.listed:
        return Completeness.NONE, "the file listing is said to be there and is not"
    return (said or Completeness.NONE) if stored.listed else Completeness.NONE, ""


def _read_release_file(door: Folder) -> _ReleaseFile:
    try:
        document = door.read_document(RELEASE_FILE)
    except NotFound as error:
        raise InputError(
            f"{printable(str(door.path))} holds no {RELEASE_FILE}: it is not a recording"
        ) from error
    if document.truncated:
        raise DataError(f"{RELEASE_FILE} of {document.size_bytes} bytes is too large")
    try:
        value = parse_yaml(document.text)
    except DataError as error:
        raise DataError(f"{RELEASE_FILE}: {error}") from error
    if not isinstance(value, dict):
        raise DataError(f"{RELEASE_FILE} is not a mapping of `name`, `producer`, `sources`")
    name = value.get("name")
    if not isinstance(name, str) or not name:
        raise DataError(f"{RELEASE_FILE} does not say the release's `name`")
    remarks: list[str] = [
        f"{RELEASE_FILE} has a key that is not known: {printable(key)}"
        for key in value
        if key not in _KEYS
    ]
    sources = _items(value, "sources", remarks)
    if not sources:
        remarks.append(f"{RELEASE_FILE} names no source that can be read")
    missing = _items(value, "missing", remarks)
    return _ReleaseFile(
        name=name,
        producer=_word(value, "producer", remarks),
        label_files=_label_files(value.get("label_files", ""), remarks),
        sources=sources,
        missing=missing,
        remarks=tuple(remarks),
    )


def _label_files(value: YamlValue, remarks: list[str]) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if isinstance(item, str) and item}
    if value:
        remarks.append("`label_files` is not a mapping and was left out")
    return {}


def _items(value: dict[str, YamlValue], key: str, remarks: list[str]) -> tuple[_Listed, ...]:
    items = value.get(key, "")
    if not isinstance(items, list):
        if items:
            raise DataError(f"{RELEASE_FILE}: `{key}` is not a list")
        return ()
    if len(items) > _MAX_SOURCES:
        remarks.append(f"`{key}` names {len(items)} sources; the first {_MAX_SOURCES} were read")
    found = []
    for number, item in enumerate(items[:_MAX_SOURCES], start=1):
        listed = _listed(item) if isinstance(item, dict) else None
        if listed is None:
            remarks.append(
                f"`{key}` item {number} was left out: it needs a known `kind` and a `url`"
            )
        else:
            found.append(listed)
    return tuple(found)


def _listed(item: dict[str, YamlValue]) -> _Listed | None:
    kind_word, url = _word(item, "kind"), _word(item, "url")
    kind = _KINDS.get(kind_word or "")
    if kind is None or not url:
        return None
    linked = _word(item, "role") == SourceRole.LINKED.value
    target = parse_address(url)
    fits = target is not None and target.kind is kind
    return _Listed(
        id=target.source_id if target is not None and fits else f"{kind.value}:{url}",
        kind=kind,
        role=SourceRole.LINKED if linked else SourceRole.PRIMARY,
        url=url,
        path=_word(item, "path") or "",
        revision=_word(item, "revision") or (target.revision if target and fits else None),
        read=_word(item, "read"),
        complete=_word(item, "complete") == "true",
        card=_completeness(item, "card"),
        listing=_completeness(item, "listing"),
    )


def _completeness(item: dict[str, YamlValue], key: str) -> Completeness | None:
    word = _word(item, key)
    return {member.value: member for member in Completeness}.get(word or "")


def _word(value: dict[str, YamlValue], key: str, remarks: list[str] | None = None) -> str | None:
    """The scalar at `key`; `None` when there is none."""
    item = value.get(key, "")
    if isinstance(item, str):
        return item or None
    if remarks is not None:
        remarks.append(f"{RELEASE_FILE}: `{key}` is not a word and was left out")
    return None
