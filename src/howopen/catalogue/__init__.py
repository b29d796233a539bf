"""The catalogue: the releases that we follow, each with its last assessment; it is shipped."""

from __future__ import annotations

from howopen.catalogue.store import build, find, load_catalogue

__all__ = ["build", "find", "load_catalogue"]
