"""`release.yaml`, checked: what a recording is of and where its sources lie."""

from __future__ import annotations

from typing import Final, NamedTuple

from howopen.doors.bundle import BundleFolder
from howopen.doors.paths import Folder
from howopen.doors.terminal import printable
from howopen.doors.yaml import YamlValue, parse_yaml
from howopen.errors import DataError, InputError, NotFound
from howopen.model import Completeness, SourceKind, SourceRole
from howopen.model.gone import gone_remark
from howopen.sources.address import parse_address

RELEASE_FILE: Final = "release.yaml"
_KEYS: Final = ("name", "producer", "label_files", "sources", "missing", "gone", "notes", "remarks")
_MAX_SOURCES: Final = 500
_KINDS = {kind.value: kind for kind in SourceKind if kind is not SourceKind.FOLDER}


class Listed(NamedTuple):
    """One item of `sources`, `missing` or `gone`, checked."""

    id: str
    kind: SourceKind
    role: SourceRole
    url: str
    path: str
    revision: str | None
    read: str | None
    complete: bool
    card: Completeness | None
    listing: Completeness | None
    found: str = ""
    """The place that names the source, where it was found by following."""
    remarks: tuple[str, ...] = ()


class ReleaseFile(NamedTuple):
    """What `release.yaml` says."""

    name: str
    producer: str | None
    label_files: dict[str, str]
    sources: tuple[Listed, ...]
    missing: tuple[Listed, ...]
    gone: tuple[Listed, ...]
    """Places that something names and where nothing is."""
    remarks: tuple[str, ...]


def read_release_file(door: Folder | BundleFolder) -> ReleaseFile:
    """The `release.yaml` of the recording in `door`; single odd items are left out with a remark.

    `InputError` when there is none; `DataError` when it is not YAML, not a mapping, has no
    name, or `sources` is not a list.
    """
    try:
        document = door.read_document(RELEASE_FILE)
    except NotFound as error:
        raise InputError(f"{door.shown} holds no {RELEASE_FILE}: it is not a recording") from error
    if document.truncated:
        raise DataError(f"{RELEASE_FILE} of {document.size_bytes} bytes is too large")
    try:
        value = parse_yaml(document.text)
    except DataError as error:
        raise DataError(f"{RELEASE_FILE}: {error}") from error
    return checked(value)


def checked(value: YamlValue) -> ReleaseFile:
    """What a `release.yaml` with this content says; raises and leaves out as reading one does."""
    if not isinstance(value, dict):
        raise DataError(f"{RELEASE_FILE} is not a mapping of `name`, `producer`, `sources`")
    name = value.get("name")
    if not isinstance(name, str) or not name:
        raise DataError(f"{RELEASE_FILE} does not say the release's `name`")
    remarks: list[str] = [
        f"{RELEASE_FILE} has a key that is not known: {printable(key)}"
        for key in value
        if key not in _KEYS
    ]
    sources = _items(value, "sources", remarks)
    if not sources:
        remarks.append(f"{RELEASE_FILE} names no source that can be read")
    missing = _items(value, "missing", remarks)
    gone = _items(value, "gone", remarks)
    remarks.extend(_not_there(place) for place in gone)
    remarks.extend(_words(value.get("remarks", "")))
    return ReleaseFile(
        name=name,
        producer=_word(value, "producer", remarks),
        label_files=_label_files(value.get("label_files", ""), remarks),
        sources=sources,
        missing=missing,
        gone=gone,
        remarks=tuple(remarks),
    )


def _not_there(place: Listed) -> str:
    return gone_remark(printable(place.id), place.found, " ".join(place.remarks))


def _label_files(value: YamlValue, remarks: list[str]) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if isinstance(item, str) and item}
    if value:
        remarks.append("`label_files` is not a mapping and was left out")
    return {}


def _items(value: dict[str, YamlValue], key: str, remarks: list[str]) -> tuple[Listed, ...]:
    items = value.get(key, "")
    if not isinstance(items, list):
        if items:
            raise DataError(f"{RELEASE_FILE}: `{key}` is not a list")
        return ()
    if len(items) > _MAX_SOURCES:
        remarks.append(f"`{key}` names {len(items)} sources; the first {_MAX_SOURCES} were read")
    found = []
    for number, item in enumerate(items[:_MAX_SOURCES], start=1):
        listed = _listed(item) if isinstance(item, dict) else None
        if listed is None:
            remarks.append(
                f"`{key}` item {number} was left out: it needs a known `kind` and a `url`"
            )
        else:
            found.append(listed)
    return tuple(found)


def _listed(item: dict[str, YamlValue]) -> Listed | None:
    kind_word, url = _word(item, "kind"), _word(item, "url")
    kind = _KINDS.get(kind_word or "")
    if kind is None or not url:
        return None
    linked = _word(item, "role") == SourceRole.LINKED.value
    target = parse_address(url)
    fits = target is not None and target.kind is kind
    return Listed(
        id=target.source_id if target is not None and fits else f"{kind.value}:{url}",
        kind=kind,
        role=SourceRole.LINKED if linked else SourceRole.PRIMARY,
        url=url,
        path=_word(item, "path") or "",
        revision=_word(item, "revision") or (target.revision if target and fits else None),
        read=_word(item, "read"),
        complete=_word(item, "complete") == "true",
        card=_completeness(item, "card"),
        listing=_completeness(item, "listing"),
        found=_word(item, "found") or "",
        remarks=_words(item.get("remarks", "")),
    )


def _completeness(item: dict[str, YamlValue], key: str) -> Completeness | None:
    word = _word(item, key)
    return {member.value: member for member in Completeness}.get(word or "")


def _words(value: YamlValue) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


def _word(value: dict[str, YamlValue], key: str, remarks: list[str] | None = None) -> str | None:
    """The scalar at `key`; `None` when there is none."""
    item = value.get(key, "")
    if isinstance(item, str):
        return item or None
    if remarks is not None:
        remarks.append(f"{RELEASE_FILE}: `{key}` is not a word and was left out")
    return None
