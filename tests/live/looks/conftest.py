"""Looks at a small shelf of invented things, in the place of the stand-ins of other live tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import constants

from howopen.dev import StandIn
from tests.live import looking
from tests.sources.shelf import Shelf

TOKENS = (
    *("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_OIDC_RESOURCE"),
    *("GITHUB_TOKEN", "GH_TOKEN"),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """What the stand-ins serve, empty at first."""
    return Shelf(tmp_path)


@pytest.fixture
def standin(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StandIn]:
    """Stand-ins for the shelf, to which the environment points; the cache is new."""
    for name in ("HOWOPEN_OFFLINE", "HF_HUB_OFFLINE", *TOKENS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "token"))
    monkeypatch.setenv("HOWOPEN_CACHE", str(tmp_path / "cache"))
    with StandIn(shelf.folder) as started:
        for name, value in started.environment().items():
            monkeypatch.setenv(name, value)
        shelf.standin = started
        yield started
    assert [] == started.mishaps


@pytest.fixture
def egret(shelf: Shelf, standin: StandIn) -> Shelf:
    """A shelf with all that the invented release names."""
    return looking.put_egret(shelf)


@pytest.fixture(autouse=True)
def mended() -> None:
    """Nothing is to be mended here: each test has stand-ins of its own."""
