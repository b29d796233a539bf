"""Sends one request over a kept connection and gives the head of its answer: no redirects yet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Self

import httpcore2

from howopen.doors.http.addresses import Place
from howopen.doors.http.network import Deadline, Network, Resolve
from howopen.doors.http.proxies import Proxies, Proxy

__all__ = ["CONNECT_SECONDS", "READ_SECONDS", "Answer", "Wire"]

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
"""The longest silence within an answer."""
_KEPT_OPEN_SECONDS = 15.0
_HOSTS = 6
"""So many hosts are gone back and forth between: hub, files, code, archives, papers, index."""
_LISTS = frozenset(("content-encoding", "link", "ratelimit"))
"""Headers whose lines are parts of one list; of others the first line counts."""


class Answer:
    """The head of an answer, and its body while it comes. To be closed."""

    def __init__(self, response: httpcore2.Response, end_turn: Callable[[], None]) -> None:
        self._response = response
        self._end_turn = end_turn
        self.status = response.status
        self.headers = _headers(response.headers)
        """Lower-case names."""

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes, once, without its transfer encoding."""
        return self._response.iter_stream()

    def has_more(self) -> bool:
        """Whether bytes came after the end that the body was said to have."""
        # h11 keeps them for the next answer. httpcore2 has no public way to see that.
        stream = getattr(self._response.stream, "_stream", None)
        state = getattr(getattr(stream, "_connection", None), "_h11_state", None)
        return state is not None and bool(state.trailing_data[0])

    def drop(self) -> None:
        """Closes the connection too: what else it holds is not to be trusted."""
        self._response.extensions["network_stream"].close()
        self.close()

    def close(self) -> None:
        """Gives the connection back when the body was read to its end, and closes it else."""
        try:
            self._response.close()
        finally:
            self._end_turn()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Wire:
    """Kept connections, apart for trusted origins, for all others, and for the proxy.

    May be shared by threads; at most `concurrency` answers are awaited or read at once. More
    connections than that are kept, so that going back and forth between hosts opens no new ones.
    """

    def __init__(
        self, resolve: Resolve, deadline: Deadline, proxies: Proxies, concurrency: int
    ) -> None:
        self._deadline = deadline
        self._proxies = proxies
        self._turns = threading.BoundedSemaphore(concurrency)
        self._most = concurrency * _HOSTS
        self._judged = Network(resolve, deadline, judged=True)
        self._free = Network(resolve, deadline, judged=False)
        self._pools: dict[tuple[str, bool, Proxy | None], httpcore2.ConnectionPool] = {}
        self._tls: Any = None
        self._lock = threading.Lock()

    def send(self, method: str, place: Place, headers: Mapping[str, str]) -> Answer:
        """The head of the answer. Raises what httpcore2 raises, or `Refused` by the network."""
        request = httpcore2.Request(
            method,
            httpcore2.URL(
                scheme=place.scheme, host=place.host, port=place.port, target=place.target
            ),
            headers=[(name.encode(), value.encode()) for name, value in headers.items()],
            extensions={
                "timeout": {
                    "connect": CONNECT_SECONDS,
                    "read": READ_SECONDS,
                    "write": READ_SECONDS,
                    "pool": self._deadline.clipped(None, httpcore2.PoolTimeout),
                }
            },
        )
        turn = _Turn(self._turns, self._deadline.clipped(None, httpcore2.PoolTimeout))
        try:
            return Answer(self._pool(place).handle_request(request), turn.end)
        except BaseException:
            turn.end()
            raise

    def close(self) -> None:
        """Closes all connections; afterwards none can be made."""
        self._judged.close()
        self._free.close()
        for pool in tuple(self._pools.values()):
            pool.close()

    def _pool(self, place: Place) -> httpcore2.ConnectionPool:
        proxy = None if place.trusted else self._proxies.for_host(place.host)
        kind = (place.scheme, place.trusted, proxy)
        pool = self._pools.get(kind)
        if pool is None:
            with self._lock:
                pool = self._pools.get(kind) or self._new_pool(place, proxy)
                self._pools[kind] = pool
        return pool

    def _new_pool(self, place: Place, proxy: Proxy | None) -> httpcore2.ConnectionPool:
        if place.scheme == "https" and self._tls is None:
            self._tls = httpcore2.default_ssl_context()
        return httpcore2.ConnectionPool(
            ssl_context=self._tls,
            proxy=None if proxy is None else httpcore2.Proxy(proxy.url, proxy.auth),
            max_connections=self._most,
            keepalive_expiry=_KEPT_OPEN_SECONDS,
            network_backend=self._free if place.trusted or proxy else self._judged,
        )


class _Turn:
    """The right to wait for one answer; given back once."""

    def __init__(self, turns: threading.BoundedSemaphore, seconds: float | None) -> None:
        if not turns.acquire(timeout=seconds):
            raise httpcore2.PoolTimeout
        self._turns: threading.BoundedSemaphore | None = turns

    def end(self) -> None:
        turns, self._turns = self._turns, None
        if turns is not None:
            turns.release()


def _headers(lines: list[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in lines:
        name = raw_name.decode("latin-1").lower()
        try:
            value = raw_value.decode()
        except UnicodeDecodeError:
            value = raw_value.decode("latin-1")
        if name not in headers:
            headers[name] = value
        elif name in _LISTS:
            headers[name] += f", {value}"
    return headers
