"""What the user typed, as a place to read: `load` is the one entry of this stage."""

from __future__ import annotations

import os
from pathlib import Path

from howopen.doors.paths import is_folder, is_there
from howopen.doors.terminal import printable
from howopen.errors import InputError, NotFound, SourceError
from howopen.model import Recording, SourceKind
from howopen.sources.address import RemoteTarget, parse_address, parse_short_id
from howopen.sources.folder import read_folder
from howopen.sources.pasted import is_bare_url, unpasted
from howopen.sources.recording import is_recording, read_index, read_recording


def parse_target(target: str | os.PathLike[str]) -> Path | RemoteTarget:
    """The folder or the thing on the network that `target` names, by its text and what exists.

    `dir:PATH` is a path; `hf:`, `gh:`, `pypi:` and URLs are not; anything else is a path when
    something is there, and else a hub id when it looks like one (`OWNER/NAME[@revision]`).
    """
    if isinstance(target, os.PathLike):
        return Path(target)
    if not isinstance(target, str):
        raise InputError(f"{target!r} is no target; give a folder, a recording or an id as text")
    if not target.strip():
        raise InputError("nothing to look at; give a folder, a recording or an id")
    if target.startswith("dir:"):
        return _path(target.removeprefix("dir:"))
    path = Path(target)
    if is_bare_url(target) and is_there(path):
        return path
    if remote := parse_address(target):
        return remote
    if not target.startswith((".", "/", "~")) and not is_there(path):
        remote = parse_short_id(unpasted(target).rstrip("/"), SourceKind.HUGGINGFACE)
        if remote is not None:
            return remote
    return path


def _path(text: str) -> Path:
    """The shell expands `~` at the beginning of a word only, so not behind `dir:`."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise InputError(f"there is no home folder for {printable(text)}") from error


def load(target: str | os.PathLike[str]) -> Recording:
    """The recording of what `target` names: a recording, or any model folder or checkout.

    Raises `NotFound` when nothing is there, `InputError` for a file or an empty folder,
    `SourceError` for what only the network could give, `DataError` for a broken recording.
    """
    place = parse_target(target)
    if isinstance(place, RemoteTarget):
        typed = printable(str(target))
        raise SourceError(f"{typed} is not on this disk; look at it with `howopen {typed}`")
    shown = printable(str(place))
    if not is_there(place):
        raise NotFound(f"there is no folder {shown}; check the path")
    if not is_folder(place):
        raise InputError(f"{shown} is not a folder; give the folder that holds it")
    if is_recording(place):
        return read_recording(place)
    if inside := read_index(place):
        raise InputError(
            f"{shown} holds {len(inside)} recordings, such as {printable(inside[0].id)}; give one"
            " of them, or rank them all with `howopen table`"
        )
    return read_folder(place)
