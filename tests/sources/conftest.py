"""A shelf of invented things, the stand-ins that serve it, and a network that knows only these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from huggingface_hub import constants

from howopen.dev import StandIn
from howopen.doors.http import HttpDoor
from howopen.sources.endpoints import endpoints
from howopen.sources.exchange import Fetched
from howopen.sources.network import Network
from howopen.sources.targets import parse_target
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
    """Stand-ins for the shelf, to which the environment points; nobody's tokens are at hand."""
    for name in TOKENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "token"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_IMPLICIT_TOKEN", False)
    with StandIn(shelf.folder) as started:
        for name, value in started.environment().items():
            monkeypatch.setenv(name, value)
        shelf.standin = started
        yield started
    assert [] == started.mishaps


@pytest.fixture
def network(standin: StandIn) -> Iterator[Network]:
    """A network of these stand-ins; what fails there is not tried again."""
    with HttpDoor(trusted=endpoints().trusted, attempts=1) as door:
        yield Network(door)


Fetch = Callable[[str], Fetched]


@pytest.fixture
def fetch(network: Network) -> Fetch:
    """What comes of a target, written as on the command line."""
    return lambda target: network.fetch(parse_target(target))


def kept_json(found: Fetched, path: str) -> Any:
    """A JSON file of what was fetched."""
    return json.loads(found.files[path])
