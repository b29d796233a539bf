"""What is read of an archive, and how much of one is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from howopen.model import Entry

Wanted = Callable[[str, int], int]
"""From a path and its size in bytes, how many bytes of the file to keep; 0 for none."""
Rank = Callable[[str], tuple[int, ...]]
"""From a path how little it matters: where not all can be kept, the highest go first."""


class Archive(NamedTuple):
    """What an archive holds."""

    commit: str | None
    """The revision that git-archive noted in it, 40 or 64 hexadecimal digits."""
    entries: tuple[Entry, ...]
    """Sorted by path; of a tarball without the single top folder."""
    files: dict[str, bytes]
    """Path -> the bytes kept of it, fewer than its size where it was cut."""
    remarks: tuple[str, ...]
    """What was cut, left out or odd, one sentence each."""
    complete: bool
    """Whether what is not among the entries is not in the archive: False when a limit or damage cut
    the listing, or the repository keeps files out of its archives. A file that was cut or left out
    of `files` is no reason."""
    damaged: bool = False
    """Whether it is damaged or broke off: the same address may give it whole another time."""


class ArchiveLimits(NamedTuple):
    """How much of one archive is read and kept."""

    unpacked_bytes: int = 4 << 30
    ratio: int = 200
    """Unpacked bytes for each packed one, beyond the first `ratio_from_bytes`. Text packs to a
    tenth or so of its size, zeros to a thousandth."""
    ratio_from_bytes: int = 64 << 20
    entries: int = 200_000
    listing_bytes: int = 32 << 20
    """Of all paths together, those of folders that are only implied too."""
    path_bytes: int = 4_096
    depth: int = 64
    """Folders above an entry."""
    header_bytes: int = 64 << 10
    """Of one extended header of a tarball, which holds a long name or a commit."""
    headers_bytes: int = 64 << 20
    """Of all of these together."""
    files: int = 2_000
    kept_bytes: int = 16 << 20
    """Of all files together that are kept."""
    directory_bytes: int = 48 << 20
    """Of a zip archive's own table of contents."""
    part_bytes: int = 2 << 20
    """Asked for at once of a zip archive."""
    parts: int = 40
    """Asked for in all of a zip archive."""
