"""licenseclassifier: a result per region of the text; the longest region is the main one."""

from __future__ import annotations

from pathlib import Path

from licenseclassifier import identify_license


def identify(path: str) -> list[str]:
    """Its ids, the main one first."""
    found = identify_license(Path(path).read_text(encoding="utf-8", errors="replace"))
    return [match.id for match in sorted(found, key=lambda match: match.start - match.end)]
