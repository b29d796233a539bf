"""A last answer: what the client still sends is read for a while, so that it reads the answer.

A connection that is closed while something unread lies there is reset, and whoever is still
sending then loses the answer that says why.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from howopen.serve.kept import Application, Message, Receive, Scope, Send

_CLOSING: Final = (b"connection", b"close")
_MOST_BYTES: Final = 8 << 20
"""So much is read and dropped at most."""


class Parting:
    """An application whose answers that close a connection arrive; reading has no body."""

    def __init__(self, app: Application, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD"):
            last = _Last(receive, send, self._seconds)
            receive, send = last.receive, last.send
        await self._app(scope, receive, send)


class _Last:
    """One request whose answer may be the last of its connection."""

    def __init__(self, receive: Receive, send: Send, seconds: float) -> None:
        self._receive, self._send = receive, send
        self._seconds = seconds
        self._whole = self._closes = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._closes = _CLOSING in message["headers"]
        elif self._closes and not self._whole and not message.get("more_body", False):
            await self._send({**message, "more_body": True})
            with suppress(TimeoutError):
                await asyncio.wait_for(self._drop(), self._seconds)
            message = {"type": "http.response.body", "body": b""}
        await self._send(message)

    async def _drop(self) -> None:
        """Reads what comes, until all of it has or the client has gone."""
        dropped = 0
        while not self._whole and dropped < _MOST_BYTES:
            dropped += len((await self.receive()).get("body", b""))
