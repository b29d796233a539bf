"""Lends our HTTP door to the hub's own client, which has one session for its whole process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from howopen.doors.terminal import printable
from howopen.errors import Refused, Unreachable

if TYPE_CHECKING:
    import httpx2

    from howopen.doors.http import HttpDoor


class Session:
    """What one thread asks the hub through a door."""

    def __init__(self, door: HttpDoor, endpoint: str) -> None:
        self.door, self.endpoint = door, endpoint
        self.whens: list[str] = []
        """When each answer was received or last confirmed, in order."""
        self._given: list[tuple[str, dict[str, str]]] = []
        """Address and headers of each request that was answered, in order."""
        self._pages: list[str] = []
        """The addresses of the pages of a file listing, in order."""

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """What the hub says to a request of its client.

        Raises `Refused` for what is not asked, such as a next page in another place than the
        first, `Unreachable` where pages lead in a circle, and what the door raises.
        """
        from howopen.doors.http.client_transport import WHEN

        url = str(request.url)
        self._check(url, request.url.host)
        response = self.door.transport().handle_request(request)
        self.whens.append(str(response.extensions[WHEN]))
        self._given.append((url, dict(request.headers)))
        return response

    @property
    def with_token(self) -> bool:
        """Whether the last request that was answered showed who asks."""
        return bool(self._given) and "authorization" in self._given[-1][1]

    def doubt(self) -> None:
        """Says that the last answer was not what was asked for."""
        for url, headers in self._given[-1:]:
            self.door.doubt(url, headers=headers)

    def doubt_listing(self) -> None:
        """Says that the pages of the file listing are not one whole listing."""
        for url, headers in self._given:
            if url in self._pages:
                self.door.doubt(url, headers=headers)

    def _check(self, url: str, host: str) -> None:
        inside = url.startswith(f"{self.endpoint}/")
        # The client would also ask for a list of programs that call it; nobody asked it to.
        if url.endswith("/agent-harnesses") or not (inside or self._pages):
            raise Refused(f"{printable(host)} was not asked: only the hub's repositories are")
        is_page = url.startswith(f"{self.endpoint}/api/") and "/tree/" in url
        if inside and not is_page:
            return
        place = url.partition("?")[0]
        if not inside or any(place != page.partition("?")[0] for page in self._pages):
            self.doubt_listing()
            raise Refused("its next page is said to be in another place, which was not asked")
        if url in self._pages:
            self.doubt_listing()
            raise Unreachable("its pages lead in a circle")
        self._pages.append(url)


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

    class Switch(httpx2.BaseTransport):
        def __init__(self) -> None:
            self._own: httpx2.Client | None = None

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            if (session := _SESSION.get()) is not None:
                return session.answer(request)
            if self._own is None:
                self._own = _BEFORE()
            return self._own.send(request)

        def close(self) -> None:
            if self._own is not None:
                self._own.close()

    return httpx2.Client(transport=Switch(), follow_redirects=False, timeout=None)
