"""The catalogue: the releases that we follow and their last assessment, shipped with the package."""

from __future__ import annotations

from howopen.catalogue.store import build, find, load_catalogue

__all__ = ["build", "find", "load_catalogue"]
