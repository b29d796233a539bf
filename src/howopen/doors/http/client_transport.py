"""A transport that lets a client of another library ask through the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx2

from howopen.doors.http.reply import Reply
from howopen.errors import Refused

__all__ = ["CLIENT_ERRORS", "WHEN", "ClientTransport"]

CLIENT_ERRORS = (httpx2.HTTPError, httpx2.InvalidURL)
"""What a client raises of its own accord, such as for an address that a server gave."""

WHEN = "howopen_when"
"""Extension of an answer: the time at which it was received or last confirmed."""
_TAKEN = frozenset(
    ("accept", "authorization", "if-modified-since", "if-none-match", "range", "user-agent")
)
"""Headers of a request that are passed on. The rest would only tell who asks, or how often."""


class ClientTransport(httpx2.BaseTransport):
    """For `httpx2.Client(transport=...)`, as huggingface_hub makes one.

    Redirects have been followed and faults been tried again when an answer comes; what the door
    raises passes through the client unchanged. Closing it leaves the door open.
    """

    def __init__(self, ask: Callable[[str, str, Mapping[str, str]], Reply]) -> None:
        self._ask = ask

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a GET or HEAD; `Refused` for what would change something."""
        if request.method not in ("GET", "HEAD"):
            raise Refused(
                f"a {request.method} request to {request.url.host} was not sent:"
                " howopen only reads; use GET or HEAD"
            )
        headers = {name: value for name, value in request.headers.items() if name.lower() in _TAKEN}
        reply = self._ask(request.method, str(request.url), headers)
        said = dict(reply.headers)
        if request.method == "GET":
            said["content-length"] = str(len(reply.body))
        return httpx2.Response(
            reply.status, headers=said, content=reply.body, extensions={WHEN: reply.when}
        )
