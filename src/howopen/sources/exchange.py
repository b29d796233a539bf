"""The exchange form of a recording, in memory: what was fetched becomes the files of its folder.

The layout is that of a recording on disk (see `recording.py`), so what is fetched, kept, written
and read again is always the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from howopen.doors import patterns
from howopen.doors.paths import MAX_DEPTH, SKIPPED
from howopen.doors.terminal import printable
from howopen.doors.yaml import YamlValue, dump_yaml
from howopen.model import Completeness, Entry, Record, SourceKind, SourceRole
from howopen.sources.address import RemoteTarget
from howopen.sources.release_file import RELEASE_FILE

_UNFIT = patterns.compile(
    r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\:*?\"<>|]"
    r"|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)",
    ignore_case=True,
)
"""What some system takes for something else than a name, and what hides or turns a name."""
_KINDS = (SourceKind.GITHUB, SourceKind.HUGGINGFACE, SourceKind.PACKAGE, SourceKind.PAGE)
_MAX_NAME_BYTES: Final = 200
_MAX_PATH_BYTES: Final = 1000


class Fetched(Record, frozen=True, kw_only=True):
    """One source as it was fetched."""

    target: RemoteTarget
    url: str
    files: dict[str, bytes]
    """Path within the source's folder -> content; of a page the one file `page.json`."""
    revision: str | None = None
    read: str = ""
    """Day of the answer that gave most, ISO 8601, UTC."""
    card: Completeness | None = None
    listing: Completeness | None = None
    remarks: tuple[str, ...] = ()
    """What was cut, skipped or could not be had, one sentence each."""


class Lost(Record, frozen=True, kw_only=True):
    """A source that is known to exist, or is said to, and could not be had."""

    target: RemoteTarget
    url: str
    why: str
    revision: str | None = None
    gone: bool = False
    """There is nothing at its address: named, and not known to exist."""


class Place(Record, frozen=True, kw_only=True):
    """A source in its release: what came of it, whose it is, and the place that named it."""

    got: Fetched | Lost
    role: SourceRole = SourceRole.PRIMARY
    found: str = ""


class LaidOut(Record, frozen=True, kw_only=True):
    """The files of a recording, and what its `release.yaml` will say."""

    files: dict[str, bytes]
    """All but `release.yaml`."""
    release: dict[str, Any]

    @property
    def release_words(self) -> YamlValue:
        """What `release.yaml` says, as it is read: scalars are words."""
        return _words(self.release)

    @property
    def bundle(self) -> dict[str, bytes]:
        """All files."""
        return {**self.files, RELEASE_FILE: dump_yaml(self.release)}


def _words(value: Any) -> YamlValue:
    if isinstance(value, dict):
        return {key: _words(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_words(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def web_address(target: RemoteTarget) -> str:
    """The public address of a target, without a revision."""
    if target.kind is SourceKind.HUGGINGFACE:
        return f"https://huggingface.co/{target.id}"
    if target.kind is SourceKind.GITHUB:
        return f"https://github.com/{target.id}"
    if target.kind is SourceKind.PACKAGE:
        registry, _, name = target.id.partition(":")
        return f"pkg:{registry}/{name}"
    return target.id


def texts_of(files: dict[str, bytes], remarks: list[str]) -> dict[str, bytes]:
    """The kept texts below `files/`; names that no folder can take are left out and told."""
    kept = {}
    for path, content in files.items():
        if is_keepable(path) and not any(above in files for above in _above(path)):
            kept[f"files/{path}"] = content
        else:
            shown = printable(path if len(path) <= _MAX_NAME_BYTES else f"{path[:80]}...")
            remarks.append(f"{shown} was left out: no folder takes such a name")
    return kept


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    parts = path.split("/")[:-1]
    return ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def is_keepable(path: str) -> bool:
    """Whether a foreign path can lie below a folder, here and on other systems, and be read there.

    What lies deeper than is walked, or in a folder that is not walked into, would be in what was
    fetched and not in the same recording on disk.
    """
    try:
        encoded = path.encode()
    except UnicodeEncodeError:
        return False
    parts = path.split("/")
    return (
        0 < len(encoded) <= _MAX_PATH_BYTES
        and len(parts) <= MAX_DEPTH
        and SKIPPED.isdisjoint(parts[:-1])
        and not _UNFIT.search(path)
        and all(
            part not in ("", ".", "..")
            and len(part.encode()) <= _MAX_NAME_BYTES
            and part == part.strip()
            and not part.endswith(".")
            for part in parts
        )
    )


def tree_json(entries: tuple[Entry, ...], hashes: dict[str, str] | None = None) -> bytes:
    """`tree.json`: a line for each entry, with the SHA-256 that a large file's pointer states."""
    rows = []
    for entry in entries:
        row: dict[str, Any] = {"path": entry.path, "type": entry.type}
        if entry.size_bytes is not None:
            row["size"] = entry.size_bytes
        if hashes and entry.path in hashes:
            row["sha256"] = hashes[entry.path]
        rows.append(json.dumps(row, ensure_ascii=False))
    text = "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"
    return text.encode("utf-8", "backslashreplace")


def to_json(value: object) -> bytes:
    """Indented JSON of plain data, its keys in their order; lone surrogates are escaped."""
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
    except (UnicodeEncodeError, msgspec.MsgspecError):
        return json.dumps(value, indent=1).encode() + b"\n"


def lay_out(
    name: str, producer: str | None, places: tuple[Place, ...], remarks: tuple[str, ...] = ()
) -> LaidOut:
    """A release's recording as it will lie in its folder.

    Sources of one kind stay in the order of `places`; the kinds have an order of their own, so
    that the way by which they were found does not show.
    """
    files: dict[str, bytes] = {}
    sources: list[dict[str, Any]] = []
    missing: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    pages = 0
    for place in sorted(places, key=lambda p: _KINDS.index(p.got.target.kind)):
        got = place.got
        if isinstance(got, Lost):
            (gone if got.gone else missing).append(_lost_item(got, place))
            continue
        if got.target.kind is SourceKind.PAGE:
            pages += 1
            path = f"pages/{pages:02}.json"
            files[path] = got.files["page.json"]
        else:
            path = _folder_of(got.target)
            files.update({f"{path}/{below}": data for below, data in got.files.items()})
        sources.append(_source_item(got, place, path))
    release: dict[str, Any] = {"name": name, "producer": producer}
    release |= {"sources": sources, "missing": missing, "gone": gone, "remarks": list(remarks)}
    return LaidOut(files=files, release={key: value for key, value in release.items() if value})


def _source_item(got: Fetched, place: Place, path: str) -> dict[str, Any]:
    seen = {"card": got.card, "listing": got.listing}
    item = {
        **_item(got, place),
        "path": path,
        "complete": got.listing is Completeness.COMPLETE,
        **{key: value.value for key, value in seen.items() if value is not None},
        "revision": got.revision,
        "read": got.read,
        "remarks": list(got.remarks),
    }
    return {key: value for key, value in item.items() if value not in (None, "", [])}


def _lost_item(got: Lost, place: Place) -> dict[str, Any]:
    revision = {"revision": got.revision} if got.revision else {}
    return {**_item(got, place), **revision, "remarks": [got.why]}


def _item(got: Fetched | Lost, place: Place) -> dict[str, Any]:
    found = {"found": printable(place.found)} if place.found else {}
    kind, role = got.target.kind.value, place.role.value
    return {"kind": kind, "role": role, "url": got.url, **found}


def _folder_of(target: RemoteTarget) -> str:
    if target.kind is SourceKind.PACKAGE:
        return f"package/{target.id.replace(':', '/')}"
    return f"{target.kind.value}/{target.id}"
