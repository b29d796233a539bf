"""A Python package: its metadata and the listing of its newest wheel, from the package index.

Asked is the index that pip is configured with, in the forms of PEP 691 (JSON) and PEP 503 (HTML);
of the wheel only its table of contents and its texts are read, by ranges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urljoin

import msgspec

from howopen.doors.archives import Archive, ArchiveLimits, read_zip_listing
from howopen.doors.web_page import read_anchors
from howopen.errors import DataError, InputError, NotFound, SourceError, Unreachable
from howopen.model import Completeness, Record, SourceKind
from howopen.sources.address import RemoteTarget
from howopen.sources.exchange import Fetched, texts_of, to_json, tree_json, web_address
from howopen.sources.wanted import keeps_of_wheel, rank_of

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor

_JSON: Final = "application/vnd.pypi.simple.v1+json"
_ACCEPT: Final = f"{_JSON}, text/html;q=0.1"
MAX_INDEX_BYTES: Final = 64 << 20
MAX_MEMBER_BYTES: Final = 4 << 20
"""Of one range of a wheel."""


class _File(Record, frozen=True, kw_only=True):
    """One file of a project, as PEP 691 and PEP 700 write it; odd types are left out."""

    filename: str
    url: str
    size: Any = None
    yanked: Any = False


class _Project(Record, frozen=True, kw_only=True):
    files: tuple[_File, ...] = ()


class _Wheel(NamedTuple):
    version: str
    file: _File


def index_address() -> str:
    """The index that pip would ask here, without a slash at its end.

    `InputError` when there is no pip whose configuration could tell.
    """
    import os

    if address := os.environ.get("PIP_INDEX_URL", "").strip():
        return address.rstrip("/")
    try:
        from pip._internal.configuration import Configuration
        from pip._internal.models.index import PyPI

        settings = Configuration(isolated=False)
        settings.load()
        found = dict(settings.items())
        named = found.get("global.index-url") or found.get("install.index-url")
        return str(named or PyPI.simple_url).rstrip("/")
    except (ImportError, AttributeError, ValueError, OSError) as error:
        raise InputError(
            "no package index is known: set PIP_INDEX_URL to the address that pip asks"
        ) from error


def fetch_package(door: HttpDoor, index: str, target: RemoteTarget) -> Fetched:
    """The newest wheel of a package that is no pre-release, or the target's version.

    Raises `NotFound` or another `SourceError`.
    """
    name = target.id.partition(":")[2]
    project, read, base = _project(door, index, name)
    wheel = _chosen(project, target.revision)
    if wheel is None:
        which = f" {target.revision}" if target.revision else ""
        raise NotFound(f"{name}{which} has no wheel on the package index")
    url = urljoin(base, wheel.file.url)
    remarks: list[str] = []
    archive = _contents(door, url, remarks)
    layout = {
        "repo.json": to_json(
            {
                "source": "package",
                "registry": "PyPI",
                "name": name,
                "version": wheel.version,
                "wheel": wheel.file.filename,
                "url": f"{web_address(target)}@{wheel.version}",
            }
        ),
        "tree.json": tree_json(archive.entries),
        **texts_of(_renamed(archive.files), remarks),
    }
    whole = archive.complete and bool(archive.files)
    return Fetched(
        target=RemoteTarget(kind=SourceKind.PACKAGE, id=target.id, revision=wheel.version),
        url=f"{web_address(target)}@{wheel.version}",
        files=layout,
        revision=wheel.version,
        read=read,
        card=Completeness.COMPLETE if whole else Completeness.PARTIAL,
        listing=Completeness.COMPLETE if archive.complete else Completeness.PARTIAL,
        remarks=(*remarks, *archive.remarks),
    )


def _project(door: HttpDoor, index: str, name: str) -> tuple[_Project, str, str]:
    """A project's page of the index, the day it was read, and what its links are relative to."""
    from packaging.utils import canonicalize_name

    url = f"{index}/{canonicalize_name(name)}/"
    reply = door.fetch(url, headers={"Accept": _ACCEPT}, max_bytes=MAX_INDEX_BYTES)
    if reply.status in (404, 410):
        raise NotFound(f"{name} is not on the package index; check the name")
    if reply.status != 200:
        raise Unreachable(f"{name}: the package index answered {reply.status}")
    day = reply.when[:10]
    if "json" not in reply.headers.get("content-type", ""):
        links = read_anchors(reply.body)
        files = tuple(_File(filename=text.strip(), url=link) for text, link in links)
        return _Project(files=files), day, reply.final_url
    try:
        return msgspec.json.decode(reply.body, type=_Project), day, reply.final_url
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Unreachable(f"{name}: the package index's answer is not what it should be") from error


def _chosen(project: _Project, version: str | None) -> _Wheel | None:
    """The newest wheel, those that were not withdrawn and are no pre-release first."""
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename
    from packaging.version import InvalidVersion, Version

    found: list[tuple[tuple[bool, bool, Version, int, str], _Wheel]] = []
    for file in project.files:
        try:
            _, parsed, _, tags = parse_wheel_filename(file.filename)
        except (InvalidWheelFilename, InvalidVersion, ValueError):
            continue
        if version is not None and str(parsed) != version:
            continue
        anywhere = any(tag.platform == "any" for tag in tags)
        kept = file.yanked in (False, None, "")
        rank = (kept, not parsed.is_prerelease, parsed, int(anywhere), file.filename)
        found.append((rank, _Wheel(str(parsed), file)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _contents(door: HttpDoor, url: str, remarks: list[str]) -> Archive:
    """What a wheel holds, by ranges; only its listing where its texts cannot be had."""
    try:
        size_bytes = _size(door, url)
        return read_zip_listing(
            _reader(door, url),
            size_bytes,
            wanted=keeps_of_wheel,
            limits=ArchiveLimits(),
            rank=rank_of,
        )
    except (SourceError, DataError) as error:
        remarks.append(f"the wheel could not be looked into: {error}")
        return Archive(commit=None, entries=(), files={}, remarks=(), complete=False)


def _size(door: HttpDoor, url: str) -> int:
    """The size of a wheel in bytes, from the answer to its first byte's range."""
    reply = door.fetch(url, headers={"Range": "bytes=0-0"}, max_bytes=MAX_MEMBER_BYTES)
    total = reply.headers.get("content-range", "").rpartition("/")[2]
    if reply.status != 206 or not total.isdecimal():
        raise Unreachable("the package index gives no parts of a file")
    return int(total)


def _reader(door: HttpDoor, url: str) -> Callable[[int, int], bytes]:
    def read(start: int, end: int) -> bytes:
        if end - start > MAX_MEMBER_BYTES:
            raise DataError(f"a part of {end - start} bytes is more than is read of a wheel")
        spoken = f"bytes={start}-{end - 1}"
        reply = door.fetch(url, headers={"Range": spoken}, max_bytes=MAX_MEMBER_BYTES)
        if reply.status != 206 or len(reply.body) != end - start:
            raise Unreachable("the package index gave another part of the wheel")
        return reply.body

    return read


def _renamed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Texts of the wheel's own record folder (`NAME.dist-info/`) as if they lay at the top."""
    return dict(_plainly(files.items()))


def _plainly(files: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    for path, content in files:
        top, _, rest = path.partition("/")
        yield (rest if top.endswith(".dist-info") else path), content
