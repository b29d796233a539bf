"""Words of others within sentences of ours."""

from __future__ import annotations

_LONGEST = 80


def quoted(written: str) -> str:
    """Foreign words in back quotes, on one line; a long string is shortened, visibly."""
    bare = " ".join(written[: 10 * _LONGEST].split())
    return f"`{bare if len(bare) <= _LONGEST else bare[:_LONGEST] + '…'}`"
