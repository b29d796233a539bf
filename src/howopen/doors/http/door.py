"""The class that everything else in howopen asks through."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final, Self

from howopen.doors.http.addresses import origins_of, shown
from howopen.doors.http.budget import Budget
from howopen.doors.http.credentials import credentials_of, error_without, reply_without
from howopen.doors.http.proxies import Proxies
from howopen.doors.http.reading import Reading
from howopen.doors.http.remembered import (
    Freshness,
    Remembered,
    failed,
    failure_of,
    since_of,
    time_of,
)
from howopen.doors.http.reply import Memory, Reply
from howopen.doors.http.request import Request, request_of
from howopen.errors import Offline, RateLimited, Refused, TooLarge, Unreachable

if TYPE_CHECKING:
    import httpx2

    from howopen.doors.http.asking import Asking, Streamed

__all__ = ["MAX_BODY", "MAX_STREAM", "HttpDoor"]

MAX_BODY: Final = 8 << 20
MAX_STREAM: Final = 500 << 20
"""Bytes."""
_CLIENT_MAX_BODY = 64 << 20
"""For the hub's own client, whose listings of large repositories come in one piece."""
_NO_HEADERS: Final[Mapping[str, str]] = {}


def _resolve(host: str, port: int) -> list[tuple[Any, ...]]:
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def _at_once(key: str) -> AbstractContextManager[None]:  # noqa: ARG001, what it gives for every key
    return nullcontext()


def _never(url: str) -> bool:  # noqa: ARG001, what it answers for every address
    return False


class HttpDoor:
    """Asks servers for what is public, and gives every outcome as it was, now or kept.

        with HttpDoor(memory=store.exchanges) as door:
            reply = door.fetch("https://huggingface.co/api/models/acme/heron-1b")

    Only public hosts over https, and origins in `trusted`, which the user named. May be shared by
    threads. Nothing is loaded and no connection made before the first request. Raises only
    `SourceError`s, and `InputError` for what the caller wrote wrongly.

    `turn` keeps those apart who would ask the same at once (see `store.Turns`), and `sharing` is
    how many doors together keep to the pace that a service asks for.
    """

    def __init__(  # noqa: PLR0913, one for each thing that a run decides
        self,
        *,
        memory: Memory | None = None,
        budget: Budget | None = None,
        trusted: Iterable[str] = (),
        freshness: Freshness = Freshness.REVALIDATE,
        since: str = "",
        attempts: int = 4,
        concurrency: int = 8,
        resolve: Callable[[str, int], list[tuple[Any, ...]]] = _resolve,
        immutable: Callable[[str], bool] = _never,
        wall_clock: Callable[[], float] = time.time,
        turn: Callable[[str], AbstractContextManager[None]] = _at_once,
        sharing: int = 1,
    ) -> None:
        self.budget = budget or Budget()
        self._remembered = Remembered(memory, freshness, since_of(since), immutable)
        self._trusted = origins_of(trusted)
        self._attempts = attempts
        self._concurrency = concurrency
        self._resolve = resolve
        self._wall_clock = wall_clock
        self._turn = turn
        self._sharing = sharing
        self._proxies = Proxies.of(os.environ)
        self._lock = threading.Lock()
        self._asking: Asking | None = None
        self._closed = False

    def fetch(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        max_bytes: int = MAX_BODY,
        reduce: Callable[[Iterator[bytes]], bytes] | None = None,
        read_as: str = "",
    ) -> Reply:
        """The outcome of a GET, whatever its status below 500 but 408 and 429.

        Redirects are followed, faults tried again. With `reduce`, the body of a 200 or 206 is
        what that makes of the pieces as they arrive: for what is too large to be kept. It is
        called anew for each attempt, a `DataError` of it means that the body is not what it
        should be, and `read_as` names what it makes, apart from other readings of the same
        address. Of the body of another status only the first 64 KiB are read.

        Raises `Refused`, `Unreachable`, `RateLimited`, `TooLarge` (these are kept and raised again
        on replay), `BudgetSpent` or `Offline`.
        """
        request = request_of("GET", url, headers, self._trusted)
        return self._outcome(request, Reading(max_bytes, reduce, read_as))

    @contextmanager
    def stream(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        max_bytes: int = MAX_STREAM,
    ) -> Iterator[Streamed]:
        """The answer of a GET whose body is read piece by piece; nothing of it is kept.

        Tried again only until its head has come. With an If-None-Match of the caller's, its
        status may be 304. Raises as `fetch`, also while it is read.
        """
        request = request_of("GET", url, headers, self._trusted)
        if self._remembered.freshness is Freshness.OFFLINE:
            raise _offline(request)
        streamed = self._asking_now().open(request, max_bytes)
        try:
            yield streamed
        finally:
            streamed.close()

    def trust(self, address: str) -> None:
        """Trusts the origin of an address that the user configured elsewhere, such as pip's."""
        with self._lock:
            self._trusted |= origins_of((address,))
            if self._asking is not None:
                self._asking.trusted = self._trusted

    def doubt(
        self, url: str, *, headers: Mapping[str, str] = _NO_HEADERS, read_as: str = ""
    ) -> None:
        """Says that the answer to a `fetch` with these arguments was not what was asked for.

        Without a word from the caller such an answer would be confirmed, or replayed where its
        address names what never changes, for ever. It is given again offline only.
        """
        if self._remembered.memory is not None:
            request = request_of("GET", url, headers, self._trusted)
            self._remembered.memory.doubt(_key(request, Reading(0, read_as=read_as)))

    def transport(self) -> httpx2.BaseTransport:
        """For a client of another library: its GET and HEAD requests come through this door."""
        from howopen.doors.http.client_transport import ClientTransport

        def ask(method: str, url: str, headers: Mapping[str, str]) -> Reply:
            request = request_of(method, url, headers, self._trusted)
            return self._outcome(request, Reading(_CLIENT_MAX_BODY))

        return ClientTransport(ask)

    def now(self) -> str:
        """The time as replies have it."""
        return time_of(self._wall_clock())

    def close(self) -> None:
        """Closes all connections; a request that is under way ends as `Unreachable`."""
        with self._lock:
            self._closed = True
            asking = self._asking
        if asking is not None:
            asking.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _outcome(self, request: Request, reading: Reading) -> Reply:
        key = _key(request, reading)
        if self._remembered.freshness is not Freshness.RESUME:
            return self._had(request, reading, key)
        # What another asks just now is not asked a second time: its answer will be replayed.
        with self._turn(key):
            return self._had(request, reading, key)

    def _had(self, request: Request, reading: Reading, key: str) -> Reply:
        remembered = self._remembered
        if (earlier := remembered.instead(key, request.url)) is not None:
            self.budget.note_replayed()
            if (failure := failure_of(earlier)) is not None:
                raise failure
            return _small(earlier, reading.max_bytes, request)
        if remembered.freshness is Freshness.OFFLINE:
            raise _offline(request)
        known = None if request.is_conditional else remembered.known(key)
        asking = self._asking_now()
        memory = remembered.memory
        secrets = credentials_of(request.headers)
        try:
            reply, confirmed = asking.reply(request, known, reading)
        except (Unreachable, RateLimited, TooLarge, Refused) as error:
            said = error_without(error, secrets)
            if memory is not None and not self._closed:
                memory.keep(key, failed(request.url, said, self.now()))
            if said is error:
                raise
            raise said from None
        reply = reply_without(reply, secrets)
        if memory is not None and confirmed:
            memory.confirm(key, reply.when)
        elif memory is not None and not request.is_conditional:
            memory.keep(key, reply)
        return _small(reply, reading.max_bytes, request) if confirmed else reply

    def _asking_now(self) -> Asking:
        if self._closed:
            raise RuntimeError("the door is closed")
        if self._asking is None:
            from howopen.doors.http.asking import Asking

            with self._lock:
                self._asking = self._asking or Asking(
                    resolve=self._resolve,
                    proxies=self._proxies,
                    concurrency=self._concurrency,
                    trusted=self._trusted,
                    budget=self.budget,
                    attempts=self._attempts,
                    wall_clock=self._wall_clock,
                    sharing=self._sharing,
                )
        return self._asking


def _key(request: Request, reading: Reading) -> str:
    return " ".join(filter(None, (request.key, reading.named)))


def _small(reply: Reply, max_bytes: int, request: Request) -> Reply:
    if len(reply.body) > max_bytes:
        raise TooLarge(
            f"{shown(request.url)} has more than the {max_bytes} bytes that are taken;"
            " it was left out"
        )
    return reply


def _offline(request: Request) -> Offline:
    return Offline(
        f"{shown(request.url)} was not kept from an earlier run, and this one asks nobody;"
        " run once with a connection"
    )
