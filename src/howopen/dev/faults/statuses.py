"""Refusals: statuses in the place of the answer, and requests to come back later."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import formatdate
from time import time
from typing import Final

from howopen.dev.answers import Answer, Request, html, json, text
from howopen.dev.faults.fault import Change, Fault, changed
from howopen.dev.wire import Wire

__all__ = ["STATUSES"]

_SHORT_SECONDS: Final = 1
_LONG_SECONDS: Final = 7200
_RETRY: Final = "Retry-After"

_PLAIN: Final = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    408: "Request Timeout",
    410: "Gone",
    418: "no status that a server should give",
    451: "Unavailable For Legal Reasons",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
    599: "a status that no standard knows",
}


def _status(status: int) -> Change:
    return lambda _wire, _request, _answer: text(f"status {status}", status=status)


def _later(headers: Callable[[], dict[str, str]], status: int = 429) -> Change:
    """A refusal whose headers are made when it is sent: some say what time it is."""

    def change(_wire: Wire, _request: Request, _answer: Answer) -> Answer:
        return json({"error": "Too many requests"}, status=status).with_headers(headers())

    return change


def _retry(value: object) -> Change:
    return _later(lambda: {_RETRY: str(value)})


def _date(seconds: float) -> Change:
    return _later(lambda: {_RETRY: formatdate(time() + seconds, usegmt=True)})


def _web_page(_wire: Wire, _request: Request, _answer: Answer) -> Answer:
    return html("<!DOCTYPE html><h1>We are down for maintenance</h1>", status=503)


def _no_content(_wire: Wire, _request: Request, _answer: Answer) -> Answer:
    return Answer(204, {})


def _gated(_wire: Wire, _request: Request, _answer: Answer) -> Answer:
    said = "Access to this repository is restricted."
    headers = {"X-Error-Code": "GatedRepo", "X-Error-Message": said}
    return json({"error": said}, status=403).with_headers(headers)


def _bad_token(_wire: Wire, request: Request, answer: Answer) -> Answer:
    if "authorization" not in request.headers:
        return answer
    said = "Invalid credentials in Authorization header"
    return json({"error": said}, status=401).with_headers({"X-Error-Message": said})


def _error_body(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return answer._replace(status=500)


STATUSES: Final[tuple[Fault, ...]] = (
    *(changed(f"status-{n}", f"{n}: {says}", _status(n)) for n, says in _PLAIN.items()),
    changed("status-500-once", "500, and the next time the answer", _status(500), 1),
    changed("status-503-once", "503, and the next time the answer", _status(503), 1),
    changed("status-503-html", "503 with a web page that excuses itself", _web_page),
    changed("status-503-seconds", "503 with Retry-After: 1", _later(lambda: {_RETRY: "1"}, 503)),
    changed("status-500-with-answer", "500, though the body is the right answer", _error_body),
    changed("status-204", "204: no content where there should be some", _no_content),
    changed("status-429-seconds", "429 with Retry-After: 1", _retry(_SHORT_SECONDS), 1),
    changed("status-429-zero", "429 with Retry-After: 0", _retry(0), 1),
    changed("status-429-hours", "429 with Retry-After: two hours", _retry(_LONG_SECONDS)),
    changed("status-429-date", "429 with a Retry-After date a moment ahead", _date(1), 1),
    changed("status-429-date-past", "429 with a Retry-After date long past", _date(-1e9), 1),
    changed("status-429-date-far", "429 with a Retry-After date in a year", _date(3.2e7)),
    changed("status-429-negative", "429 with Retry-After: -5", _retry(-5), 1),
    changed("status-429-nonsense", "429 with Retry-After: soon", _retry("soon"), 1),
    changed("status-429-huge", "429 with a Retry-After of forty digits", _retry("9" * 40)),
    changed("status-429-forever", "429 each time, without a word on when", _later(dict)),
    changed(
        "ratelimit-header",
        '429 with RateLimit: "api";r=0;t=1 (the draft of the IETF)',
        _later(lambda: {"RateLimit": '"api";r=0;t=1', "RateLimit-Policy": '"api";q=500;w=300'}),
        1,
    ),
    changed(
        "ratelimit-reset",
        "429 with the older ratelimit-reset: 1",
        _later(lambda: {"RateLimit-Remaining": "0", "RateLimit-Reset": "1"}),
        1,
    ),
    changed(
        "ratelimit-403",
        "403 that means a rate limit, as the code host says it",
        _later(
            lambda: {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time()) + 1)}, 403
        ),
    ),
    changed("gated", "403 with X-Error-Code: GatedRepo", _gated),
    changed("bad-token", "401 for any token, the answer for nobody's", _bad_token),
)
