"""How a moment is written wherever one is kept: ISO 8601, UTC, whole seconds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

_FORMAT: Final = "%Y-%m-%dT%H:%M:%SZ"


def written(moment: datetime) -> str:
    """A moment, which names its zone, as it is kept: `2026-11-25T21:03:00Z`."""
    return moment.astimezone(UTC).strftime(_FORMAT)


def moment_of(text: str) -> datetime:
    """The moment that was written so; `ValueError` for any other text."""
    return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)


def now() -> str:
    """The present moment, as it is kept."""
    return written(datetime.now(UTC))
