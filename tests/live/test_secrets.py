"""A token goes to the server it is for and nowhere else: not to a second host, not on the disk."""

from __future__ import annotations

import logging

import pytest
from click.testing import CliRunner

import howopen
from howopen import Asking
from howopen.cli import main
from howopen.dev import Manners
from howopen.dev.answers import text
from howopen.dev.faults.fault import changed
from howopen.errors import HowopenError
from howopen.sources.endpoints import endpoints
from tests.live.conftest import PAGE_SIZE, TARGET
from tests.live.kept import kept_words

HUB_TOKEN = "hf_canary-that-sings-1f7e"
CODE_TOKEN = "ghp_canary-that-sings-9b2d"
CANARIES = (HUB_TOKEN, CODE_TOKEN)
GATED = "example-mudflat/curlew-2b"


def _echoed(_wire, request, answer):
    """All that came, said again: in the body, and in the headers that are kept."""
    said = request.headers.get("authorization", "")
    headers = {"X-Error-Message": said, "ETag": f'"{said}"', "Link": f'<{said}>; rel="next"'}
    return text(f"you said {said}", status=answer.status).with_headers(headers)


def _passed_on(wire, request, answer):
    if request.at_cdn or "authorization" not in request.headers:
        return answer
    to = f"{wire.standin.cdn_origin}{request.path}?token={request.token}"
    return text("this way", status=302).with_headers({"Location": to})


ECHO = changed("echo", "the server says again what it was told", _echoed)
IN_HEADER = changed(
    "echo-in-a-broken-header",
    "a header that cannot be read, with what the server was told",
    lambda _wire, request, answer: answer.with_headers(
        {"X-Broken": f"\0{request.headers.get('authorization', '')}"}
    ),
)
PASSED_ON = changed("passed-on", "a redirect that tells another host the token", _passed_on)


@pytest.fixture
def canaries(standin, monkeypatch, caplog):
    """Tokens in the environment; the gate before the base opens to none of them."""
    monkeypatch.setenv("HF_TOKEN", HUB_TOKEN)
    monkeypatch.setenv("GITHUB_TOKEN", CODE_TOKEN)
    standin.manners = Manners(page_size=PAGE_SIZE, gated={GATED: "manual"})
    caplog.set_level(logging.DEBUG)


def sung(*places: str | bytes) -> list[str]:
    """The canaries that are heard in any of these."""
    heard = b"\0".join(p.encode("utf-8", "replace") if isinstance(p, str) else p for p in places)
    return [canary for canary in CANARIES if canary.encode() in heard]


def told_elsewhere(standin) -> list[str]:
    """What the second host was told."""
    return [f"{asked.path} {asked.headers}" for asked in standin.requests if asked.at_cdn]


def test_the_servers_they_are_for_get_them(standin, canaries, cache):
    howopen.assess(TARGET, asking=Asking(cache=cache))
    told = [asked.headers.get("authorization", "") for asked in standin.requests]
    assert [HUB_TOKEN, CODE_TOKEN] == [c for c in CANARIES if f"Bearer {c}" in told]


@pytest.mark.parametrize("let_in", [False, True])
def test_no_token_is_kept_written_said_or_told_to_another_host(
    standin, canaries, cache, tmp_path, caplog, let_in
):
    if let_in:
        standin.manners = Manners(
            page_size=PAGE_SIZE, gated={GATED: "manual"}, tokens=frozenset(CANARIES)
        )
    found = howopen.assess(TARGET, asking=Asking(cache=cache))
    howopen.record(TARGET, tmp_path / "written", asking=Asking(cache=cache))
    ran = CliRunner().invoke(
        main, ["assess", TARGET, "--trail", "--json", "--cache", str(tmp_path / "other")]
    )
    assert (0, True) == (ran.exit_code, "requests" in ran.stderr)
    assert any(asked.at_cdn for asked in standin.requests)
    assert [] == sung(kept_words(cache), kept_words(tmp_path), repr(found))
    assert [] == sung(ran.output, ran.stderr, caplog.text, *told_elsewhere(standin))


@pytest.mark.parametrize("fault", [ECHO, IN_HEADER, PASSED_ON], ids=lambda fault: fault.name)
def test_a_server_that_says_a_token_again_is_not_quoted(standin, canaries, tmp_path, fault):
    heard = []
    for on in ("/api/models/[^/]+/[^/]+$", "/resolve/", "/tree/", "/_github/"):
        cache = tmp_path / str(len(heard))
        with standin.fail(fault, on=on) as failing:
            try:
                heard.append(repr(howopen.assess(TARGET, asking=Asking(cache=cache))))
            except HowopenError as error:
                heard += [str(error), repr(error.__cause__)]
            ran = CliRunner().invoke(main, ["assess", TARGET, "--trail", "--cache", str(cache)])
            heard += [ran.output, ran.stderr]
        assert failing.count > 0
    assert [] == sung(*heard, kept_words(tmp_path), *told_elsewhere(standin))


def test_a_mirror_is_told_the_token_and_what_it_leads_to_is_not(
    standin, canaries, cache, monkeypatch
):
    assert endpoints().hub == standin.origin
    with standin.fail("redirect-elsewhere", on="/api/models/"):
        howopen.assess(TARGET, asking=Asking(cache=cache))
    assert any("/api/models/" in words for words in told_elsewhere(standin))
    assert [] == sung(*told_elsewhere(standin))
