"""Model files of the Model Openness Tool evaluated: `howopen mof`.

evaluate_files("models", "heron.yml").files[0].label
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from howopen.doors.terminal import printable
from howopen.errors import DataError, HowopenError, InputError
from howopen.frameworks.mof.result import FileEvaluation, evaluate_text
from howopen.model import Record
from howopen.sources.mot_files import STDIN, mot_paths, read_mot_file

OnDone = Callable[[int, int, str], None]
_NOTHING = "nothing to look at; name a model file, a folder of them, or - for stdin"


class Batch(Record, frozen=True, kw_only=True):
    """What several model files come to."""

    files: tuple[FileEvaluation, ...]
    """In the order in which they were named, those of a folder by name."""
    unread: tuple[str, ...] = ()
    """Why a file could not be evaluated, one sentence each."""


def evaluate_files(*targets: str, exact: bool = False, on_done: OnDone | None = None) -> Batch:
    """What the model files, folders of them and stdin (`-`) come to; each file once.

    `on_done(done, total, name)` is told of each. What cannot be read is told in `unread`, and
    nothing is raised for it; `InputError` when nothing is named.
    """
    if not targets or not all(target.strip() for target in targets):
        raise InputError(_NOTHING)
    paths: dict[str, None] = {}
    unread: list[str] = []
    for target in targets:
        try:
            paths |= dict.fromkeys(mot_paths(target))
        except HowopenError as error:
            unread.append(str(error))
    files = []
    for done, path in enumerate(paths, start=1):
        try:
            files.append(evaluate_file(path, exact=exact))
        except HowopenError as error:
            unread.append(str(error))
        if on_done is not None:
            on_done(done, len(paths), Path(path).name)
    return Batch(files=tuple(files), unread=tuple(unread))


def evaluate_file(path: str, *, exact: bool = False) -> FileEvaluation:
    """What one model file comes to, or stdin for `-`.

    Raises `NotFound`, `InputError`, and `DataError` with the file's name and the line.
    """
    if not path.strip():
        raise InputError(_NOTHING)
    text = read_mot_file(path)
    try:
        return evaluate_text(text, path=path, exact=exact)
    except DataError as error:
        shown = "stdin" if path == STDIN else printable(path)
        raise DataError(f"{shown}: {error}") from error
