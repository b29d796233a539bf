"""Each redirect is judged like the first address, and nothing secret goes along."""

from __future__ import annotations

import pytest

from howopen.doors.http import Freshness
from howopen.errors import Refused, Unreachable
from tests.doors.http.conftest import OTHER_PUBLIC, PUBLIC, Server, answer, moved
from tests.doors.http.test_addresses import LOOPBACK

TOKEN = "Bearer hf_verysecret"
FORBIDDEN = [
    "http://one.example/",
    "http://two.example/",
    "ftp://one.example/",
    "file:" + "///etc/passwd",
    "https://two.example:8443/",
    "https://user:pw@two.example/",
    "//127.0.0.1/",
    "//localhost",
    "https:/\\127.0.0.1/",
    "https://169.254.169.254/latest/meta-data?token=verysecret",
    *(f"https://{host}/" for host in LOOPBACK if host.isascii()),
]


@pytest.mark.parametrize("location", FORBIDDEN)
def test_a_redirect_to_a_forbidden_place_is_refused(location, public, new_door, knocks):
    public.on("/x", moved(location))
    if location == "https:/\\127.0.0.1/":  # no host in it: a path below the same one
        assert 404 == new_door().fetch("https://one.example/x").status
    else:
        with pytest.raises(Refused, match="was not asked") as caught:
            new_door().fetch("https://one.example/x")
        assert "verysecret" not in str(caught.value)
    assert [(PUBLIC, 443)] == knocks


def test_a_redirect_to_a_name_that_resolves_to_a_private_address_is_refused(
    public, new_door, resolver, knocks
):
    public.on("/x", moved("https://two.example/"))
    resolver.names["two.example"] = [OTHER_PUBLIC, "10.0.0.1"]
    with pytest.raises(Refused):
        new_door().fetch("https://one.example/x")
    assert [(PUBLIC, 443)] == knocks


def test_a_public_host_cannot_redirect_to_a_trusted_origin(public, server, new_door):
    public.on("/x", moved(server.on("/admin", answer(b"inside"))))
    with pytest.raises(Refused, match="only the user may choose it"):
        new_door().fetch("https://one.example/x")
    assert [] == server.asked


def test_a_trusted_origin_may_redirect_to_another_and_to_a_public_host(public, server, new_door):
    other = Server()
    try:
        there = other.on("/y", moved("https://two.example/z?signature=verysecret"))
        public.on("/z", answer(b"far"))
        reply = new_door(trusted=[server.url, other.url]).fetch(server.on("/x", moved(there)))
    finally:
        other.close()
    assert (b"far", "https://two.example/z") == (reply.body, reply.final_url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/y?a=1", "y?a=1", "../y?a=1", "{url}/y?a=1", " /y?a=1"])
def test_a_redirect_within_an_origin_is_followed(server, door, status, location):
    url = server.on("/x", moved(location.format(url=server.url), status))
    server.on("/y", answer(b"there"))
    reply = door.fetch(url)
    assert (b"there", url, f"{server.url}/y?a=1") == (reply.body, reply.url, reply.final_url)
    assert 1 == server.connections


@pytest.mark.parametrize("status", [300, 304, 305, 306])
def test_what_is_no_redirect_is_an_answer(server, door, status):
    assert status == door.fetch(server.on("/x", moved("/y", status))).status


def test_a_redirect_that_says_no_place_is_an_answer(server, door):
    assert 302 == door.fetch(server.on("/x", answer(b"", 302))).status


def test_ten_redirects_are_followed_and_no_more(server, door, waits):
    for number in range(11):
        server.on(f"/{number}", moved(f"/{number + 1}"))
    server.on("/11", answer(b"end"))
    assert b"end" == door.fetch(f"{server.url}/1").body
    server.asked.clear()
    with pytest.raises(Unreachable, match="asked once: it redirects more than 10 times"):
        door.fetch(f"{server.url}/0")
    assert (11, []) == (len(server.asked), waits)


def test_a_long_body_of_a_redirect_is_not_read(server, door):
    url = server.on("/x", answer(b"x" * 200_000, 302, Location="/y"))
    server.on("/y", answer(b"there"))
    assert b"there" == door.fetch(url).body
    assert door.budget.received_bytes < 140_000


def test_credentials_stay_with_the_origin_that_they_are_for(public, new_door):
    public.on("/x", moved("/y"))
    public.on("/y", moved("https://two.example/z?signature=s"))
    public.on("/z", moved("https://one.example/back"))
    public.on("/back", answer(b"1"))
    headers = {
        "Authorization": TOKEN,
        "X-Api-Key": "verysecret",
        "Cookie": "session=verysecret",
        "Proxy-Authorization": "verysecret",
        "Accept": "text/x",
        "Range": "bytes=0-9",
        "User-Agent": "me/1",
    }
    new_door().fetch("https://one.example/x", headers=headers)
    seen = [(a.headers["host"], a.headers.get("authorization", "")) for a in public.asked]
    assert [
        ("one.example", TOKEN),
        ("one.example", TOKEN),
        ("two.example", ""),
        ("one.example", ""),  # once dropped, it does not come back
    ] == seen
    for asked in public.asked[2:]:
        assert "verysecret" not in str(asked.headers)
    assert not any("cookie" in asked.headers for asked in public.asked)
    assert all(a.headers["accept"] == "text/x" for a in public.asked)
    assert all(a.headers["range"] == "bytes=0-9" for a in public.asked)


def test_another_port_is_another_origin(server, new_door):
    other = Server()
    try:
        door = new_door(trusted=[server.url, other.url])
        url = server.on("/x", moved(other.on("/y", answer(b"1"))))
        door.fetch(url, headers={"Authorization": TOKEN})
    finally:
        other.close()
    assert TOKEN == server.asked[0].headers["authorization"]
    assert "authorization" not in other.asked[0].headers


def test_no_cookie_is_kept_or_sent(server, new_door, notes):
    url = server.on("/x", answer(b"1", Set_Cookie="session=verysecret; Path=/"))
    door = new_door(memory=notes)
    door.fetch(url)
    reply = door.fetch(url)
    assert "cookie" not in server.asked[1].headers
    assert "verysecret" not in str(reply)


def test_a_credential_is_in_no_error_and_in_nothing_that_is_kept(server, new_door, notes, caplog):
    caplog.set_level("DEBUG")
    door = new_door(memory=notes, attempts=2)
    for path, sent in {
        "/ok": answer(b"1"),
        "/moved": moved(f"{server.url}/ok?signature=verysecret"),
        "/away": moved("https://two.example/?signature=verysecret"),
        "/down": answer(b"", 503),
        "/limited": answer(b"", 429, Retry_After="99999"),
        "/large": answer(b"x" * 99),
    }.items():
        try:
            door.fetch(server.on(path, sent), headers={"Authorization": TOKEN}, max_bytes=50)
        except Exception as error:  # noqa: BLE001
            chain: BaseException | None = error
            while chain is not None:
                assert "verysecret" not in repr(chain)
                chain = chain.__cause__
    assert 6 == len(notes.last)
    assert all(key.endswith(" auth") for key in notes.last)
    kept = str([(key, r) for key, r in notes.last.items() if "/moved" not in key])
    assert "verysecret" not in kept
    assert TOKEN not in str(notes.last)
    assert TOKEN not in caplog.text


def test_a_password_in_a_trusted_address_is_sent_and_never_kept(server, new_door, notes):
    origin = server.url.replace("//", "//me:very%20secret@")
    server.on("/x", answer(b"1"))
    reply = new_door(memory=notes, trusted=[origin]).fetch(f"{origin}/x")
    assert "Basic bWU6dmVyeSBzZWNyZXQ=" == server.asked[0].headers["authorization"]
    assert (f"{server.url}/x", f"{server.url}/x") == (reply.url, reply.final_url)
    assert [f"GET {server.url}/x auth"] == list(notes.last)
    assert "secret" not in str(notes.last)


def test_what_a_hub_says_of_a_file_in_its_redirect_is_kept(public, new_door):
    said = {"X-Repo-Commit": "c" * 40, "X-Linked-Etag": '"abc"', "X-Linked-Size": "5"}
    public.on("/a/resolve/x", moved("https://two.example/blob?s=1", **said))
    public.on("/blob", answer(b"hello", ETag='"cdn"', X_Repo_Commit="forged", X_Linked_Size="5"))
    reply = new_door().fetch("https://one.example/a/resolve/x")
    assert ('"cdn"', '"abc"', "5") == tuple(
        reply.headers[name] for name in ("etag", "x-linked-etag", "x-linked-size")
    )
    assert "c" * 40 == reply.headers["x-repo-commit"]


def test_a_refused_redirect_is_refused_again_without_asking(public, new_door, notes):
    public.on("/x", moved("https://127.0.0.1/"))
    for freshness in (Freshness.REVALIDATE, Freshness.RESUME, Freshness.OFFLINE):
        with pytest.raises(Refused, match=r"127\.0\.0\.1"):
            new_door(memory=notes, freshness=freshness).fetch("https://one.example/x")
    assert 1 == len(public.asked)
