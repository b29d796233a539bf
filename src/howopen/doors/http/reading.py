"""How much of a body is taken, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

__all__ = ["Reading"]


class Reading(NamedTuple):
    """How the body of an answer is read."""

    max_bytes: int
    """Decoded."""
    reduce: Callable[[Iterator[bytes]], bytes] | None = None
    """Makes what is kept of the pieces; `None` keeps them all."""
    read_as: str = ""
    """Names what `reduce` makes."""

    @property
    def named(self) -> str:
        """What tells this reading from others in the key of a request."""
        return f"read={self.read_as}" if self.read_as else ""
