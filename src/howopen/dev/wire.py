"""One answer on its way to the client: sent as it should be, or in whatever other way."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Final

from howopen.dev.answers import Answer
from howopen.doors.listening import reset

if TYPE_CHECKING:
    from howopen.dev.standin import StandIn

__all__ = ["Wire", "head_of"]

_SMALL: Final = 1 << 16
"""Bodies up to this many bytes go out together with their head."""
_BODILESS: Final = (204, 304)


class Wire:
    """The connection that a request came on."""

    def __init__(self, handler: BaseHTTPRequestHandler, standin: StandIn, method: str) -> None:
        self.standin = standin
        self.method = method
        self._handler = handler

    def send(self, answer: Answer) -> None:
        """The answer in full, as HTTP/1.1 has it; the connection stays open."""
        extra = {"Date": self._handler.date_time_string()}
        if answer.chunked and self.method != "HEAD":
            extra["Transfer-Encoding"] = "chunked"
        elif answer.status not in _BODILESS and not answer.chunked:
            extra["Content-Length"] = str(answer.body.size_bytes)
        head = head_of(answer.status, {**extra, **answer.headers}.items())
        if self.method == "HEAD" or answer.status in _BODILESS:
            self.raw(head)
        elif answer.chunked:
            self.raw(head)
            for piece in answer.body.pieces():
                self.raw(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.raw(b"0\r\n\r\n")
        elif answer.body.size_bytes <= _SMALL:
            self.raw(head + answer.body.whole())
        else:
            self.raw(head)
            for piece in answer.body.pieces():
                self.raw(piece)

    def raw(self, data: bytes) -> None:
        """These bytes and no others."""
        self._handler.wfile.write(data)

    def close(self) -> None:
        """Ends the connection after what was sent."""
        self._handler.close_connection = True

    def reset(self) -> None:
        """Breaks the connection off, so that the client is told of it."""
        self._handler.close_connection = True
        reset(self._handler.connection)

    def pause(self, seconds: float) -> bool:
        """Waits; False when the stand-in closes meanwhile, and nothing more is to be sent."""
        return not self.standin.closing.wait(seconds)


def head_of(status: int, headers: Iterable[tuple[str, str]], *, reason: str = "") -> bytes:
    """Status line, headers and the empty line, as bytes."""
    known = next((each.phrase for each in HTTPStatus if each == status), "Unknown")
    lines = [f"HTTP/1.1 {status} {reason or known}", *(f"{k}: {v}" for k, v in headers)]
    return "\r\n".join((*lines, "", "")).encode("latin-1", "replace")
