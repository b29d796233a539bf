"""Where bytes come from: recordings and folders on disk. Only this stage reads a release's disk.

`load` turns what the user typed into a `Recording`; everything after it is a pure function.
"""

from __future__ import annotations

from howopen.sources.address import RemoteTarget, parse_address
from howopen.sources.folder import read_folder
from howopen.sources.recording import (
    IndexEntry,
    find_recordings,
    is_recording,
    read_index,
    read_recording,
)
from howopen.sources.targets import load, parse_target

__all__ = [
    "IndexEntry",
    "RemoteTarget",
    "find_recordings",
    "is_recording",
    "load",
    "parse_address",
    "parse_target",
    "read_folder",
    "read_index",
    "read_recording",
]
