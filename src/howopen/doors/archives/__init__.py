"""The one door to archives: a tarball as it arrives, a wheel by parts of it. Nothing is unpacked.

    archive = read_tarball(chunks, wanted=lambda path, size_bytes: 200_000, limits=ArchiveLimits())
    archive.commit, archive.entries, archive.files["README.md"]

Every name, size and link in an archive is taken for hostile. What was cut, left out or odd is said
in the remarks; an error is raised only where nothing at all could be read.
"""

from __future__ import annotations

from howopen.doors.archives.archive import Archive, ArchiveLimits, Rank, Wanted
from howopen.doors.archives.tarball import read_tarball
from howopen.doors.archives.wheel import read_zip_listing

__all__ = [
    "Archive",
    "ArchiveLimits",
    "Rank",
    "Wanted",
    "read_tarball",
    "read_zip_listing",
]
