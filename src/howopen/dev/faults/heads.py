"""Status lines and headers that are wrong, too many, too large, or not meant for a terminal."""

from __future__ import annotations

from typing import Final

from howopen.dev.answers import Answer, Request
from howopen.dev.faults.fault import Fault, changed
from howopen.dev.wire import Wire, head_of

__all__ = ["HEADS"]

_FAR: Final = "Fri, 31 Dec 2199 23:59:59 GMT"
COOKIE: Final = "standin=not-to-be-kept-5e2b; Path=/; Max-Age=31536000"


def _whole(wire: Wire, answer: Answer, first: bytes, *lines: bytes) -> None:
    """The answer with another first line and further lines; the connection ends."""
    length = {"Content-Length": str(answer.body.size_bytes)}
    head = head_of(answer.status, {**answer.headers, **length}.items())
    _, _, rest = head.partition(b"\r\n")
    wire.raw(first or head.partition(b"\r\n")[0])
    wire.raw(b"\r\n" + b"".join(line + b"\r\n" for line in lines) + rest)
    if wire.method != "HEAD":
        for piece in answer.body.pieces():
            wire.raw(piece)
    wire.close()


def _bad_status_line(wire: Wire, _request: Request, answer: Answer) -> None:
    _whole(wire, answer, b"HTP/1.1 yes")


def _no_status_line(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(answer.body.head or b"no status line\r\n")
    wire.close()


def _http_1_0(wire: Wire, _request: Request, answer: Answer) -> None:
    _whole(wire, answer, f"HTTP/1.0 {answer.status} OK".encode(), b"Connection: close")


def _other_protocol(wire: Wire, _request: Request, _answer: Answer) -> None:
    wire.raw(b"SSH-2.0-OpenSSH_9.9\r\n")
    wire.close()


def _interim(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")
    wire.send(answer)


def _huge(wire: Wire, _request: Request, answer: Answer) -> None:
    _whole(wire, answer, b"", b"X-Huge: " + b"a" * (1 << 20))


def _many(wire: Wire, _request: Request, answer: Answer) -> None:
    _whole(wire, answer, b"", *(b"X-Many-%d: a" % number for number in range(20_000)))


def _binary(wire: Wire, _request: Request, answer: Answer) -> None:
    _whole(wire, answer, b"", b"X-Binary: \x00\x01\xff\xfe")


def _no_colon(wire: Wire, _request: Request, answer: Answer) -> None:
    _whole(wire, answer, b"", b"this line is no header")


def _terminal(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    message = "\x1b[2J\x1b]0;owned\x07 not found"
    headers = {"X-Error-Message": message, "X-Error-Code": "EntryNotFound"}
    return answer._replace(status=404).with_headers(headers)


def _cookie(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return answer.with_headers({"Set-Cookie": COOKIE})


def _future(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return answer.with_headers({"Date": _FAR, "Last-Modified": _FAR})


def _link_loop(wire: Wire, request: Request, answer: Answer) -> Answer:
    link = f'<{wire.standin.origin}{request.target}>; rel="next"'
    return answer.with_headers({"Link": link})


def _link_endless(wire: Wire, request: Request, answer: Answer) -> Answer:
    number = int(request.query.get("standin-page", "0")) + 1
    target = request.target.partition("standin-page=")[0].rstrip("?&")
    target += f"{'&' if '?' in target else '?'}standin-page={number}"
    return answer.with_headers({"Link": f'<{wire.standin.origin}{target}>; rel="next"'})


def _link_elsewhere(wire: Wire, request: Request, answer: Answer) -> Answer:
    link = f'<{wire.standin.cdn_origin}{request.target}>; rel="next"'
    return answer.with_headers({"Link": link})


def _link_private(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return answer.with_headers({"Link": '<http://10.0.0.1/next>; rel="next"'})


def _link_broken(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return answer.with_headers({"Link": '<<<>; rel="next'})


def _wrong_type(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return answer.with_headers({"Content-Type": "image/png"})


def _no_type(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    kept = {name: value for name, value in answer.headers.items() if name != "Content-Type"}
    return answer._replace(headers=kept)


HEADS: Final[tuple[Fault, ...]] = (
    Fault("bad-status-line", "HTP/1.1 yes", _bad_status_line),
    Fault("no-status-line", "a body without any head, as HTTP/0.9 had it", _no_status_line),
    Fault("other-protocol", "the greeting of an SSH server", _other_protocol),
    Fault("huge-header", "a header of a megabyte", _huge),
    Fault("many-headers", "twenty thousand headers", _many),
    Fault("binary-header", "a header with NUL and bytes that are no text", _binary),
    Fault("header-without-colon", "a line among the headers that is none", _no_colon),
    changed("terminal-header", "404 with words that would steer a terminal", _terminal),
    changed("cookie", "a cookie, which must not come back or be kept", _cookie),
    changed("date-future", "Date and Last-Modified in the year 2199", _future),
    changed("link-loop", "the next page is this one", _link_loop),
    changed("link-endless", "there is always a next page", _link_endless),
    changed("link-elsewhere", "the next page is on the second origin", _link_elsewhere),
    changed("link-private", "the next page is at a private address", _link_private),
    changed("link-broken", "a Link that cannot be read", _link_broken),
    changed("wrong-content-type", "the answer, said to be a picture", _wrong_type),
    changed("no-content-type", "the answer, without saying what it is", _no_type),
    Fault("fine-interim", "103 Early Hints, then the answer", _interim),
    Fault("fine-http-1.0", "the answer by HTTP/1.0", _http_1_0),
)
