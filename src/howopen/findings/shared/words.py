"""Words of notes: names without their prefixes, and lists that stay short."""

from __future__ import annotations

from collections.abc import Iterable


def bare(source_id: str) -> str:
    """A source's name as its hub shows it: `OWNER/NAME`, without kind and `datasets/`."""
    return source_id.partition(":")[2].removeprefix("datasets/")


def listed(names: Iterable[str], most: int = 3) -> str:
    """`a, b, c and 2 more`; each name once."""
    once = tuple(dict.fromkeys(names))
    shown = ", ".join(once[:most])
    return f"{shown} and {len(once) - most} more" if len(once) > most else shown
