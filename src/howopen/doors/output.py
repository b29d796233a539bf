"""The way out: a file is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from howopen.errors import InputError


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file and renames, so that nobody sees half of it.

    Raises `InputError` when the folder does not take it.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose another place") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise InputError(f"cannot write {path}: {error.strerror}; choose another place") from error
