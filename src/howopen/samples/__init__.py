"""Invented releases by two invented makers, in the layout of a recording.

They ship with howopen so that a first look, the docs and the tests need no network and no
one else's words: `heron-1b-instruct` (open weights, most of the work shown), `heron-1b` (its
base) and `marsh-7b-chat` (weights with strings). Every name, figure and identifier in them
is made up.
"""

from __future__ import annotations

from pathlib import Path

from howopen.errors import NotFound

FOLDER = Path(__file__).parent
"""The tree of sample recordings."""


def names() -> tuple[str, ...]:
    """Names of the sample releases, sorted."""
    return tuple(sorted(found.parent.name for found in FOLDER.glob("*/release.yaml")))


def sample(name: str) -> Path:
    """Folder of one sample release. Raises `NotFound` for a name that is not in `names()`."""
    if name not in names():
        known = ", ".join(names())
        raise NotFound(f"no sample release is called {name!r}; there are {known}")
    return FOLDER / name
