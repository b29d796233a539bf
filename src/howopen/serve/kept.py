"""An answer that is kept as bytes: its ETag, its compressed form, and how it is sent."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final, NamedTuple

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

PAGE_SECONDS: Final = 60
ASSET_SECONDS: Final = 3600
_SMALLEST: Final = 512
"""Bytes below which compressing gains nothing."""
MEDIA: Final = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
}
"""By the suffix of a path."""


class Form(NamedTuple):
    """One form of an answer: as it is, or compressed."""

    body: bytes
    headers: list[Header]


class Kept(NamedTuple):
    """An answer, ready to be sent in either form."""

    plain: Form
    packed: Form
    """The same as `plain` for what is too small to be compressed."""
    tags: tuple[bytes, bytes]


def keep(
    body: bytes, media: str, *, seconds: int = PAGE_SECONDS, headers: Iterable[Header] = ()
) -> Kept:
    """An answer of that content; browsers may keep it for so many seconds."""
    digest = hashlib.sha256(body).hexdigest()[:24]
    tags = (f'"{digest}"'.encode(), f'"{digest}-gz"'.encode())
    common = [
        (b"content-type", media.encode()),
        (b"cache-control", f"public, max-age={seconds}".encode()),
        (b"vary", b"accept-encoding"),
        *headers,
    ]
    plain = _form(body, [*common, (b"etag", tags[0])])
    if len(body) < _SMALLEST:
        return Kept(plain, plain, tags)
    packed = gzip.compress(body, 6, mtime=0)
    extra = [(b"etag", tags[1]), (b"content-encoding", b"gzip")]
    return Kept(plain, _form(packed, [*common, *extra]), tags)


def _form(body: bytes, headers: list[Header]) -> Form:
    return Form(body, [*headers, (b"content-length", str(len(body)).encode())])


async def send_kept(kept: Kept, scope: Scope, send: Send) -> None:
    """Sends it: whole, without its body for HEAD, or that it has not changed."""
    known, packs = b"", False
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            known = value
        elif name == b"accept-encoding":
            packs = takes_gzip(value)
    form = kept.packed if packs else kept.plain
    if known and _is_known(known, kept.tags):
        headers = [each for each in form.headers if each[0] not in _OF_A_BODY]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": form.headers})
    body = b"" if scope["method"] == "HEAD" else form.body
    await send({"type": "http.response.body", "body": body})


_OF_A_BODY: Final = (b"content-length", b"content-encoding", b"content-type")


def takes_gzip(accepted: bytes) -> bool:
    """Whether an `Accept-Encoding` allows gzip."""
    for part in accepted.lower().split(b","):
        name, _, weight = part.partition(b";")
        if name.strip() in (b"gzip", b"*"):
            return weight.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")
    return False


def _is_known(known: bytes, tags: tuple[bytes, bytes]) -> bool:
    """Whether an `If-None-Match` names one of our forms; they are the same to a reader."""
    named = {each.strip().removeprefix(b"W/") for each in known.split(b",")}
    return b"*" in named or not named.isdisjoint(tags)
