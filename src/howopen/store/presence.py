"""Tells which processes that share a store are alive, without asking a clock or a process id.

Each one that claims work locks a byte of its own in a file beside the store. The kernel lets go
of the lock in the moment the process ends, however it does, and a restart forgets all of them.
So a process id that another has got since cannot mislead, nor one of another container.
"""

from __future__ import annotations

import os
import secrets
import struct
import sys
from pathlib import Path
from typing import Final

if sys.platform == "linux":
    import fcntl

_LOCK: Final = "hhqqi4x"
"""`struct flock`: type, whence, start, length, process id (fcntl(2))."""

_UNKNOWN: Final = 0
"""The number of every process where the system or the disk has no such locks."""


class Presence:
    """The mark of this process in the empty file at `path`, which is made; closed, it is gone.

    Needs locks that belong to an open file (`F_OFD_SETLK`), which Linux has. Elsewhere nothing
    is known of anyone. Never raises.
    """

    def __init__(self, path: Path) -> None:
        self.number = _UNKNOWN
        """Of this process among all that share the file; a large random one."""
        self._file: int | None = None
        if sys.platform != "linux":
            return
        number = 1 + secrets.randbelow(1 << 62)
        try:
            path.touch(mode=0o600)
            self._file = os.open(path, os.O_WRONLY)
            fcntl.fcntl(self._file, fcntl.F_OFD_SETLK, lock_of(number))
        except OSError:
            self.close()
        else:
            self.number = number

    def is_alive(self, number: int) -> bool | None:
        """Whether the process of that number still runs; `None` when that cannot be told."""
        if sys.platform != "linux" or self._file is None or number == _UNKNOWN:
            return None
        if number == self.number:
            return True
        try:
            found = fcntl.fcntl(self._file, fcntl.F_OFD_GETLK, lock_of(number))
        except OSError:
            return None
        return bool(struct.unpack(_LOCK, found)[0] != fcntl.F_UNLCK)

    def close(self) -> None:
        """Lets go of the mark."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def lock_of(number: int) -> bytes:
    """`struct flock` for the one byte of that number."""
    return struct.pack(_LOCK, fcntl.F_WRLCK, os.SEEK_SET, number, 1, 0)
