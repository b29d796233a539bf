"""How the time of a reader grows with what it reads: sizes are compared, never seconds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

LINEAR = 8
"""More than this, between sizes of which one is sixteen times the other, is not linear time."""


def growth(read: Callable[[bytes], object], small: bytes, large: bytes) -> float:
    """How many times the cost per byte of the small input the large one costs per byte.

    About 1 for a reader in linear time; for one in quadratic time, as many as the sizes differ.
    Other programs on the machine do not count: it is this process's own time, the best of three.
    """
    gc.collect()
    gc.disable()
    try:
        return (_cost(read, large) / len(large)) / (_cost(read, small) / len(small))
    finally:
        gc.enable()


def _cost(read: Callable[[bytes], object], data: bytes) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(data)
        best = min(best, time.process_time() - start)
    return max(best, 1e-3)
