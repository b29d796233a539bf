"""A Python package: its metadata and the listing of its newest wheel, from the package index.

Asked is the index that pip is configured with, in the forms of PEP 691 (JSON) and PEP 503 (HTML);
of the wheel only its table of contents and its texts are read, by ranges.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from howopen.doors.archives import Archive, ArchiveLimits, read_zip_listing
from howopen.doors.terminal import printable
from howopen.doors.web_page import read_anchors
from howopen.errors import DataError, InputError, NotFound, SourceError, Unreachable
from howopen.model import Completeness, Record, SourceKind
from howopen.sources.address import RemoteTarget
from howopen.sources.exchange import Fetched, texts_of, to_json, tree_json, web_address
from howopen.sources.wanted import keeps_of_wheel, rank_of

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor, Reply

_JSON: Final = "application/vnd.pypi.simple.v1+json"
_ACCEPT: Final = f"{_JSON}, text/html;q=0.1"
MAX_INDEX_BYTES: Final = 64 << 20
MAX_MEMBER_BYTES: Final = 4 << 20
"""Of one range of a wheel."""
_MAX_DIGITS: Final = 15
_ENDINGS: Final = (".whl", ".tar.gz", ".zip", ".tar.bz2", ".tgz", ".egg", ".exe")
"""Of the files that a package index has (PEP 527, and those from before)."""


class _File(Record, frozen=True, kw_only=True):
    """One file of a project, as PEP 691 and PEP 700 write it; odd types are left out."""

    filename: str
    url: str
    size: Any = None
    yanked: Any = False


class _Project(Record, frozen=True, kw_only=True):
    files: tuple[_File, ...] = ()


_PROJECT: Final = msgspec.json.Decoder(_Project)
"""Made here, once: two threads that each decode a type for the first time can crash msgspec."""


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
    except Exception as error:  # pip is no library: what its insides raise is not said anywhere
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
    if wheel is None and project.files and target.revision is None:
        raise Unreachable(
            f"{name} is on the package index without a wheel, and was not looked into"
        )
    if wheel is None:
        which = f" {target.revision}" if target.revision else ""
        raise NotFound(f"{name}{which} has no wheel on the package index")
    remarks: list[str] = []
    archive = _contents(_Parts(door, base, wheel.file, index), remarks)
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
    from packaging.utils import InvalidName, canonicalize_name

    try:
        url = f"{index}/{canonicalize_name(name, validate=True)}/"
    except InvalidName as error:
        raise NotFound(f"{printable(name)!r} can be no name of a package; check it") from error
    headers = {"Accept": _ACCEPT}
    reply = door.fetch(url, headers=headers, max_bytes=MAX_INDEX_BYTES)
    if reply.status in (404, 410):
        raise NotFound(f"{name} is not on the package index; check the name")
    if reply.status != 200:
        raise Unreachable(f"{name}: the package index answered {reply.status}")
    try:
        return _read(name, reply), reply.when[:10], reply.final_url
    except Unreachable:
        door.doubt(url, headers=headers)
        raise


def _read(name: str, reply: Reply) -> _Project:
    """A page of the index, by what it is said to be or, where nothing is said, begins as."""
    kind = reply.headers.get("content-type", "")
    try:
        if "json" in kind or (not kind and reply.body.lstrip().startswith(b"{")):
            return _PROJECT.decode(reply.body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Unreachable(f"{name}: the package index's answer is not what it should be") from error
    if kind and "html" not in kind:
        raise Unreachable(f"{name}: the package index's answer is no page and no JSON")
    files = _linked(name, reply.body)
    if not any(file.filename.endswith(_ENDINGS) for file in files):
        # An index that has the project links its files; what links none is another page.
        raise Unreachable(f"{name}: the package index's answer links no file of a package")
    return _Project(files=files)


def _linked(name: str, page: bytes) -> tuple[_File, ...]:
    """The files that an index links in HTML (PEP 503; `data-yanked`: PEP 592)."""
    try:
        links = read_anchors(page)
    except DataError as error:
        raise Unreachable(f"{name}: the package index's answer {error}") from error
    return tuple(
        _File(filename=link.words, url=link.address, yanked="data-yanked" in link.marks)
        for link in links
    )


def _chosen(project: _Project, version: str | None) -> _Wheel | None:
    """The newest wheel, those that were not withdrawn and are no pre-release first."""
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename
    from packaging.version import InvalidVersion, Version

    try:
        asked = Version(version or "")
    except InvalidVersion:
        asked = None
    found: list[tuple[tuple[bool, bool, Version, int, str], _Wheel]] = []
    for file in project.files:
        try:
            _, parsed, _, tags = parse_wheel_filename(file.filename)
        except (InvalidWheelFilename, InvalidVersion, ValueError):
            continue
        if version is not None and parsed != asked:
            continue
        anywhere = any(tag.platform == "any" for tag in tags)
        kept = file.yanked in (False, None, "")
        rank = (kept, not parsed.is_prerelease, parsed, int(anywhere), file.filename)
        found.append((rank, _Wheel(str(parsed), file)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _contents(parts: _Parts, remarks: list[str]) -> Archive:
    """What a wheel holds, by ranges; only its listing where its texts cannot be had."""
    try:
        archive = read_zip_listing(
            parts.read,
            parts.size_bytes(),
            wanted=keeps_of_wheel,
            limits=ArchiveLimits(),
            rank=rank_of,
        )
    except (SourceError, DataError) as error:
        remarks.append(f"the wheel could not be looked into: {error}")
        archive = Archive(commit=None, entries=(), files={}, remarks=(), complete=False)
    if not archive.complete:
        parts.doubt()
    return archive


class _Parts:
    """A wheel that is read in parts."""

    def __init__(self, door: HttpDoor, base: str, file: _File, index: str) -> None:
        self._door, self._base, self._file, self._index = door, base, file, index
        self._asked: list[dict[str, str]] = []

    def size_bytes(self) -> int:
        """The size of the wheel, from the answer to its first byte's range."""
        reply = self._part("bytes=0-0")
        total = reply.headers.get("content-range", "").rpartition("/")[2]
        if not (total.isascii() and total.isdecimal() and len(total) <= _MAX_DIGITS):
            raise Unreachable("the package index does not say how large it is")
        if isinstance(self._file.size, int) and self._file.size != int(total):
            raise Unreachable("it is not as large as the package index says")
        return int(total)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to before `end`."""
        if end - start > MAX_MEMBER_BYTES:
            raise DataError(f"a part of {end - start} bytes is more than is read of a wheel")
        reply = self._part(f"bytes={start}-{end - 1}")
        if len(reply.body) != end - start:
            raise Unreachable("the package index gave another part of it")
        return reply.body

    def doubt(self) -> None:
        """Says that the parts are not those of a wheel."""
        for headers in self._asked:
            self._door.doubt(self._url(), headers=headers)

    def _part(self, spoken: str) -> Reply:
        headers = {"Range": spoken}
        reply = self._door.fetch(self._url(), headers=headers, max_bytes=MAX_MEMBER_BYTES)
        self._asked.append(headers)
        if reply.status == 200:
            raise Unreachable("the package index gives no parts of a file")
        if reply.status != 206:
            raise Unreachable(f"the package index answered {reply.status}")
        return reply

    def _url(self) -> str:
        try:
            return _as_user(urljoin(self._base, self._file.url), self._index)
        except ValueError as error:
            raise Unreachable("the package index gives no address for it") from error


def _as_user(url: str, index: str) -> str:
    """The address with the user and password of the index, where it is on the same origin."""
    there, here = urlsplit(url), urlsplit(index)
    user, at, host = here.netloc.rpartition("@")
    if not at or (there.scheme, there.netloc) != (here.scheme, host.lower()):
        return url
    return urlunsplit(there._replace(netloc=f"{user}@{there.netloc}"))


def _renamed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Texts of the wheel's own record folder (`NAME.dist-info/`) as if they lay at the top."""
    return dict(_plainly(files.items()))


def _plainly(files: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    for path, content in files:
        top, _, rest = path.partition("/")
        yield (rest if top.endswith(".dist-info") else path), content
