"""Lends our HTTP door to the hub's own client, which has one session for its whole process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from howopen.errors import Refused

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor


class Session:
    """What one thread asks the hub through a door."""

    def __init__(self, door: HttpDoor, endpoint: str) -> None:
        self.door, self.endpoint = door, endpoint
        self.whens: list[str] = []
        """When each answer was received or last confirmed, in order."""


_SESSION: ContextVar[Session | None] = ContextVar("session", default=None)
_LOCK = threading.Lock()
_USERS = 0
_BEFORE: Any = None


@contextmanager
def hub_session(door: HttpDoor, endpoint: str) -> Iterator[Session]:
    """While inside, what this thread asks the hub goes through `door`, and to `endpoint` only.

    Other threads of the program keep the session that they had; after the last user it is as
    before.
    """
    session = Session(door, endpoint)
    token = _SESSION.set(session)
    _enter()
    try:
        yield session
    finally:
        _leave()
        _SESSION.reset(token)


def _enter() -> None:
    global _USERS, _BEFORE  # noqa: PLW0603 - the client's session is global, so is its loan
    from huggingface_hub import set_client_factory
    from huggingface_hub.utils import _http

    with _LOCK:
        if _USERS == 0:
            _BEFORE = getattr(_http, "_GLOBAL_CLIENT_FACTORY", _http.default_client_factory)
            set_client_factory(_switching)
        _USERS += 1


def _leave() -> None:
    global _USERS  # noqa: PLW0603
    from huggingface_hub import set_client_factory

    with _LOCK:
        _USERS -= 1
        if _USERS == 0:
            set_client_factory(_BEFORE)


def _switching() -> Any:
    """A client that asks through this thread's door, and elsewhere as the program's own does."""
    import httpx2

    from howopen.doors.http.client_transport import WHEN

    class Switch(httpx2.BaseTransport):
        def __init__(self) -> None:
            self._own: httpx2.Client | None = None

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            session = _SESSION.get()
            if session is None:
                if self._own is None:
                    self._own = _BEFORE()
                return self._own.send(request)
            inside = str(request.url).startswith(f"{session.endpoint}/")
            if not inside or request.url.path.endswith("/agent-harnesses"):
                # The client would also ask for a list of programs that call it; nobody asked it to.
                raise Refused(f"{request.url.host} was not asked for by anybody")
            response: httpx2.Response = session.door.transport().handle_request(request)
            session.whens.append(str(response.extensions[WHEN]))
            return response

        def close(self) -> None:
            if self._own is not None:
                self._own.close()

    return httpx2.Client(transport=Switch(), follow_redirects=False, timeout=None)
