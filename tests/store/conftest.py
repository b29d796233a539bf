"""A store of its own for each test, and places where permissions count."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from howopen.store import Store

NOBODY = 65534


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store, closed at the end."""
    with Store.open(tmp_path / "cache") as opened:
        yield opened


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Path]:
    """A folder whose permissions count, also when the tests run as root, whom none stops."""
    if os.geteuid():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp())
    os.chown(folder, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        if not os.access(folder, os.W_OK, effective_ids=True):
            pytest.skip("needs a place for temporary files that others may reach")
        yield folder
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)
