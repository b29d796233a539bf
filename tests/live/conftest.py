"""Live tests: stand-ins over an invented release, a cache of their own, and no way out.

The release, Curlew 2B Chat, has every kind of place that howopen asks. Waits between attempts are
left out. Whoever connects to anything but this machine, or looks up another name, fails the test.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from huggingface_hub import constants

from howopen.dev import Manners, StandIn
from tests.conftest import ROOT

RELEASES = ROOT / "tests" / "data" / "live"
TARGET = "example-mudflat/curlew-2b-chat"
PAGE_SIZE = 5
"""Rows of a file tree in one answer: the model's takes two."""
ATTEMPTS = 2
UNSET = (
    *("HOWOPEN_OFFLINE", "HOWOPEN_CACHE", "HF_HUB_OFFLINE", "HF_OIDC_RESOURCE"),
    *("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"),
)


class WentOut(Exception):
    """Somebody tried to leave this machine; no part of howopen takes it for a fault."""


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    """A monkeypatch that lasts as long as the stand-ins do."""
    with pytest.MonkeyPatch.context() as context:
        yield context


@pytest.fixture(scope="module", autouse=True)
def guard(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets nobody go beyond this machine, and tells who tried."""
    tried: list[str] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connecting(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            tried.append(f"connected to {address[0]}")
            raise WentOut(tried[-1])
        return connect(self, address)

    def looking_up(host, *args, **kwargs):
        if not _is_here(host):
            tried.append(f"looked up {host}")
            raise WentOut(tried[-1])
        return look_up(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", connecting)
    patch.setattr(socket, "getaddrinfo", looking_up)
    yield
    assert [] == tried


def _is_here(host: object) -> bool:
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="module")
def standin(
    patch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StandIn]:
    """The stand-ins, to which the environment points; they themselves must not have failed."""
    with (
        StandIn(RELEASES, manners=Manners(page_size=PAGE_SIZE)) as started,
        stamina.set_testing(True, attempts=ATTEMPTS, cap=True),
    ):
        for name in UNSET:
            patch.delenv(name, raising=False)
        for name, value in started.environment().items():
            patch.setenv(name, value)
        # A token that lies in the home of who runs the tests is none of theirs.
        patch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path_factory.mktemp("home") / "token"))
        yield started
    assert [] == started.mishaps


@pytest.fixture(autouse=True)
def mended(request: pytest.FixtureRequest) -> Iterator[None]:
    """No fault, log or manner of the stand-ins outlives the test that asks for them."""
    yield
    if "standin" in request.fixturenames:
        standin = request.getfixturevalue("standin")
        standin.mend()
        standin.forget()
        standin.manners = Manners(page_size=PAGE_SIZE)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of a cache that is new."""
    return tmp_path / "cache"
