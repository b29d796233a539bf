"""What a look at a release gives: its recordings and those of its bases, and their digests."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping
from typing import Final

from howopen.errors import DataError
from howopen.model import Record, Recording
from howopen.sources import read_bundle

FIRST: Final = "first"
"""In a tree, the file that holds the id of the release that was asked for."""
CUT_SHORT: Final = "This look was cut short"
"""How the remark of a recording begins that tells that the run was not allowed to see it all."""
READING: Final = threading.Lock()
"""Texts are read by one thread at a time, which costs nothing as they would take turns anyway:
what is made at first use is then made once, and msgspec can crash where two threads decode a type
for the first time."""


class Collected(Record, frozen=True, kw_only=True):
    """The recordings of a release and of its bases, nearest first."""

    bundles: tuple[tuple[str, dict[str, bytes]], ...]
    """(release id, its files); the release itself first."""
    cut: str = ""
    """Why the run was not allowed to look at all of it; empty for a whole look."""

    @property
    def tree(self) -> dict[str, bytes]:
        """All files as they lie in one folder, each release below its id."""
        files = {
            f"{name}/{path}": data for name, below in self.bundles for path, data in below.items()
        }
        return {FIRST: self.bundles[0][0].encode(), **files}

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """The recordings, the release's first."""
        with READING:
            return tuple(read_bundle(files, name) for name, files in self.bundles)


def collected_from(tree: Mapping[str, bytes], cut: str = "") -> Collected:
    """What a `Collected.tree` was made from; `cut` is why that look was. `DataError` for none."""
    first = tree.get(FIRST, b"").decode("utf-8", "replace")
    bundles: dict[str, dict[str, bytes]] = {first: {}}
    for path, data in tree.items():
        name, slash, below = path.partition("/")
        if slash:
            bundles.setdefault(name, {})[below] = data
    if not bundles[first]:
        raise DataError("what is kept names no release as its first; look at the target again")
    return Collected(bundles=tuple(bundles.items()), cut=cut)


def digest_of(recordings: Iterable[Recording]) -> str:
    """The digest of a release's recording; with bases, of all of them together."""
    return _together([recording.digest for recording in recordings])


def undated_of(recordings: Iterable[Recording]) -> str:
    """The same without the days on which they were read: equal while nothing changes."""
    return _together([recording.undated for recording in recordings])


def _together(digests: list[str]) -> str:
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
