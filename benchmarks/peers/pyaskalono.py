"""pyaskalono: always the nearest licence, with a score."""

from __future__ import annotations

from pathlib import Path

from askalono import identify as nearest

LEAST = 0.8
"""Below this askalono's own command says that it does not know the text (`MIN_SCORE`)."""


def identify(path: str) -> list[str]:
    """Its id, if it is sure."""
    found = nearest(Path(path).read_text(encoding="utf-8", errors="replace"))
    return [found.name] if found is not None and found.score >= LEAST else []
