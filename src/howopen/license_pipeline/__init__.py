"""What binds whoever uses a file, a folder or a licence known by name: `howopen license`.

    read_terms("LICENSE").category
    read_terms("path/to/model").expression
    read_terms("MIT OR Apache-2.0").osi_approved

The texts are found by `sources.license_files` and read by `licenses`; `together` says what
several come to, `named` what is known without a text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from howopen.doors.paths import is_folder, is_there
from howopen.doors.terminal import printable
from howopen.errors import HowopenError, InputError, NotFound
from howopen.license_pipeline.named import known_terms
from howopen.license_pipeline.placed import judged, placed
from howopen.license_pipeline.terms_reading import (
    Declared,
    FolderReading,
    Part,
    StatedAnswer,
    StatedCondition,
    TermsReading,
)
from howopen.license_pipeline.together import declared_in, together
from howopen.sources.license_files import (
    STDIN,
    LicenseFile,
    read_license_file,
    read_license_folder,
    read_license_stdin,
)

if TYPE_CHECKING:
    from howopen.licenses.binding.situation import Situation

__all__ = [
    "Declared",
    "FolderReading",
    "Part",
    "StatedAnswer",
    "StatedCondition",
    "TermsReading",
    "known_terms",
    "placed",
    "read_terms",
]


def read_terms(*targets: str, situation: Situation | None = None) -> TermsReading | FolderReading:
    """The terms of a file, folder, `-` (stdin) or name; of a folder or several, all together.

    A name is a licence's id, title or alias, or an SPDX expression. With a `situation`
    (`licenses.situation.situation_of`), each condition is asked whether it binds. Raises
    `InputError`, `NotFound` or `DataError` for a single target that cannot be read; of several,
    those are told in `unread`.
    """
    if not targets or len(targets) != len(set(targets)):
        raise InputError("name what to read, and each thing once")
    found, unread = [], []
    for target in targets:
        try:
            found.append(_gathered(target))
        except HowopenError as error:
            if len(targets) == 1:
                raise
            unread.append(str(error))
    if len(targets) == 1 and not is_folder(Path(targets[0])):
        return judged(found[0].readings[0], situation)
    return together(
        [reading for each in found for reading in each.readings],
        declared=[declared for each in found for declared in each.declared],
        remarks=[remark for each in found for remark in each.remarks],
        unread=unread,
        situation=situation,
    )


class _Gathered(NamedTuple):
    """What one target led to."""

    readings: tuple[TermsReading, ...]
    declared: tuple[Declared, ...] = ()
    remarks: tuple[str, ...] = ()


def _gathered(target: str) -> _Gathered:
    if not target.strip():
        raise InputError("nothing to look at; give a file, a folder, - or the name of a licence")
    if target == STDIN:
        return _Gathered((_read(read_license_stdin()),))
    path = Path(target)
    if not is_there(path):
        return _Gathered((known_terms(target),))
    if not is_folder(path):
        return _Gathered((_read(read_license_file(path)),))
    return _of_folder(path)


def _of_folder(folder: Path) -> _Gathered:
    found = read_license_folder(folder)
    read = [(_read(file), file) for file in found.files]
    readings = [reading for reading, file in read if not file.card or reading.matches]
    declared = declared_in(file for _, file in read if file.card)
    if not readings:
        readings = [terms for each in declared if (terms := _as_declared(each)) is not None]
    if not readings:
        raise NotFound(
            f"no licence was found in {printable(str(folder))}: there is no licence file, and the"
            " card names none; name the file that holds it"
        )
    return _Gathered(tuple(readings), declared, found.remarks)


def _as_declared(declared: Declared) -> TermsReading | None:
    """What is known of a declared licence, for a folder without its text."""
    if not declared.license_id:
        return None
    remark = f"{printable(declared.path)}:{declared.line} names it; its text is not there"
    return msgspec.structs.replace(
        known_terms(declared.value), path=declared.path, remarks=(remark,)
    )


def _read(file: LicenseFile) -> TermsReading:
    from howopen.licenses import read_license

    path = "LICENSE" if file.path == STDIN else file.path
    return placed(read_license(file.text, path), path=file.path, remarks=file.remarks)
