"""The one door to a release's disk: lists a folder and reads its texts, and nothing outside it.

Every name is taken for hostile. Only regular files are opened, never a FIFO, socket or device;
a link is followed only where it ends inside the allowed root; what is cut is said.
"""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import Final, NamedTuple

from howopen.doors.terminal import printable
from howopen.errors import DataError, InputError, NotFound
from howopen.model import Document, Entry

__all__ = [
    "MAX_DEPTH",
    "MAX_ENTRIES",
    "MAX_TEXT_BYTES",
    "SKIPPED",
    "Folder",
    "Listing",
    "is_file",
    "is_folder",
    "is_there",
]

MAX_TEXT_BYTES: Final = 1 << 20
MAX_ENTRIES: Final = 50_000
MAX_DEPTH: Final = 32
SKIPPED: Final = frozenset((".cache", ".git", ".venv", "__pycache__", "node_modules"))
"""Folders that hold no one's release: history, installed packages, caches."""

_OPEN_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    # Not every system has them all. Without O_NONBLOCK opening a FIFO would wait for a writer.
    _OPEN_FLAGS |= getattr(os, _flag, 0)

_BINARY_WINDOW = 8000
"""Bytes searched for a NUL, as git does (`buffer_is_binary` in its xdiff-interface.c)."""


class Listing(NamedTuple):
    """What a folder holds, sorted by path, and what was left out of it."""

    entries: tuple[Entry, ...]
    remarks: tuple[str, ...]
    complete: bool
    """False when a limit or an unreadable folder cut the listing."""


class Folder:
    """A folder whose files may be listed and read, with `allowed` as the outermost place.

    `allowed` is the folder itself unless given; then it must hold the folder. Paths are
    relative to the folder, with `/`, and may use `..` as far as `allowed`.
    """

    def __init__(self, folder: str | os.PathLike[str], *, allowed: Path | None = None) -> None:
        try:
            self.path = Path(os.path.realpath(folder, strict=True))
            if not self.path.is_dir():
                raise InputError(f"{_shown(folder)} is not a folder; give the folder that holds it")
        except FileNotFoundError as error:
            raise NotFound(f"there is no folder {_shown(folder)}") from error
        except (OSError, ValueError) as error:
            raise InputError(f"{_shown(folder)} cannot be opened: {_reason(error)}") from error
        self.allowed = self.path if allowed is None else Path(os.path.realpath(allowed))
        if not self.path.is_relative_to(self.allowed):
            raise ValueError("the allowed root must hold the folder")

    def listing(self, *, max_entries: int = MAX_ENTRIES, max_depth: int = MAX_DEPTH) -> Listing:
        r"""All files and folders below. A link is listed, never walked into.

        The size of a link is that of the regular file it ends at, when that is inside the
        allowed root. Special files are left out with a remark. Names that are not UTF-8 or
        cannot be encoded have their bytes written as `\xNN`.
        """
        return _Walk(self, max_entries, max_depth).run()

    def names(self, path: str = ".") -> tuple[str, ...]:
        """The names directly below `path`, sorted; `DataError` when they cannot be listed."""
        real = self.resolve(path)
        try:
            return tuple(sorted(child.name for child in real.iterdir()))
        except OSError as error:
            raise DataError(f"{_shown(path)} cannot be listed: {_reason(error)}") from error

    @property
    def shown(self) -> str:
        """How messages call it."""
        return _shown(self.path)

    def holds(self, path: str) -> bool:
        """Whether `path` lies in this very folder, and not only in the allowed root."""
        return self.resolve(path).is_relative_to(self.path)

    def signature(self) -> str:
        """A text that changes when a file below changes its name, size or time."""
        import hashlib

        digest = hashlib.sha256()
        for entry in self.listing().entries:
            try:
                changed = (self.path / entry.path).lstat().st_mtime_ns
            except OSError:
                changed = 0
            digest.update(f"{entry.path}\0{entry.size_bytes}\0{changed}\0".encode())
        return digest.hexdigest()

    def resolve(self, path: str) -> Path:
        """The real place of `path`.

        `DataError` when it leaves the allowed root, `NotFound` when there is nothing.
        """
        if not path or "\0" in path or Path(path).is_absolute():
            raise DataError(f"{_shown(path)} is not a relative path")
        lexical = os.path.normpath(self.path / path)
        if not Path(lexical).is_relative_to(self.allowed):
            raise DataError(f"{_shown(path)} leaves the folder")
        try:
            real = Path(os.path.realpath(lexical, strict=True))
        except FileNotFoundError as error:
            raise NotFound(f"there is no {_shown(path)}") from error
        except (OSError, ValueError) as error:
            raise DataError(f"{_shown(path)} cannot be reached: {_reason(error)}") from error
        if not real.is_relative_to(self.allowed):
            raise DataError(f"{_shown(path)} is a link that leaves the folder")
        return real

    def folder(self, path: str) -> Folder:
        """The folder at `path`, with the same allowed root."""
        real = self.resolve(path)
        if not real.is_dir():
            raise DataError(f"{_shown(path)} is not a folder")
        return Folder(real, allowed=self.allowed)

    def read_data(self, path: str, max_bytes: int) -> tuple[bytes, int]:
        """At most `max_bytes` of the regular file at `path`, and the size of all of it."""
        real = self.resolve(path)
        try:
            _require_regular(path, real.lstat())
            handle = os.open(real, _OPEN_FLAGS)
        except OSError as error:
            raise DataError(f"{_shown(path)} cannot be opened: {_reason(error)}") from error
        try:
            status = os.fstat(handle)
            _require_regular(path, status)
            data = _read(handle, min(max_bytes, status.st_size + 1))
        except OSError as error:
            raise DataError(f"{_shown(path)} cannot be read: {_reason(error)}") from error
        finally:
            os.close(handle)
        return data, max(status.st_size, len(data))

    def read_document(self, path: str, *, max_bytes: int = MAX_TEXT_BYTES) -> Document:
        """The text at `path`, its lines ended by a line feed.

        It is UTF-8 with undecodable bytes replaced and no byte order mark. `DataError` for what
        is not text (a NUL byte near the beginning), not a regular file or outside the allowed
        root; `NotFound` when it is not there.
        """
        data, size_bytes = self.read_data(path, max_bytes)
        return document_of(path, data, size_bytes)


def document_of(path: str, data: bytes, size_bytes: int) -> Document:
    """The text of a file of which `data` was read; `DataError` when it is not text."""
    if b"\0" in data[:_BINARY_WINDOW]:
        raise DataError(f"{_shown(path)} ({size_bytes} bytes) is binary, not text")
    truncated = size_bytes > len(data)
    return Document(
        path=_name(path),
        text=decode(data, cut=truncated),
        size_bytes=size_bytes,
        truncated=truncated,
    )


def read_whole(path: Path, max_bytes: int = 64 << 20) -> bytes:
    """All bytes of a file that the user named; `InputError` when it cannot be read whole."""
    try:
        data, size_bytes = Folder(path.resolve().parent).read_data(path.resolve().name, max_bytes)
    except (DataError, NotFound) as error:
        raise InputError(f"{_shown(path)} cannot be read: {error}") from error
    if size_bytes > len(data):
        raise InputError(f"{_shown(path)} has {size_bytes} bytes, more than the {max_bytes} read")
    return data


def is_there(path: Path) -> bool:
    """Whether there is anything at `path`, a broken link too; never raises."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Whether `path` leads to a folder; False where that cannot be told."""
    return os.path.isdir(path)  # noqa: PTH112, Path.is_dir raises on what may not be looked at


def is_file(path: Path) -> bool:
    """Whether `path` leads to a regular file; False where that cannot be told."""
    return os.path.isfile(path)  # noqa: PTH113, Path.is_file raises on what may not be looked at


def decode(data: bytes, *, cut: bool = False) -> str:
    """Foreign bytes as text; with `cut`, a character that the end cuts in two is dropped."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data, final=not cut)
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class _Walk:
    """One pass over a folder; iterative, so that depth costs no stack."""

    def __init__(self, folder: Folder, max_entries: int, max_depth: int) -> None:
        self._folder = folder
        self._max_entries = max_entries
        self._max_depth = max_depth
        self._entries: list[Entry] = []
        self._remarks: list[str] = []
        self._complete = True

    def run(self) -> Listing:
        waiting = [("", 0)]
        while waiting:
            below, depth = waiting.pop()
            for item in self._children(below):
                if len(self._entries) >= self._max_entries:
                    self._cut(f"the listing was cut after {self._max_entries} entries")
                    waiting.clear()
                    break
                path = f"{below}/{item.name}" if below else item.name
                if self._add(item, path):
                    if depth + 1 < self._max_depth:
                        waiting.append((path, depth + 1))
                    else:
                        self._cut(
                            f"{_shown(path)}, below {self._max_depth} levels, was not looked into"
                        )
        entries = tuple(sorted(self._entries, key=lambda entry: entry.path))
        return Listing(entries, tuple(sorted(self._remarks)), self._complete)

    def _children(self, below: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._folder.path / below) as items:
                return sorted(items, key=lambda item: item.name)
        except OSError as error:
            self._cut(f"the folder {_shown(below or '.')} cannot be listed: {_reason(error)}")
            return []

    def _cut(self, remark: str) -> None:
        self._complete = False
        self._remarks.append(remark)

    def _add(self, item: os.DirEntry[str], path: str) -> bool:
        """Add one entry; True when it is a folder to walk into."""
        name = _name(path)
        try:
            status = item.stat(follow_symlinks=False)
        except OSError as error:
            self._cut(f"{_shown(path)} cannot be looked at: {_reason(error)}")
            return False
        if stat.S_ISLNK(status.st_mode):
            self._entries.append(Entry(path=name, type="symlink", size_bytes=self._link_size(path)))
        elif stat.S_ISREG(status.st_mode):
            self._entries.append(Entry(path=name, size_bytes=status.st_size))
        elif not stat.S_ISDIR(status.st_mode):
            self._remarks.append(f"{_shown(path)} is not a regular file and was left alone")
        elif item.name in SKIPPED:
            self._remarks.append(f"the folder {_shown(path)} was not looked into")
        else:
            self._entries.append(Entry(path=name, type="tree"))
            return True
        return False

    def _link_size(self, path: str) -> int | None:
        try:
            status = self._folder.resolve(path).stat()
        except (DataError, NotFound, OSError) as error:
            reason = error if isinstance(error, DataError) else f"{_shown(path)} is a broken link"
            self._remarks.append(f"{reason}; it was not followed")
            return None
        return status.st_size if stat.S_ISREG(status.st_mode) else None


def _require_regular(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise DataError(f"{_shown(path)} is not a regular file")


def _read(handle: int, left: int) -> bytes:
    pieces = []
    while left and (piece := os.read(handle, left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _name(path: str) -> str:
    r"""A path that can be encoded: bytes that are not UTF-8 become `\xNN`."""
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return path.encode("utf-8", "backslashreplace").decode()


def _shown(path: str | os.PathLike[str]) -> str:
    return printable(_name(os.fspath(path)))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
