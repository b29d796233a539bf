"""Keeps to the pace that a service asks of its visitors."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

__all__ = ["SECONDS_BETWEEN", "Pace"]

SECONDS_BETWEEN: Final = {"export.arxiv.org": 3.0, "arxiv.org": 3.0}
"""Host -> seconds between requests. arXiv: "Terms of Use for arXiv APIs", rate limits."""


class Pace:
    """Lets one caller through at a time, each so many seconds after the one before."""

    def __init__(
        self,
        seconds: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds = seconds
        self._clock, self._sleep = clock, sleep
        self._next = clock()
        self._lock = threading.Lock()

    def wait(self, at_most: float) -> None:
        """Waits for its turn, yet never longer than `at_most` seconds."""
        with self._lock:
            turn = max(self._next, self._clock())
            self._next = turn + self._seconds
        wait = min(turn - self._clock(), at_most)
        if wait > 0:
            self._sleep(wait)
