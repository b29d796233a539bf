"""Connections to addresses that were judged: resolved once, all judged, and only then made."""

from __future__ import annotations

import contextlib
import math
import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from howopen.doors.http.hosts import is_address, unfit_address
from howopen.errors import Refused

__all__ = ["Deadline", "Network", "Resolve"]

MAX_ADDRESSES = 4
"""Addresses of one name that are tried."""

Resolve = Callable[[str, int], list[Any]]
"""Host and port to what `socket.getaddrinfo` gives."""


class Deadline(threading.local):
    """Until when the request of this thread may take, by a clock that cannot be set."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.until = float("inf")

    def clipped(self, timeout: float | None, late: type[Exception]) -> float | None:
        """The timeout, shortened to what is left; raises `late` when nothing is."""
        left = self.until - self.clock()
        if left <= 0:
            raise late("the time is up")
        if math.isinf(left):
            return timeout
        return left if timeout is None else min(timeout, left)


class Network(httpcore2.NetworkBackend):
    """Makes the connections of a pool, and knows those that are open.

    With `judged`, no connection is made to a host that has any address which is not public:
    one that answers with both is either mistaken or means harm. The address that was judged is
    the one connected to, so a second answer of the resolver changes nothing. TLS still asks for
    the name.
    """

    def __init__(self, resolve: Resolve, deadline: Deadline, *, judged: bool) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._judged = judged
        self._connector = httpcore2.SyncBackend()
        self._open: set[_Stream] = set()
        self._closed = False
        self._lock = threading.Lock()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address that takes it; `Refused` for one that is not public."""
        failure: Exception | None = None
        for address in self._addresses(host, port)[:MAX_ADDRESSES]:
            within = self._deadline.clipped(timeout, httpcore2.ConnectTimeout)
            try:
                stream = self._connector.connect_tcp(
                    address, port, within, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = failure or error
            else:
                return _Stream(stream, self._deadline, self)
        raise failure or httpcore2.ConnectError("its name has no address")

    def close(self) -> None:
        """Closes what is still open; afterwards no connection can be made."""
        with self._lock:
            self._closed = True
            still_open = tuple(self._open)
        for stream in still_open:
            stream.cut()

    def _addresses(self, host: str, port: int) -> list[str]:
        addresses = [host] if is_address(host) else self._resolved(host, port)
        if self._judged and (reason := next(filter(None, map(unfit_address, addresses)), "")):
            raise Refused(f"https://{host} was not connected to: {reason}; use a public address")
        return list(dict.fromkeys(addresses))

    def _resolved(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolve(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(error) from error
        except UnicodeError as error:
            raise httpcore2.ConnectError("its name cannot be looked up") from error
        families = (socket.AF_INET, socket.AF_INET6)
        return [str(entry[4][0]) for entry in found if entry[0] in families]

    def _opened(self, stream: _Stream) -> None:
        with self._lock:
            self._open.add(stream)
            closed = self._closed
        if closed:
            stream.close()
            raise httpcore2.ConnectError("the door was closed")

    def _left(self, stream: _Stream) -> None:
        with self._lock:
            self._open.discard(stream)


class _Stream(httpcore2.NetworkStream):
    """A connection whose every step ends at the deadline of the thread that uses it."""

    def __init__(
        self, inner: httpcore2.NetworkStream, deadline: Deadline, network: Network
    ) -> None:
        self._inner = inner
        self._deadline = deadline
        self._network = network
        network._opened(self)  # noqa: SLF001, the two are one

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        within = self._deadline.clipped(timeout, httpcore2.ReadTimeout)
        return self._inner.read(max_bytes, within)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.clipped(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._network._left(self)  # noqa: SLF001
        self._inner.close()

    def cut(self) -> None:
        """Closes the connection, and wakes a thread that waits for it."""
        with contextlib.suppress(OSError, AttributeError):
            self.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        self.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            within = self._deadline.clipped(timeout, httpcore2.ConnectTimeout)
            inner = self._inner.start_tls(ssl_context, server_hostname, within)
        except BaseException:
            self.close()
            raise
        self._network._left(self)  # noqa: SLF001, the inner one took its place
        return _Stream(inner, self._deadline, self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
