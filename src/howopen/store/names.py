"""Names from outside, as the store keeps them: keys in a table, never a path on disk."""

from __future__ import annotations


def as_kept(text: str) -> bytes:
    """Any text as bytes, also with NUL, line feeds or lone surrogates in it."""
    return text.encode("utf-8", "surrogatepass")


def as_text(kept: bytes) -> str:
    """The very text that `as_kept` was given."""
    return kept.decode("utf-8", "surrogatepass")
