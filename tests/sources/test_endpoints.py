"""Where each place is asked is what the environment says, and what it says is checked."""

from __future__ import annotations

import pytest

from howopen.errors import InputError
from howopen.sources.endpoints import HUB, VARIABLES, Endpoints, endpoints, origin_of


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    """An environment that says nothing."""
    for name in (*VARIABLES.values(), "HOWOPEN_TRUSTED"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_word_the_well_known_places_are_asked_and_nothing_is_trusted():
    places = endpoints()
    assert (Endpoints(), (), HUB) == (places, places.trusted, places.hub)


@pytest.mark.parametrize("name", [name for name in VARIABLES if name != "pages"])
def test_each_place_has_its_variable_and_is_trusted_then(monkeypatch, name):
    monkeypatch.setenv(VARIABLES[name], " http://mirror.example:8080/below/ ")
    places = endpoints()
    assert "http://mirror.example:8080/below" == getattr(places, name)
    assert ("http://mirror.example:8080",) == places.trusted


@pytest.mark.parametrize("address", ["https://archive.example/web", "https://archive.example/web/"])
def test_the_prefix_of_pages_ends_with_one_slash(monkeypatch, address):
    monkeypatch.setenv("HOWOPEN_PAGES_URL", address)
    assert "https://archive.example/web/" == endpoints().pages


def test_further_origins_are_trusted_each_once(monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://localhost:1/hub")
    monkeypatch.setenv("HOWOPEN_TRUSTED", "http://localhost:1  https://cdn.example/x")
    assert ("http://localhost:1", "https://cdn.example") == endpoints().trusted


def test_a_mirror_of_arxiv_has_its_pages_too(monkeypatch):
    assert "https://arxiv.org" == endpoints().arxiv_pages
    monkeypatch.setenv("HOWOPEN_ARXIV_URL", "http://localhost:1/arxiv")
    assert "http://localhost:1/arxiv" == endpoints().arxiv_pages


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://host.example", "https://host.example"),
        ("https://HOST.example:443/a?b#c", "https://host.example:443"),
        ("http://[::1]:80/x", "http://[::1]:80"),
        ("https://me:secret@host.example/index", "https://host.example"),
    ],
)
def test_an_origin_is_scheme_host_and_port(address, origin):
    assert origin == origin_of(address, "HF_ENDPOINT")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "host.example",
        "ftp://host.example",
        "https://",
        "https://host:99999",
        "https://[",
        "//x",
    ],
)
def test_what_is_no_address_is_said_with_the_name_of_its_variable(monkeypatch, address):
    with pytest.raises(InputError, match=r"^HF_ENDPOINT is .*, which is no http"):
        origin_of(address, "HF_ENDPOINT")


@pytest.mark.parametrize(
    "address", ["ftp://me:secret@host.example", "https://me:secret@host:99999", "me:secret@host"]
)
def test_a_password_in_an_address_is_never_shown(address):
    with pytest.raises(InputError) as raised:
        origin_of(address, "PIP_INDEX_URL")
    assert "secret" not in str(raised.value)


def test_a_wrong_address_in_the_environment_is_told_before_anything_is_asked(monkeypatch):
    monkeypatch.setenv("HOWOPEN_GITHUB_URL", "\x1b[2Jhost")
    with pytest.raises(InputError, match=r"HOWOPEN_GITHUB_URL is .*x1b.*no http\(s\) address"):
        endpoints()
