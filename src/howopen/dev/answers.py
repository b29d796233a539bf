"""Requests and answers, and the manners that all stand-ins share: ETag, 304, Range, HEAD."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, unquote

import msgspec

__all__ = ["Answer", "Body", "Request", "finish", "html", "json", "parse_request", "text"]

_CHUNK: Final = 1 << 18
_ZEROS: Final = bytes(_CHUNK)


class Request(NamedTuple):
    """What a client asks."""

    method: str
    target: str
    """Path and query as they were sent, percent signs and all."""
    headers: Mapping[str, str]
    """Lower-case names."""
    at_cdn: bool = False
    """Whether it came to the second origin, where large files lie."""

    @property
    def path(self) -> str:
        """The target without its query, still encoded."""
        return self.target.partition("?")[0]

    @property
    def parts(self) -> list[str]:
        """The segments of the path, decoded; `[]` for the top."""
        return [unquote(part) for part in self.path.split("/") if part]

    @property
    def query(self) -> dict[str, str]:
        """The query's values by name; the last one counts."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    @property
    def token(self) -> str:
        """The bearer token that was sent, else `""`."""
        kind, _, value = self.headers.get("authorization", "").partition(" ")
        return value.strip() if kind.lower() == "bearer" else ""


class Body(NamedTuple):
    """Bytes, and zeros after them up to `size_bytes`, which need no memory."""

    head: bytes = b""
    size_bytes: int = 0

    def pieces(self) -> Iterator[bytes]:
        """All of it, a quarter of a megabyte at a time."""
        for start in range(0, len(self.head), _CHUNK):
            yield self.head[start : start + _CHUNK]
        left = self.size_bytes - len(self.head)
        while left > 0:
            yield _ZEROS[:left]
            left -= _CHUNK

    def part(self, start: int, stop: int) -> Body:
        """The bytes from `start` up to `stop`."""
        return Body(self.head[start:stop], stop - start)

    def whole(self) -> bytes:
        """All bytes in memory: only for what is known to be small."""
        return b"".join(self.pieces())


class Answer(NamedTuple):
    """What a stand-in says, before it is sent."""

    status: int
    headers: dict[str, str]
    body: Body = Body()
    ranges: bool = False
    """Whether parts of it may be asked for."""
    chunked: bool = False
    """Sent in chunks, without its length."""

    def with_headers(self, headers: Mapping[str, str]) -> Answer:
        """The same with these headers too."""
        return self._replace(headers={**self.headers, **headers})

    def with_body(self, body: bytes) -> Answer:
        """The same with another body."""
        return self._replace(body=Body(body, len(body)))


def parse_request(
    method: str, target: str, headers: Mapping[str, str], *, at_cdn: bool = False
) -> Request:
    """A request as it came, its header names in lower case."""
    lower = {name.lower(): value for name, value in headers.items()}
    return Request(method, target, lower, at_cdn)


def content(body: bytes | Body, content_type: str, *, status: int = 200, etag: str = "") -> Answer:
    """A body of some type; its ETag is made from its bytes unless given, `-` for none."""
    whole = Body(body, len(body)) if isinstance(body, bytes) else body
    headers = {"Content-Type": content_type}
    if status == HTTPStatus.OK and etag != "-":
        headers["ETag"] = etag or f'"{hashlib.sha256(whole.head).hexdigest()[:40]}"'
    return Answer(status, headers, whole)


def json(value: Any, *, status: int = 200, content_type: str = "application/json") -> Answer:
    """A JSON document; its ETag is a weak one, as those of APIs are."""
    body = msgspec.json.encode(value)
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:40]}"'
    return content(body, f"{content_type}; charset=utf-8", status=status, etag=etag)


def text(sentence: str, *, status: int = 200) -> Answer:
    """A line of plain text."""
    return content(sentence.encode(), "text/plain; charset=utf-8", status=status)


def html(markup: str, *, status: int = 200) -> Answer:
    """An HTML document."""
    return content(markup.encode(), "text/html; charset=utf-8", status=status)


def redirect(location: str, status: int = 302) -> Answer:
    """A redirect with a short body, as real servers send one."""
    moved = text(f"{HTTPStatus(status).phrase}. Redirecting to {location.partition('?')[0]}")
    return moved._replace(status=status, headers={"Location": location})


def finish(request: Request, answer: Answer) -> Answer:
    """The answer to this very request: 304 where the client has it, a part where it asks for one.

    RFC 9110, sections 13.1.2 (If-None-Match, compared weakly) and 14 (Range).
    """
    etag = answer.headers.get("ETag", "")
    if answer.status == HTTPStatus.OK and etag and _knows(request, etag):
        return Answer(304, {k: v for k, v in answer.headers.items() if k != "Content-Type"})
    if answer.ranges and answer.status == HTTPStatus.OK:
        return _ranged(request.headers.get("range", ""), answer)
    return answer


def _knows(request: Request, etag: str) -> bool:
    known = [word.strip() for word in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or etag.removeprefix("W/") in [word.removeprefix("W/") for word in known]


def _ranged(asked: str, answer: Answer) -> Answer:
    """The part that one `bytes=` range asks for; several at once get the whole, as is allowed."""
    answer = answer.with_headers({"Accept-Ranges": "bytes"})
    unit, _, span = asked.partition("=")
    first, dash, last = span.partition("-")
    size = answer.body.size_bytes
    plain = all(not word or word.isdecimal() for word in (first, last))
    if unit.strip() != "bytes" or not dash or not plain or not (first or last):
        return answer
    start = int(first) if first else max(0, size - int(last))
    stop = min(size, int(last) + 1) if first and last else size
    if start >= size or start >= stop:
        headers = {"Content-Range": f"bytes */{size}"}
        return text("the range cannot be had", status=416).with_headers(headers)
    return answer.with_headers({"Content-Range": f"bytes {start}-{stop - 1}/{size}"})._replace(
        status=206, body=answer.body.part(start, stop)
    )
