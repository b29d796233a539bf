"""The base of all nouns."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all nouns: frozen, keyword-only, unknown JSON keys are ignored on reading."""
