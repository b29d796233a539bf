"""The way out for many files: a folder is written whole or not at all, and nothing beside it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from howopen.doors.terminal import printable
from howopen.errors import InputError

if sys.platform != "win32":
    import fcntl

_BOX: Final = ".howopen-writing-"
"""Begins the name of a folder in which another one is made, beside its place."""
_NEW, _OLD = "new", "old"
"""Within it: what is to take the place, and the folder that holds what was there, by its name."""
_TAKEN: Final = frozenset((errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR))
_TRIES: Final = 50
"""So often the place is made free when others put something there at the same time."""


def write_folder(folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> int:
    """Writes `files`, by their paths within it, as the folder's whole content; gives how many.

    They may be made one after the other while they are written. What the folder held before is
    replaced. When several write the same folder at once, one of them has the last word. Raises
    `InputError` when the place does not take it, or when a path would lead out of the folder;
    nothing has changed then.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _held(folder.parent, alone=False):
            return _write(folder, files.items() if isinstance(files, Mapping) else files)
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from error


def sweep(folder: Path) -> None:
    """Removes what a kill left half written in `folder`; what it had moved aside is put back.

    Does nothing while somebody writes there, nor where the system cannot tell. Never raises.
    """
    with suppress(OSError), _held(folder, alone=True):
        for box in folder.glob(f"{_BOX}*"):
            for old in box.glob(f"{_OLD}/*"):
                if not os.path.lexists(folder / old.name):
                    old.rename(folder / old.name)
            shutil.rmtree(box, ignore_errors=True)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    count = 0
    box = Path(tempfile.mkdtemp(prefix=_BOX, dir=folder.parent))
    try:
        new = box / _NEW
        new.mkdir()
        for path, content in files:
            if not _is_within(path):
                said = f"{printable(path)} is no path within a folder; nothing was written"
                raise InputError(said)
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(content)
            count += 1
        _put_in_place(box, folder)
    finally:
        shutil.rmtree(box, ignore_errors=True)
    return count


def _is_within(path: str) -> bool:
    parts = path.split("/")
    return not ("\0" in path or "\\" in path or {"", ".", ".."} & set(parts))


def _put_in_place(box: Path, folder: Path) -> None:
    """A rename; a folder that is there already is moved aside first and removed last."""
    old = box / _OLD / folder.name
    for _ in range(_TRIES):
        try:
            if not os.path.lexists(folder):
                (box / _NEW).rename(folder)
                return
            old.parent.mkdir(exist_ok=True)
            folder.rename(old)
            (box / _NEW).rename(folder)
        except FileNotFoundError:
            continue  # another has moved it aside
        except OSError as error:
            if os.path.lexists(old) and not os.path.lexists(folder):
                with suppress(OSError):  # another was quicker, and its own is there now
                    old.rename(folder)
            if error.errno not in _TAKEN:
                raise
            shutil.rmtree(old.parent, ignore_errors=True)  # another has put its own there
        else:
            return
    raise OSError(errno.EBUSY, "others write it again and again")


@contextmanager
def _held(folder: Path, *, alone: bool) -> Iterator[None]:
    """Lets others know that something is written in a folder, or looks that nobody does.

    `BlockingIOError` when it cannot be had `alone`. The kernel forgets it when a process ends.
    """
    if sys.platform == "win32":
        if alone:
            raise BlockingIOError
        yield
        return
    with ExitStack() as opened:
        try:
            held = os.open(folder, os.O_RDONLY)
            opened.callback(os.close, held)
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except OSError:
            if alone:
                raise
            # Not ours to list, or a disk without locks: then nobody sweeps there either.
        yield


def _unwritable(folder: Path, error: OSError | ValueError) -> InputError:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return InputError(f"cannot write {printable(str(folder))}: {reason}; choose another place")
