"""A folder that is in memory: files by their paths, read like `doors.paths.Folder`.

What was fetched is a bundle until somebody asks for it on disk; both are read by the same code,
so both give the same recording.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from howopen.doors.paths import MAX_TEXT_BYTES, Listing, document_of
from howopen.doors.terminal import printable
from howopen.errors import DataError, NotFound
from howopen.model import Document, Entry

Bundle = Mapping[str, bytes]
"""Path within a recording, with `/` -> content."""

_TOP: Final = "."


class BundleFolder:
    """One folder of a bundle. Paths are relative to it and may use `..` as far as its top."""

    def __init__(self, bundle: Bundle, place: str = _TOP) -> None:
        self._bundle = bundle
        self._place = place

    @property
    def shown(self) -> str:
        """How messages call it."""
        return printable(self._place if self._place != _TOP else "the recording")

    def holds(self, path: str) -> bool:  # noqa: ARG002 - the signature of `Folder`
        """True: nothing in a bundle is shared with other releases."""
        return True

    def folder(self, path: str) -> BundleFolder:
        """The folder at `path`; `NotFound` when no file lies below it."""
        place = self._resolve(path)
        if place in self._bundle:
            raise DataError(f"{printable(path)} is not a folder")
        if not any(name.startswith(f"{place}/") for name in self._bundle):
            raise NotFound(f"there is no {printable(path)}")
        return BundleFolder(self._bundle, place)

    def listing(self) -> Listing:
        """All files below, sorted by path."""
        start = "" if self._place == _TOP else f"{self._place}/"
        entries = (
            Entry(path=name.removeprefix(start), size_bytes=len(content))
            for name, content in self._bundle.items()
            if name.startswith(start)
        )
        return Listing(tuple(sorted(entries, key=lambda entry: entry.path)), (), complete=True)

    def read_data(self, path: str, max_bytes: int) -> tuple[bytes, int]:
        """At most `max_bytes` of the file at `path`, and the size of all of it."""
        place = self._resolve(path)
        if place not in self._bundle:
            raise NotFound(f"there is no {printable(path)}")
        content = self._bundle[place]
        return content[:max_bytes], len(content)

    def read_document(self, path: str, *, max_bytes: int = MAX_TEXT_BYTES) -> Document:
        """The text at `path`, as `Folder.read_document` gives it."""
        data, size_bytes = self.read_data(path, max_bytes)
        return document_of(path, data, size_bytes)

    def _resolve(self, path: str) -> str:
        if not path or "\0" in path or path.startswith("/"):
            raise DataError(f"{printable(path)} is not a relative path")
        place = posixpath.normpath(posixpath.join(self._place, path))
        if place == ".." or place.startswith("../"):
            raise DataError(f"{printable(path)} leaves the folder")
        return place
