"""The model files of the Model Openness Tool that a path, a folder or stdin stands for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from howopen.doors.encodings import decode_any
from howopen.doors.paths import Folder, is_folder, is_there
from howopen.doors.terminal import printable
from howopen.doors.yaml import MAX_BYTES
from howopen.errors import DataError, InputError, NotFound

STDIN: Final = "-"
_ENDINGS = (".yml", ".yaml")


def mot_paths(target: str) -> tuple[str, ...]:
    """The file that is named, `-`, or of a folder every `.yml` and `.yaml` directly in it, sorted.

    Raises `NotFound` when a folder has none.
    """
    path = Path(target)
    if target == STDIN or not is_folder(path):
        return (target,)
    named = [name for name in Folder(path).names() if name.lower().endswith(_ENDINGS)]
    # Some systems put a hidden file of their own beside each.
    files = [name for name in named if not name.startswith(".") and not is_folder(path / name)]
    found = tuple(str(path / name) for name in files)
    if not found:
        raise NotFound(
            f"there is no .yml or .yaml file in {printable(target)}; name the folder that holds the"
            " model files"
        )
    return found


def read_mot_file(path: str) -> str:
    """The text of a model file, or of stdin for `-`.

    Raises `NotFound`, and `DataError` for what is too long or no text.
    """
    shown = "stdin" if path == STDIN else printable(path)
    data = _stdin() if path == STDIN else _bytes(Path(path), shown)
    if len(data) > MAX_BYTES:
        raise DataError(
            f"{shown} has more than {MAX_BYTES:,} bytes; a model file has a few thousand"
        )
    try:
        return decode_any(data).text
    except DataError as error:
        raise DataError(f"{shown} {error}") from error


def _stdin() -> bytes:
    if sys.stdin is None:  # closed with <&-
        raise InputError("there is no stdin to read from; name a file")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _bytes(path: Path, shown: str) -> bytes:
    # A link that the user names is followed wherever it leads.
    real = Path(os.path.realpath(path))
    if not is_there(real):
        raise NotFound(f"there is no file {shown}; check the path")
    if is_folder(real):
        raise InputError(f"{shown} is a folder; name a file in it")
    try:
        return Folder(real.parent).read_data(real.name, MAX_BYTES + 1)[0]
    except DataError as error:
        why = str(error).removeprefix(printable(real.name)).strip()
        raise DataError(f"{shown} {why}; give its text on stdin, as -") from error
