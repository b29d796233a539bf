"""What a folder of recordings holds, by repository, so that a stand-in can look it up.

Several releases may hold the same repository: the first by name wins, and one that holds it wins
over one that only says it is missing. Names are compared without case, as the real places do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from howopen.doors.paths import Folder
from howopen.errors import DataError, HowopenError, InputError, NotFound
from howopen.model import Completeness, SourceKind
from howopen.sources import find_recordings, is_recording
from howopen.sources.release_file import Listed, read_release_file

__all__ = ["Held", "Item", "Library", "Page"]

_MAX_FILE_BYTES: Final = 64 << 20
_DIGITS: Final = 40
_HEXADECIMAL: Final = frozenset("0123456789abcdef")
_T = TypeVar("_T")


class Item(NamedTuple):
    """One line of a recorded listing."""

    path: str
    type: str = "blob"
    """`blob`, `tree`, `submodule` or `symlink`."""
    size_bytes: int | None = None
    """`None` where the recording does not say."""
    lfs: bool = False
    listed: bool = True
    """False for a kept file that the recorded listing does not name."""


class Page(NamedTuple):
    """What is kept of a page."""

    address: str
    title: str
    facts: tuple[str, ...]
    text: tuple[str, ...]
    """Its words, by line."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its facts, then its words."""
        return (*self.facts, *self.text)


class Held:
    """One repository or package as it is kept; read from disk when it is first asked for."""

    def __init__(self, folder: Folder, listed: Listed, name: str) -> None:
        self.name = name
        """As the release's own address spells it: `OWNER/NAME`, or a package's name."""
        self.listed = listed
        self._folder = folder

    @cached_property
    def repo(self) -> dict[str, Any]:
        """Where it comes from: `repo.json`."""
        return _mapping(self._folder, "repo.json")

    @cached_property
    def info(self) -> dict[str, Any]:
        """What the hub said of it: `info.json`; empty where nothing was kept."""
        return _mapping(self._folder, "info.json")

    @cached_property
    def revision(self) -> str:
        """The recorded commit, or 40 hexadecimal digits that stand for what is kept."""
        for word in (self.info.get("sha"), self.repo.get("commit"), self.listed.revision):
            if isinstance(word, str) and len(word) == _DIGITS and _HEXADECIMAL.issuperset(word):
                return word
        digest = hashlib.sha1(self.name.encode(), usedforsecurity=False)
        for item in self.items.values():
            digest.update(f"\0{item.path}\0{item.size_bytes}".encode())
            digest.update(self.content(item.path) if item.path in self.kept else b"")
        return digest.hexdigest()

    @property
    def card(self) -> Completeness:
        """How much of the card was seen."""
        whole = Completeness.COMPLETE if self.listed.complete else Completeness.PARTIAL
        return self.listed.card or whole

    @property
    def listing(self) -> Completeness:
        """How much of the file listing was seen."""
        whole = Completeness.COMPLETE if self.listed.complete else Completeness.PARTIAL
        said = self.listed.listing or whole
        return said if self._rows is not None else Completeness.NONE

    @cached_property
    def items(self) -> dict[str, Item]:
        """What it holds by path, sorted: the recorded listing, and whatever is kept."""
        found = {}
        for row in self._rows or ():
            size, path = row.get("size"), row.get("path")
            if isinstance(path, str):
                known = size if isinstance(size, int) else None
                kind = str(row.get("type", "blob"))
                found[path] = Item(path, kind, known, bool(row.get("lfs")))
        for path in self.kept:
            found.setdefault(path, Item(path, listed=False))
        return dict(sorted(found.items()))

    @cached_property
    def kept(self) -> frozenset[str]:
        """Paths of the files whose content is kept."""
        try:
            listing = self._folder.folder("files").listing()
        except NotFound:
            return frozenset()
        return frozenset(e.path for e in listing.entries if e.size_bytes is not None)

    def content(self, path: str) -> bytes:
        """The bytes of a kept file; raises `NotFound` for any other."""
        if path not in self.kept:
            raise NotFound(f"{self.name} keeps no {path}")
        return self._folder.read_data(f"files/{path}", _MAX_FILE_BYTES)[0]

    @cached_property
    def _rows(self) -> list[dict[str, Any]] | None:
        return _decoded(self._folder, "tree.json", list[dict[str, Any]])


class Library:
    """All recordings directly below `folder`; or, where it is one itself, that one.

    Raises `InputError` when there is none. A recording that cannot be read is left out, and said
    in `remarks`.
    """

    def __init__(self, folder: Path) -> None:
        self.remarks: list[str] = []
        self._places: dict[tuple[SourceKind, str], tuple[Folder, Listed]] = {}
        self._missing: set[tuple[SourceKind, str]] = set()
        self._remembered: dict[object, Any] = {}
        self._lock = RLock()
        recordings = [folder] if is_recording(folder) else find_recordings(folder)
        if not recordings:
            raise InputError(f"{folder} holds no recordings: give a folder of folders with one")
        for recording in recordings:
            try:
                self._add(Folder(recording, allowed=recording.resolve().parent))
            except HowopenError as error:
                self.remarks.append(f"{recording.name}: {error}")

    def _add(self, door: Folder) -> None:
        release = read_release_file(door)
        for listed in release.sources:
            self._places.setdefault(_key(listed.kind, _name(listed)), (door, listed))
        self._missing |= {_key(listed.kind, _name(listed)) for listed in release.missing}

    def names(self, kind: SourceKind) -> tuple[str, ...]:
        """The names of all that is kept of a kind, in the order of the recordings."""
        return tuple(_name(listed) for (k, _), (_, listed) in self._places.items() if k is kind)

    def is_missing(self, kind: SourceKind, name: str) -> bool:
        """Whether it is known to exist, and no recording has it."""
        key = _key(kind, name)
        return key in self._missing and key not in self._places

    def find(self, kind: SourceKind, name: str) -> Held | None:
        """What is kept of a repository or package; `None` when no recording holds it."""
        key = _key(kind, name)
        if key not in self._places:
            return None
        door, listed = self._places[key]
        return self.remembered(key, lambda: Held(door.folder(listed.path), listed, _name(listed)))

    def page(self, address: str) -> Page | None:
        """What is kept of a page; `None` when no recording holds it."""
        key = _key(SourceKind.PAGE, address)
        if key not in self._places:
            return None
        door, listed = self._places[key]
        kept = _mapping(door, listed.path)
        facts = tuple(line for line in kept.get("facts") or () if isinstance(line, str))
        excerpt = tuple(str(kept.get("excerpt") or "").splitlines())
        return Page(_name(listed), str(kept.get("title", "")), facts, excerpt)

    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of the recordings."""
        found = (self.page(address) for address in self.names(SourceKind.PAGE))
        return tuple(page for page in found if page is not None)

    def remembered(self, key: object, make: Callable[[], _T]) -> _T:
        """What `make` gave when this key was first asked for; made once, however many ask."""
        with self._lock:
            if key not in self._remembered:
                self._remembered[key] = make()
            found: _T = self._remembered[key]
            return found


def _key(kind: SourceKind, name: str) -> tuple[SourceKind, str]:
    name = name.lower()
    if kind is SourceKind.PACKAGE:  # PEP 503: runs of -, _ and . are one -
        name = "-".join(
            part for part in name.replace("_", "-").replace(".", "-").split("-") if part
        )
    return kind, name


def _name(listed: Listed) -> str:
    return listed.id.partition(":")[2]


def _mapping(folder: Folder, path: str) -> dict[str, Any]:
    return _decoded(folder, path, dict[str, Any]) or {}


def _decoded(folder: Folder, path: str, shape: type[_T]) -> _T | None:
    """The JSON file at `path`; `None` when there is none."""
    try:
        data, _ = folder.read_data(path, _MAX_FILE_BYTES)
    except NotFound:
        return None
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.MsgspecError, ValueError) as error:
        raise DataError(f"{path} of a recording is not what it should be: {error}") from error
