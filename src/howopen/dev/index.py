"""The stand-in package index: PEP 691 (JSON) and PEP 503 (HTML), metadata by PEP 658, and wheels.

The files lie on the second origin, as real indexes keep them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from howopen.dev.answers import Answer, Body, Request, content, html, json, redirect, text
from howopen.dev.library import Held, Item
from howopen.doors.archive_writing import Member, wheel
from howopen.model import SourceKind

if TYPE_CHECKING:
    from howopen.dev.standin import StandIn

__all__ = ["FILES", "PREFIX", "answer_index", "answer_package_file", "wheel_of"]

PREFIX: Final = "_index"
FILES: Final = "_packages"
"""First segment of a file's address on the second origin."""
_JSON: Final = "application/vnd.pypi.simple.v1+json"
_METADATA: Final = ".metadata"
_DIST_INFO: Final = ".dist-info"
_WHEEL_FILE: Final = b"Wheel-Version: 1.0\nGenerator: stand-in\nRoot-Is-Purelib: true\n"


def answer_index(standin: StandIn, request: Request) -> Answer:
    """What the index says to a request."""
    parts = request.parts[1:]
    wants_json = _JSON in request.headers.get("accept", "")
    if not parts:
        return _projects(standin, wants_json=wants_json)
    held = _package(standin, parts[0])
    if held is None:
        missing = standin.library.is_missing(SourceKind.PACKAGE, parts[0])
        return text("404 Not Found", status=503 if missing else 404)
    if not request.path.endswith("/"):
        return redirect(f"{request.path}/", 301)
    file = _file_row(standin, held)
    if wants_json:
        version = str(held.repo.get("version", ""))
        page = {"meta": {"api-version": "1.1"}, "name": held.name.lower()}
        return json({**page, "versions": [version], "files": [file]}, content_type=_JSON)
    return html(_anchors(held.name, file))


def answer_package_file(standin: StandIn, request: Request) -> Answer:
    """A wheel, or its metadata, by its address on the second origin."""
    filename = "/".join(request.parts[1:])
    for name in standin.library.names(SourceKind.PACKAGE):
        held = standin.library.find(SourceKind.PACKAGE, name)
        if held is None or _filename(held) != filename.removesuffix(_METADATA):
            continue
        if filename.endswith(_METADATA):
            found = _metadata(held)
            if found is None:
                break
            return content(found, "application/octet-stream")._replace(ranges=True)
        packed = _packed(standin, held)
        given = content(Body(packed, len(packed)), "application/octet-stream")
        return given._replace(ranges=True)
    return text("404 Not Found", status=404)


def wheel_of(held: Held) -> bytes:
    """The wheel: what is kept as it is, the rest as zeros of the recorded size."""
    return wheel(
        _member(held, item) for item in held.items.values() if item.listed and item.type == "blob"
    )


def _member(held: Held, item: Item) -> Member:
    """A recording keeps the files of `NAME.dist-info` without the name of that folder."""
    folder, slash, inner = item.path.partition("/")
    if item.path in held.kept:
        return Member(item.path, held.content(item.path))
    if slash and folder.endswith(_DIST_INFO):
        if inner in held.kept:
            return Member(item.path, held.content(inner))
        if inner == "WHEEL":
            return Member(item.path, _WHEEL_FILE + f"Tag: {_tag(held)}\n".encode())
    return Member(item.path, size_bytes=item.size_bytes)


def _metadata(held: Held) -> bytes | None:
    return held.content("METADATA") if "METADATA" in held.kept else None


def _package(standin: StandIn, name: str) -> Held | None:
    return standin.library.find(SourceKind.PACKAGE, name)


def _filename(held: Held) -> str:
    version = str(held.repo.get("version", "0"))
    plain = held.name.replace("-", "_").replace(".", "_").lower()
    return str(held.repo.get("wheel") or f"{plain}-{version}-py3-none-any.whl")


def _tag(held: Held) -> str:
    return "-".join(_filename(held).removesuffix(".whl").split("-")[-3:])


def _packed(standin: StandIn, held: Held) -> bytes:
    return standin.library.remembered((held, "its wheel"), lambda: wheel_of(held))


def _file_row(standin: StandIn, held: Held) -> dict[str, Any]:
    packed, metadata = _packed(standin, held), _metadata(held)
    filename = _filename(held)
    row = {
        "filename": filename,
        "url": f"{standin.cdn_origin}/{FILES}/{quote(filename)}",
        "hashes": {"sha256": hashlib.sha256(packed).hexdigest()},
        "size": len(packed),
        "yanked": False,
        "requires-python": ">=3.8",
        "core-metadata": False,
    }
    if metadata is not None:
        row["core-metadata"] = {"sha256": hashlib.sha256(metadata).hexdigest()}
        row["dist-info-metadata"] = row["core-metadata"]
    return row


def _anchors(name: str, file: dict[str, Any]) -> str:
    known = f" data-requires-python={quoteattr(file['requires-python'])}"
    if file["core-metadata"]:
        known += f' data-core-metadata="sha256={file["core-metadata"]["sha256"]}"'
    href = quoteattr(f"{file['url']}#sha256={file['hashes']['sha256']}")
    return (
        '<!DOCTYPE html>\n<html><head><meta name="pypi:repository-version" content="1.1">'
        f"<title>Links for {escape(name)}</title></head>\n<body><h1>Links for {escape(name)}</h1>\n"
        f"<a href={href}{known}>{escape(file['filename'])}</a><br>\n</body></html>\n"
    )


def _projects(standin: StandIn, *, wants_json: bool) -> Answer:
    names = sorted(standin.library.names(SourceKind.PACKAGE))
    if wants_json:
        projects = [{"name": name} for name in names]
        page = {"meta": {"api-version": "1.1"}, "projects": projects}
        return json(page, content_type=_JSON)
    links = "".join(f"<a href={quoteattr(f'{name}/')}>{escape(name)}</a><br>\n" for name in names)
    return html(f"<!DOCTYPE html>\n<html><head><title>Index</title></head>\n<body>{links}</body>")
