"""Conditional requests and ranges that are answered wrongly."""

from __future__ import annotations

import itertools
from http import HTTPStatus
from typing import Final

from howopen.dev.answers import Answer, Request
from howopen.dev.faults.fault import Change, Fault, changed
from howopen.dev.wire import Wire

__all__ = ["CACHING"]

_COUNT: Final = itertools.count()


def _without(wire: Wire, request: Request, *names: str) -> Answer:
    """The answer to the same request without these headers."""
    kept = {name: value for name, value in request.headers.items() if name not in names}
    return wire.standin.answer(request._replace(headers=kept))


def _stale(wire: Wire, request: Request, _answer: Answer) -> Answer:
    answer = _without(wire, request, "if-none-match", "range")
    return Answer(304, {k: v for k, v in answer.headers.items() if k == "ETag"})


def _known_ignored(wire: Wire, request: Request, _answer: Answer) -> Answer:
    return _without(wire, request, "if-none-match")


def _range_ignored(wire: Wire, request: Request, _answer: Answer) -> Answer:
    return _without(wire, request, "range")


def _new_etag(wire: Wire, request: Request, _answer: Answer) -> Answer:
    answer = _without(wire, request, "if-none-match")
    return answer.with_headers({"ETag": f'"changes-{next(_COUNT)}"'})


def _etag(value: str) -> Change:
    return lambda wire, request, _: _without(wire, request, "if-none-match").with_headers(
        {"ETag": value}
    )


def _no_etag(wire: Wire, request: Request, _answer: Answer) -> Answer:
    answer = _without(wire, request, "if-none-match")
    return answer._replace(headers={k: v for k, v in answer.headers.items() if k != "ETag"})


def _part(answer: Answer, start: int, stop: int) -> Answer:
    span = f"bytes {start}-{max(start, stop - 1)}/{answer.body.size_bytes}"
    body = answer.body.part(start, stop)
    return answer._replace(status=206, body=body, chunked=False).with_headers(
        {"Content-Range": span}
    )


def _unasked(wire: Wire, request: Request, answer: Answer) -> Answer:
    if "range" in request.headers:
        return answer
    whole = _without(wire, request, "if-none-match")
    return _part(whole, 0, whole.body.size_bytes // 2)


def _other_range(wire: Wire, request: Request, answer: Answer) -> Answer:
    if answer.status != HTTPStatus.PARTIAL_CONTENT:
        return answer
    whole = _without(wire, request, "range")
    return _part(whole, whole.body.size_bytes // 2, whole.body.size_bytes)


def _unsatisfied(wire: Wire, request: Request, answer: Answer) -> Answer:
    if answer.status != HTTPStatus.PARTIAL_CONTENT:
        return answer
    size = _without(wire, request, "range").body.size_bytes
    return Answer(416, {"Content-Range": f"bytes */{size}"})


CACHING: Final[tuple[Fault, ...]] = (
    changed("stale-etag-304", "304, whatever the client knows, even when it knows nothing", _stale),
    changed("etag-ignored", "200 with the same body to who has it already", _known_ignored),
    changed("etag-changes", "another ETag each time", _new_etag),
    changed("etag-huge", "an ETag of fifty thousand characters", _etag(f'"{"e" * 50_000}"')),
    changed("etag-unquoted", "an ETag without its quotes", _etag("no quotes here")),
    changed("etag-missing", "no ETag at all", _no_etag),
    changed("206-without-asking", "a part to who asked for the whole", _unasked),
    changed("range-ignored", "the whole to who asked for a part", _range_ignored),
    changed("range-other", "another part than was asked for", _other_range),
    changed("range-refused", "416 for any range", _unsatisfied),
)
