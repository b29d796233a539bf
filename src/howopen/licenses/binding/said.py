"""What every rule of binding gives, and how the answers rank."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Bound(StrEnum):
    """Whether a condition binds somebody, from the weakest answer to the strongest."""

    NO = "no"
    CANNOT_TELL = "cannot tell"
    YES = "yes"

    @property
    def rank(self) -> int:
        """0 for no, 2 for yes."""
        return list(Bound).index(self)


class Said(NamedTuple):
    """An answer and its reason."""

    answer: Bound
    why: str
    """One sentence."""
    only_if: str = ""
    """What must happen before it costs anything ("you break its terms"); empty: it binds now."""
