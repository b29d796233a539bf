"""Where bytes come from: recordings and folders on disk. Only this stage reads a release's disk.

`load` turns what the user typed into a `Recording`; everything after it is a pure function.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from howopen.sources.address import RemoteTarget, parse_address
    from howopen.sources.folder import read_folder
    from howopen.sources.recording import (
        IndexEntry,
        find_recordings,
        is_recording,
        read_bundle,
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
    "read_bundle",
    "read_folder",
    "read_index",
    "read_recording",
]

_HOMES = {
    "address": ("RemoteTarget", "parse_address"),
    "folder": ("read_folder",),
    "recording": (
        *("IndexEntry", "find_recordings", "is_recording"),
        *("read_bundle", "read_index", "read_recording"),
    ),
    "targets": ("load", "parse_target"),
}
"""Where each name lives; imported when first used, so that one file is read without the rest."""


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
