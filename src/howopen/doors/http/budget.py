"""What one run may spend on requests, and what it has spent."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from howopen.errors import BudgetSpent

__all__ = ["MAX_BYTES", "MAX_REQUESTS", "MAX_SECONDS", "Budget"]

MAX_REQUESTS = 400
MAX_BYTES = 500 << 20
MAX_SECONDS = 900.0


class Budget:
    """Counts requests, bytes of bodies as they came, and seconds since it was made.

    May be shared by threads. Time is told by a clock that cannot be set, so a jump of the wall
    clock changes nothing.
    """

    def __init__(
        self,
        *,
        requests: int = MAX_REQUESTS,
        bytes: int = MAX_BYTES,  # noqa: A002, the word that says what it is
        seconds: float = MAX_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        """Seconds, from an unknown beginning."""
        self.ends = clock() + seconds
        """When by that clock the time is spent."""
        self.sent = 0
        """Requests that were sent, redirects and retries too."""
        self.not_modified = 0
        """Answers that said: still what you have."""
        self.replayed = 0
        """Outcomes that were given from memory, without a request."""
        self.retried = 0
        """Attempts after the first."""
        self.received_bytes = 0
        self._requests = requests
        self._bytes = bytes
        self._seconds = seconds
        self._lock = threading.Lock()
        self._noted = threading.local()

    @contextmanager
    def noting(self) -> Iterator[list[str]]:
        """While inside, notes why this thread was refused something, whoever makes light of it."""
        refused: list[str] = []
        self._noted.refused = refused
        try:
            yield refused
        finally:
            del self._noted.refused

    def seconds_left(self) -> float:
        """Seconds until the time is spent, never less than 0."""
        return max(0.0, self.ends - self.clock())

    def bytes_left(self) -> int:
        """Bytes that may still be received, never less than 0."""
        return max(0, self._bytes - self.received_bytes)

    def check_time(self) -> None:
        """Raises `BudgetSpent` when the time is spent."""
        if self.clock() >= self.ends:
            self._refuse(
                f"this run may take {self._seconds:g} seconds for its requests and has taken them;"
                " allow it more time, or go on later with what was kept"
            )

    def check_bytes(self, more: int) -> None:
        """Raises `BudgetSpent` when as many bytes more are too many."""
        if self.received_bytes + more > self._bytes:
            self._refuse(
                f"this run may receive {self._bytes} bytes and {self.received_bytes} have come;"
                " allow it more, or go on later with what was kept"
            )

    def send(self) -> None:
        """Counts a request that is about to be sent; raises `BudgetSpent` when it may not be."""
        self.check_time()
        with self._lock:
            if self.sent >= self._requests:
                self._refuse(
                    f"this run may send {self._requests} requests and has sent them;"
                    " allow it more, or go on later with what was kept"
                )
            self.sent += 1

    def receive(self, size_bytes: int) -> None:
        """Counts bytes that came; raises `BudgetSpent` when they are too many."""
        with self._lock:
            self.received_bytes += size_bytes
        self.check_bytes(0)

    def note_not_modified(self) -> None:
        """Counts an answer that confirmed what was known."""
        with self._lock:
            self.not_modified += 1

    def note_replayed(self) -> None:
        """Counts an outcome given from memory."""
        with self._lock:
            self.replayed += 1

    def note_retried(self) -> None:
        """Counts an attempt after the first."""
        with self._lock:
            self.retried += 1

    def _refuse(self, why: str) -> NoReturn:
        getattr(self._noted, "refused", []).append(why)
        raise BudgetSpent(why)
