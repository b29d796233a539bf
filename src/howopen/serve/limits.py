"""How often one client may ask for work: a token bucket each, for a bounded number of clients."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Final

_NETWORK_BITS: Final = 64
"""Of an IPv6 address; whoever has one has all that begin so."""


class Buckets:
    """So many requests a minute of each client, and as many at once as in a third of it."""

    def __init__(
        self, per_minute: float, clients: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_second = per_minute / 60
        self._full = max(1.0, per_minute / 3)
        self._most = clients
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """Client -> (requests left, when that was); who asked last is last."""

    def __len__(self) -> int:
        return len(self._left)

    def wait_seconds(self, client: str) -> int:
        """Takes one request off a client; so many seconds it must wait first, 0 for none."""
        if not self._per_second:
            return 0
        now = self._clock()
        left, before = self._left.pop(client, (self._full, now))
        left = min(self._full, left + (now - before) * self._per_second)
        allowed = left >= 1
        self._left[client] = (left - allowed, now)
        if len(self._left) > self._most:
            self._left.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) / self._per_second)


def client_of(address: str) -> str:
    """Whom an address stands for: itself, or the network of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return f"{int(parsed) >> (128 - _NETWORK_BITS):x}::"
    return address
