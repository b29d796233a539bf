"""Addresses whose content never changes: they name a commit."""

from __future__ import annotations

from howopen.doors import patterns

_COMMIT = patterns.compile(
    r"https?://[^?#]*/(?:tree|resolve|tar\.gz|archive)/[0-9a-f]{40}(?:\.tar\.gz)?(?:[/?].*)?"
)


def is_immutable(url: str) -> bool:
    """Whether an address names content by its commit: files and trees of the hub, archives."""
    return _COMMIT.fullmatch(url) is not None
