"""The way out for many files: a folder is written whole or not at all, and nothing beside it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from howopen.doors.terminal import printable
from howopen.errors import InputError


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes `files`, by their paths within it, as the folder's whole content.

    What the folder held before is replaced. Raises `InputError` when the place does not take it,
    or when a path would lead out of the folder; nothing has changed then.
    """
    for path in files:
        parts = path.split("/")
        if not path or "\0" in path or "\\" in path or {"", ".", ".."} & set(parts):
            raise InputError(f"{printable(path)} is no path within a folder; nothing was written")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name[:100]}.", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        for path, content in files.items():
            place = made / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        made.chmod(0o777 & ~_mask())
        _put_in_place(made, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put_in_place(made: Path, folder: Path) -> None:
    """A rename; a folder that is there already is moved aside first and removed last."""
    if not os.path.lexists(folder):
        made.rename(folder)
        return
    aside = made.with_name(f"{made.name}.before")
    folder.rename(aside)
    try:
        made.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    if aside.is_symlink() or not aside.is_dir():
        aside.unlink()
    else:
        shutil.rmtree(aside, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(folder: Path, error: OSError) -> InputError:
    reason = error.strerror or type(error).__name__
    return InputError(f"cannot write {printable(str(folder))}: {reason}; choose another place")
