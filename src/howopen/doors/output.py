"""The way out: a file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

from howopen.errors import InputError


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file and renames, so that nobody sees half of it.

    A link stays and its target is replaced. A device, a FIFO or this process's own stdout is
    written to as it is: a rename would put a file in its place. Raises `InputError` when the
    place does not take it, and `BrokenPipeError` when a reader has left.
    """
    try:
        status = _status(path)
        if status is not None and _is_own_stdout(status):
            _into_stdout(content)
        elif status is not None and not stat.S_ISREG(status.st_mode):
            with path.open("wb") as file:
                file.write(content)
        else:
            _replace(Path(os.path.realpath(path)), content, status)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose another place") from error


def _status(path: Path) -> os.stat_result | None:
    """What a path leads to; `None` when there is nothing yet."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _is_own_stdout(status: os.stat_result) -> bool:
    try:
        return os.path.samestat(status, os.fstat(1))
    except OSError:
        return False


def _into_stdout(content: bytes) -> None:
    # Opening it anew would write over what `>> file` is meant to keep.
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "wb") as file:
        file.write(content)


def _replace(place: Path, content: bytes, before: os.stat_result | None) -> None:
    mask = os.umask(0)
    os.umask(mask)
    mode = 0o666 & ~mask if before is None else stat.S_IMODE(before.st_mode)
    descriptor, name = tempfile.mkstemp(prefix=f".{place.name[:100]}.", dir=place.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
