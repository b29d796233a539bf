"""Any folder on disk as a recording: a downloaded hub snapshot, a git clone, a hub cache folder.

Texts are read (card, licences, documentation, small configs); weights are seen by name and size.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from howopen.doors import patterns
from howopen.doors.paths import Folder, Listing, decode, is_folder
from howopen.doors.terminal import printable
from howopen.errors import DataError, InputError, NotFound
from howopen.model import (
    Completeness,
    Document,
    Entry,
    Recording,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
)
from howopen.sources.git import read_checkout
from howopen.sources.texts import content_digest, read_documents
from howopen.sources.wanted import MAX_SMALL_BYTES, Worth, worth_of

_CARD = patterns.compile(r"readme(\.md)?", ignore_case=True)
_WEIGHTS = patterns.compile(
    r"[^/]+\.(safetensors|bin|pt|pth|ckpt|gguf|ggml|h5|msgpack|npz|onnx|tflite|zip|gz|parquet)",
    ignore_case=True,
)
_POINTER = patterns.compile(
    r"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?size (\d{1,18})\n?(?:.*\n)*"
)
"""Git LFS specification, "The Pointer": git-lfs/git-lfs, docs/spec.md."""
_MAX_POINTER_BYTES: Final = 1024

_SAID_WHY: Final = 3
"""So many remarks say why there is nothing to read in a folder."""

_CACHE = patterns.compile(r"(models|datasets|spaces)--(?:(.+?)--)?(.+)")
"""Folder of one repository in the hub's cache: huggingface_hub, guide "Understand caching"."""
_COMMIT = patterns.compile(r"[0-9a-f]{40}")


class _Place(NamedTuple):
    """A folder to read, and what its place on disk says of it."""

    door: Folder
    name: str
    producer: str | None = None
    url: str = ""
    revision: str | None = None
    cached: bool = False


def read_folder(folder: Path) -> Recording:
    """The recording of one folder: a single source that lists everything in it.

    The folder of a hub cache (`models--ORG--NAME`) stands for its `main` snapshot. Raises
    `NotFound` or `InputError` when there is no such folder, nothing in it, or several
    snapshots to choose from.
    """
    place = _place(folder)
    listing = place.door.listing()
    if not any(entry.type != "tree" for entry in listing.entries):
        why = "; ".join(listing.remarks[:_SAID_WHY]) or "it is empty"
        raise NotFound(
            f"there is nothing to read in {printable(str(folder))}: {why}; give a folder that"
            " holds a model's files, a code checkout or a recording"
        )
    remarks = list(listing.remarks)
    entries = _entries(place, listing, remarks)
    documents = read_documents(place.door, _texts(entries, remarks), remarks)
    source = Source(
        id=f"dir:{place.name}",
        kind=SourceKind.FOLDER,
        role=SourceRole.PRIMARY,
        url=place.url,
        revision=place.revision,
        card=_card(entries, documents),
        listing=_completeness(place, listing, remarks),
        remarks=tuple(remarks),
    )
    content = content_digest(entries, documents, None)
    seen = (source.url, source.revision, source.card, source.listing, content)
    return Recording(
        release=Release(
            id=_slug(place.name),
            name=place.name,
            producer=place.producer,
            revisions={source.id: place.revision} if place.revision else {},
        ),
        snapshots=(Snapshot(source=source, entries=entries, documents=documents),),
        digest=hashlib.sha256(msgspec.json.encode(seen)).hexdigest(),
    )


def _place(folder: Path) -> _Place:
    door = Folder(folder)
    if cache := _CACHE.fullmatch(door.path.name):
        if is_folder(door.path / "snapshots"):
            return _cached(door.path, cache.groups(), _main_snapshot(door))
    elif door.path.parent.name == "snapshots" and (
        cache := _CACHE.fullmatch(door.path.parent.parent.name)
    ):
        return _cached(door.path.parent.parent, cache.groups(), door.path.name)
    checkout = read_checkout(door)
    revision = checkout.commit or _downloaded(door)
    name = door.path.name.encode("utf-8", "backslashreplace").decode() or "root"
    return _Place(door, name, url=checkout.url, revision=revision)


def _cached(repository: Path, groups: tuple[str | None, ...], revision: str) -> _Place:
    kind, owner, name = groups
    section = "" if kind == "models" else f"{kind}/"
    path = f"{owner}/{name}" if owner else f"{name}"
    return _Place(
        Folder(repository).folder(f"snapshots/{revision}"),
        name=name or "",
        producer=owner,
        url=f"https://huggingface.co/{section}{path}",
        revision=revision if _COMMIT.fullmatch(revision) else None,
        cached=True,
    )


def _main_snapshot(door: Folder) -> str:
    """The snapshot that `main` names, or the only one."""
    snapshots = door.names("snapshots")
    try:
        main = decode(door.read_data("refs/main", 200)[0]).strip()
    except (DataError, NotFound):
        main = ""
    if main in snapshots:
        return main
    if len(snapshots) != 1:
        raise InputError(
            f"{printable(str(door.path))} holds {len(snapshots)} snapshots and none is `main`;"
            " give the folder of one of them, below `snapshots`"
        )
    return snapshots[0]


def _downloaded(door: Folder) -> str | None:
    """The commit that the hub's client noted when it downloaded into this very folder."""
    for name in ("README.md", "config.json"):
        try:
            data, _ = door.read_data(f".cache/huggingface/download/{name}.metadata", 200)
        except (DataError, NotFound):
            continue
        commit = decode(data).partition("\n")[0].strip()
        if _COMMIT.fullmatch(commit):
            return commit
    return None


def _completeness(place: _Place, listing: Listing, remarks: list[str]) -> Completeness:
    if place.cached:
        remarks.append(
            "a hub cache holds only the files that were asked for: what is absent says nothing"
        )
        return Completeness.PARTIAL
    return Completeness.COMPLETE if listing.complete else Completeness.PARTIAL


def _card(entries: tuple[Entry, ...], documents: tuple[Document, ...]) -> Completeness:
    """Complete also where the listing shows that there is no card."""
    if not any(_CARD.fullmatch(entry.path) for entry in entries):
        return Completeness.COMPLETE
    cards = [document for document in documents if _CARD.fullmatch(document.path)]
    if not cards:
        return Completeness.NONE
    cut = any(card.truncated for card in cards)
    return Completeness.PARTIAL if cut else Completeness.COMPLETE


def _entries(place: _Place, listing: Listing, remarks: list[str]) -> tuple[Entry, ...]:
    """The listing with links of a hub cache as files, and the sizes that LFS pointers state."""
    found = []
    pointers = 0
    for entry in listing.entries:
        kind, size_bytes = entry.type, entry.size_bytes
        if place.cached and kind == "symlink" and size_bytes is not None:
            kind = "blob"
        if (stated := _pointer_size(place.door, entry)) is not None:
            pointers += 1
            size_bytes = stated
        found.append(Entry(path=entry.path, type=kind, size_bytes=size_bytes))
    if pointers:
        remarks.append(
            f"{pointers} files are Git LFS pointers: their sizes are those that the pointers state"
        )
    return tuple(found)


def _pointer_size(door: Folder, entry: Entry) -> int | None:
    small = entry.size_bytes is not None and 0 < entry.size_bytes <= _MAX_POINTER_BYTES
    if entry.type != "blob" or not small or not _WEIGHTS.fullmatch(_name(entry.path)):
        return None
    try:
        data, _ = door.read_data(entry.path, _MAX_POINTER_BYTES)
    except (DataError, NotFound):
        return None
    pointer = _POINTER.fullmatch(decode(data))
    return int(pointer.group(1)) if pointer else None


def _texts(entries: tuple[Entry, ...], remarks: list[str]) -> list[str]:
    """Paths of the texts to read: what always matters first, then the nearest to the top."""
    ranked: list[tuple[int, int, str]] = []
    large = 0
    for entry in entries:
        if entry.size_bytes is None or entry.type == "tree":
            continue
        worth = worth_of(entry.path)
        if worth is Worth.SMALL and entry.size_bytes > MAX_SMALL_BYTES:
            large += 1
        elif worth is not None:
            ranked.append((worth, entry.path.count("/"), entry.path))
    if large:
        remarks.append(
            f"{large} .txt and .yaml files above {MAX_SMALL_BYTES} bytes were taken for data"
            " and not read"
        )
    return [path for _, _, path in sorted(ranked)]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _slug(name: str) -> str:
    words = patterns.compile(r"[^a-z0-9.]+").sub("-", name.lower()).strip("-.")
    return words or "folder"
