"""The licence texts of a file, a folder or stdin: found by name, decoded, pointers followed.

A pointer is a text that is only a path, as a link becomes where links are not kept. It is
followed inside the folder that was named, and nowhere else.
"""

from __future__ import annotations

import os
import posixpath
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from howopen.doors import patterns
from howopen.doors.encodings import decode_any
from howopen.doors.paths import Folder
from howopen.doors.terminal import printable
from howopen.errors import DataError, InputError, NotFound
from howopen.licenses.by_name.keys import name_key
from howopen.licenses.by_name.table import find_license, table
from howopen.licenses.text import MAX_TEXT

STDIN: Final = "-"
MAX_FILES: Final = 200
"""Of one folder; those nearest to its top are read, and the rest is told."""
MAX_BYTES: Final = 4 * MAX_TEXT + 4
"""Of one file: enough for `MAX_TEXT` characters in any encoding."""
_MAX_POINTER: Final = 260

_POLICY = (
    r"[^/]*(?:(?:acceptable|prohibited|responsible)[ ._-]?use|(?:use|usage)[ ._-]?polic(?:y|ies))"
    r"[^/]*"
)
_NAMES = (
    (
        r"[^/]*(?:licen[cs]e|licen[cs]ing)[^/]*|(?:copying|copyright|eula|legal)(?:[._-][^/]*)?"
        r"|[^/]*(?:许可|授权|使用协议|ライセンス|利用規約|라이선스)[^/]*"
    ),
    rf"{_POLICY}|[^/]*(?:terms(?:[ ._-]?(?:of|and|&)[ ._-]|[._-]|$)|tos\b|agreement)[^/]*",
    r"(?:third[ ._-]?party[ ._-]?)?notices?(?:[._-][^/]*)?",
)
"""Names of licences, of policies and terms, of notices: read in this order."""
_CARD = r"(?:readme|model[ ._-]?card|data(?:set)?[ ._-]?card)(?:[._-][^/]*)?"
"""Names of documents that may mention a licence; those at the top of the folder are read last."""
_LICENSES_FOLDER = r"(?:[^/]+/)*licen[cs]es/[^/]+"
_TEXTS = (
    r"[^/.]+|[^/.]+[-.][0-9.]+|[^/]*\.(?:md|markdown|txt|text|rst|html?|pdf|docx?|odt|rtf|adoc|tex)"
)
_OTHER = (
    r"[^/]*\.(?:py|pyi|pyc|ipynb|js|ts|jsx|tsx|mjs|css|scss|json|jsonl|ya?ml|toml|lock|cfg|ini"
    r"|csv|tsv|xml|c|cc|cpp|cu|h|hpp|java|go|rs|rb|sh|bat|ps1|php|swift|kt|png|jpe?g|gif|svg"
    r"|webp|ico|bin|pt|pth|safetensors|gguf|parquet|npy|npz|sig|asc|sha256|spdx|db)"
)
"""Endings of code, data and pictures, whatever the name before them says."""


def _fits(name: str, pattern: str) -> bool:
    # Compiled when first asked: most files are named, and not looked for.
    return patterns.compile(pattern, ignore_case=True).fullmatch(name) is not None


def is_policy_name(path: str) -> bool:
    """Whether a file is a use policy by its name, such as `USE_POLICY.md`."""
    return _fits(path.rpartition("/")[2], _POLICY)


class LicenseFile(NamedTuple):
    """One text that was read."""

    path: str
    """As named, or within the folder; `-` for stdin. Where a pointer led, its target."""
    text: str
    """At most one character more than is read of a text, so that the reading sees the cut."""
    card: bool = False
    """Whether it is a README or card, which only mentions licences."""
    remarks: tuple[str, ...] = ()


class LicenseFolder(NamedTuple):
    """The texts of a folder: licences, then policies, notices, and what mentions licences."""

    files: tuple[LicenseFile, ...]
    remarks: tuple[str, ...]


def read_license_file(path: Path) -> LicenseFile:
    """The text of one file; a pointer is followed inside the file's own folder.

    Raises `NotFound`, and `DataError` for what is not a text or holds no words.
    """
    shown = printable(str(path))
    try:
        real = Path(os.path.realpath(path, strict=True))
        mode = real.stat().st_mode
    except FileNotFoundError as error:
        why = "is a link to nothing" if path.is_symlink() else "is not there"
        raise NotFound(f"{shown} {why}; check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        raise DataError(f"{shown} cannot be opened: {reason}; name a file you may read") from error
    if not stat.S_ISREG(mode):
        raise DataError(f"{shown} is a pipe or a device, not a file; give its text on stdin, as -")
    read = _read(Folder(real.parent), real.name, shown)
    led = posixpath.normpath(str(path.parent / read.path)) if read.path != real.name else str(path)
    return read._replace(path=led)


def read_license_folder(folder: Path) -> LicenseFolder:
    """The licence-like texts below a folder; what could not be read is told in `remarks`.

    Raises `NotFound` when there is nothing that could be read, saying why.
    """
    door = Folder(folder)
    listing = door.listing()
    paths = [
        entry.path for entry in listing.entries if entry.type != "tree" and entry.size_bytes != 0
    ]
    chosen = sorted(_ranked(paths))
    remarks = [] if listing.complete else list(listing.remarks)
    remarks += [each for each in _left_alone(listing.remarks) if each not in remarks]
    if len(chosen) > MAX_FILES:
        left_out = len(chosen) - MAX_FILES
        remarks.append(f"{left_out} licence-like files were not read: at most {MAX_FILES} are")
    files: dict[str, LicenseFile] = {}
    for rank, _, path in chosen[:MAX_FILES]:
        try:
            file = _read(door, path, printable(path))
        except (DataError, NotFound) as error:
            remarks.append(f"left out: {error}")
            continue
        if file.path in files:
            remarks += file.remarks
        else:
            files[file.path] = file._replace(card=rank == len(_NAMES))
    if not files:
        why = "; ".join(remarks) or "no file is called LICENSE, COPYING, NOTICE, TERMS or so"
        shown = printable(str(folder))
        raise NotFound(f"no licence was found in {shown}: {why}; name the file that holds it")
    return LicenseFolder(tuple(files.values()), tuple(remarks))


def read_license_stdin() -> LicenseFile:
    """The text that comes on stdin. Raises as `read_license_file`."""
    if sys.stdin is None:  # closed with <&-
        raise InputError("there is no stdin to read from; name a file")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return _decoded(STDIN, "stdin", data[:MAX_BYTES], cut=len(data) > MAX_BYTES)


def _left_alone(remarks: tuple[str, ...]) -> Iterator[str]:
    """Those on pipes and devices that are called like a licence."""
    for remark in remarks:
        path, told, _ = remark.partition(" is not a regular file")
        if told and list(_ranked([path])):
            yield remark


def _ranked(paths: list[str]) -> Iterator[tuple[int, int, str]]:
    """Rank by kind of name, depth and path of those that are licence-like."""
    for path in paths:
        name, depth = path.rpartition("/")[2], path.count("/")
        if _fits(name, _OTHER):
            continue
        rank = next((i for i, names in enumerate(_NAMES) if _fits(name, names)), None)
        if rank is not None:
            yield rank, depth, path
        elif not depth and _fits(name, _CARD):
            yield len(_NAMES), depth, path
        elif _fits(name, _TEXTS) and (
            _fits(path, _LICENSES_FOLDER) or (not depth and _is_called_like_one(name))
        ):
            yield 0, depth, path


def _is_called_like_one(name: str) -> bool:
    """Whether a file bears a licence's own name (`CDLA-Sharing-1.0.md`), and not a model's."""
    stem = name
    for ending in (".md", ".txt", ".html", ".rst"):
        stem = stem.removesuffix(ending)
    return find_license(stem) is not None and name_key(stem) not in table().model_words


def _read(door: Folder, path: str, shown: str) -> LicenseFile:
    """The text at `path`, or where it points to inside the door's folder."""
    seen = {path}
    file = _decoded(path, shown, *_bytes(door, path, shown))
    while target := _pointed(file.text):
        led = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), target))
        if led in seen:
            break
        seen.add(led)
        told = printable(target)
        try:
            further = _decoded(led, printable(led), *_bytes(door, led, told))
        except (NotFound, DataError) as error:
            if not _is_path(target):
                break  # one word that is no file here: the name of a licence
            return _stuck(file, f"{shown} only holds the path {told}, which was not read: {error}")
        remark = f"{shown} only holds the path {told}, which was read in its place"
        file = further._replace(remarks=(*file.remarks, remark, *further.remarks))
    return file


def _is_path(word: str) -> bool:
    name = word.rpartition("/")[2]
    if word.startswith((".", "/", "~")):
        return True
    # Chinese prose has no blanks, so a sentence about a licence would pass for a file's name.
    return word.isascii() and any(_fits(name, names) for names in _NAMES)


def _stuck(file: LicenseFile, remark: str) -> LicenseFile:
    return file._replace(remarks=(*file.remarks, f"{remark}; name the file that it means"))


def _bytes(door: Folder, path: str, shown: str) -> tuple[bytes, bool]:
    """The bytes of a file, and whether there are more."""
    try:
        data, size_bytes = door.read_data(path, MAX_BYTES)
    except NotFound as error:
        raise NotFound(f"{shown} is not there") from error
    return data, size_bytes > len(data)


def _decoded(path: str, shown: str, data: bytes, cut: bool) -> LicenseFile:  # noqa: FBT001
    if not data:
        raise DataError(f"{shown} is empty; name the file that holds the words")
    try:
        text, encoding = decode_any(data, cut=cut)
    except DataError as error:
        raise DataError(f"{shown} {error}") from error
    if not text.strip():
        raise DataError(f"{shown} holds nothing but blanks; name the file that holds the words")
    remarks = []
    if len(text) > MAX_TEXT:
        remarks.append(f"{shown} is long: only its first {MAX_TEXT:,} characters were read")
    if encoding != "utf-8":
        remarks.append(f"{shown} is not UTF-8: it was read as {encoding}")
    return LicenseFile(path, text[: MAX_TEXT + 1], remarks=tuple(remarks))


def _pointed(text: str) -> str:
    """The path that is all that a text holds; empty when it holds anything else."""
    words = text[: _MAX_POINTER + 1].split()
    if len(text) > _MAX_POINTER or len(words) != 1:
        return ""
    only = words[0]
    return "" if "://" in only or only.startswith("www.") else only
