"""Connections: how many are held, and how long each may keep us waiting.

Uvicorn ends a connection that is idle between two requests. It waits for ever for the rest of a
request's head, for a body that nobody reads, and for a client that does not take its answer.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

from howopen.serve.settings import Settings

_HELD: Final = 2
"""So many times as many connections as are answered are held; the others among them are told
that there are too many, and what comes beyond is closed without a word."""
_LOOKS: Final = 4
"""How often within its time a connection is looked at."""


def protocol(settings: Settings) -> type[asyncio.Protocol]:
    """Uvicorn's protocol, with the patience that the settings allow."""

    class Bounded(_Impatient):
        """With these settings."""

        how = settings

    return Bounded


class _Impatient(H11Protocol):
    """Closes a connection whose client keeps it waiting."""

    how: ClassVar[Settings]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for a request."""
        super().connection_made(transport)
        self._head_since: float | None = self.loop.time()
        self._answer, self._answer_since = self.cycle, self.loop.time()
        """The last answer, and since when it has not been fetched whole."""
        self._silent = True
        self._look_later()
        if len(self.connections) > _HELD * self.how.connections:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no more."""
        self._looking.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Takes a piece of a request; after an answer it begins the wait for the next head.

        How long the body of a request under way takes is the application's affair.
        """
        self._silent = False
        before = self.cycle
        answered = before is None or before.response_complete
        if answered and self._head_since is None:
            self._head_since = self.loop.time()
        super().data_received(data)
        if self.cycle is not before:
            self._head_since = None

    def _look_later(self) -> None:
        seconds = min(self.how.head_seconds, self.how.answer_seconds) / _LOOKS
        self._looking = self.loop.call_later(seconds, self._look)

    def _look(self) -> None:
        self._look_later()
        now = self.loop.time()
        if not self.transport.get_write_buffer_size() or self.cycle is not self._answer:
            self._answer, self._answer_since = self.cycle, now
        if now - self._answer_since > self.how.answer_seconds:
            self.transport.abort()
        elif self._head_since is not None and now - self._head_since > self.how.head_seconds:
            self._end()

    def _end(self) -> None:
        """Closes the connection; a first request that was begun is told why."""
        self._head_since = None
        if self.cycle is None and not self._silent and not self.transport.is_closing():
            self.transport.write(_too_slow(self.how.head_seconds))
        self.transport.close()


def _too_slow(seconds: float) -> bytes:
    said = f"the request did not come in within {seconds:g} seconds; send it again\n".encode()
    head = (
        "HTTP/1.1 408 Request Timeout",
        "content-type: text/plain; charset=utf-8",
        f"content-length: {len(said)}",
        "connection: close",
        "\r\n",
    )
    return "\r\n".join(head).encode() + said
