"""Of those that would ask the same at the same time, one asks and the others wait for its answer.

A turn is the lock of a byte in a file beside the store, as in `presence`: it holds between
threads and processes, and ends with the process that has it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from howopen.store.presence import lock_of

if sys.platform == "linux":
    import fcntl


class Turns:
    """Turns by key, in the empty file at `path`, which is made."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def one_at_a_time(self, key: str) -> Iterator[None]:
        """Waits until nobody else has the turn of this key, and has it while the context lasts.

        Keys may share a turn by chance. Where the system or the disk has no such locks, there are
        no turns. Never raises.
        """
        taken = self._take(key) if sys.platform == "linux" else None
        try:
            yield
        finally:
            if taken is not None:
                os.close(taken)

    def _take(self, key: str) -> int | None:
        number = int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:7])
        try:
            opened = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            fcntl.fcntl(opened, fcntl.F_OFD_SETLKW, lock_of(number))
        except OSError:
            os.close(opened)
            return None
        return opened
