"""A client of another library asks through the door, and gets what the door gives."""

from __future__ import annotations

import gzip

import pytest

from howopen.doors.http import Freshness
from howopen.errors import Offline, RateLimited, Refused, Unreachable
from tests.doors.http.conftest import answer, moved

httpx2 = pytest.importorskip("httpx2")


@pytest.fixture
def client(new_door, notes):
    door = new_door(memory=notes)
    with httpx2.Client(transport=door.transport(), follow_redirects=True) as client:
        yield client


def test_an_answer_is_passed_on(server, client):
    url = server.on(
        "/x",
        answer(
            gzip.compress(b'{"a": 1}'),
            Content_Encoding="gzip",
            Link=f'<{server.url}/x?cursor=2>; rel="next"',
            X_Repo_Commit="c",
        ),
    )
    response = client.get(url, headers={"Authorization": "Bearer t", "X-Trace": "1"})
    assert ({"a": 1}, "8", "c") == (
        response.json(),
        response.headers["content-length"],
        response.headers["x-repo-commit"],
    )
    assert f"{server.url}/x?cursor=2" == response.links["next"]["url"]
    assert "Bearer t" == server.asked[0].headers["authorization"]
    assert "x-trace" not in server.asked[0].headers


def test_a_refusal_of_the_server_is_passed_on(server, client):
    url = server.on("/x", answer(b"no", 403, X_Error_Code="GatedRepo", X_Error_Message="ask"))
    response = client.get(url)
    assert (403, "GatedRepo") == (response.status_code, response.headers["X-Error-Code"])
    with pytest.raises(httpx2.HTTPStatusError):
        response.raise_for_status()


def test_a_head_of_a_file_says_what_the_hub_says_and_goes_no_further(public, client):
    said = {"X-Linked-Size": "7", "X-Linked-Etag": '"e"', "X-Repo-Commit": "c" * 40}
    public.on("/resolve", moved("https://two.example/signed?s=1", **said))
    response = client.head("https://one.example/resolve")
    assert (302, "7", '"e"', "c" * 40) == (
        response.status_code,
        *(response.headers[n] for n in ("x-linked-size", "x-linked-etag", "x-repo-commit")),
    )
    assert ("location" not in response.headers, 1) == (True, len(public.asked))


def test_a_head_says_the_length_of_what_it_does_not_bring(server, client):
    url = server.on("/x", moved("/y"))
    server.on("/y", lambda asked: answer(b"", length=12345, ETag='"1"'))
    response = client.head(url)
    assert (200, "12345", b"") == (
        response.status_code,
        response.headers["content-length"],
        response.content,
    )


def test_a_range_is_passed_on(server, client, notes):
    url = server.on("/x", answer(b"he", 206, Content_Range="bytes 0-1/5"))
    response = client.get(url, headers={"Range": "bytes=0-1"})
    assert (206, b"he") == (response.status_code, response.content)
    assert [f"GET {url} range=bytes=0-1 accept=*/*"] == list(notes.last)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_ever_changed(server, client, method):
    with pytest.raises(Refused, match=f"a {method} request to 127.0.0.1 was not sent"):
        client.request(method, f"{server.url}/x")
    assert [] == server.asked


def test_errors_pass_through_unchanged(server, client):
    with pytest.raises(Unreachable):
        client.get(server.on("/x", answer(b"", 503)))
    with pytest.raises(RateLimited):
        client.get(server.on("/y", answer(b"", 429, Retry_After="99999")))
    with pytest.raises(Refused):
        client.get("https://169.254.169.254/")


def test_no_cookie_reaches_the_client_or_the_server(server, client):
    url = server.on("/x", answer(b"1", Set_Cookie="a=secret"))
    client.get(url)
    client.cookies.set("b", "secret")
    response = client.get(url)
    assert "set-cookie" not in response.headers
    assert "cookie" not in server.asked[1].headers


def test_offline_a_client_gets_what_was_kept(server, client, new_door, notes):
    url = server.on("/x", answer(b"kept"))
    client.get(url)
    door = new_door(memory=notes, freshness=Freshness.OFFLINE)
    with httpx2.Client(transport=door.transport()) as later:
        assert b"kept" == later.get(url).content
        with pytest.raises(Offline):
            later.get(f"{server.url}/y")


def test_closing_a_client_leaves_the_door_open(server, new_door):
    door = new_door()
    httpx2.Client(transport=door.transport()).close()
    assert 200 == door.fetch(server.on("/x", answer())).status
