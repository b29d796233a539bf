"""A public host is resolved once, judged by all its addresses, and connected to as judged."""

from __future__ import annotations

import contextlib
import gc
import socket
import threading

import httpcore2
import pytest

from howopen.doors.http.network import Deadline, Network
from howopen.errors import InputError, Refused, Unreachable
from tests.doors.http.conftest import OTHER_PUBLIC, PUBLIC, answer

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "192.168.0.9",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "fd00:ec2::254",
    "fe80::1%eth0",
    "::ffff:127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "ff0e::1",
]


def test_a_public_host_is_asked_at_its_judged_address_by_its_name(public, new_door, knocks):
    public.on("/x", answer(b"hello", ETag='"1"'))
    reply = new_door().fetch("https://one.example/x?y")
    assert (200, b"hello", "https://one.example/x?y") == (reply.status, reply.body, reply.final_url)
    assert [(PUBLIC, 443)] == knocks
    assert ["one.example"] == public.names
    assert "one.example" == public.asked[0].headers["host"]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_resolves_to_a_private_address_is_not_connected_to(
    address, door, resolver, knocks
):
    resolver.names["one.example"] = [address]
    with pytest.raises(Refused, match="not a public address"):
        door.fetch("https://one.example/x")
    assert ([], ["one.example"]) == (knocks, resolver.asked)


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("first", [True, False])
def test_one_private_address_among_public_ones_is_enough_to_refuse(
    address, first, door, resolver, knocks
):
    mixed = [address, PUBLIC] if first else [PUBLIC, OTHER_PUBLIC, address]
    resolver.names["one.example"] = mixed
    with pytest.raises(Refused):
        door.fetch("https://one.example/x")
    assert [] == knocks


def test_a_second_answer_of_the_resolver_is_judged_again(public, new_door, resolver, knocks):
    public.on("/x", answer(b"1", close=True, Connection="close"))
    door = new_door()
    door.fetch("https://one.example/x")
    resolver.names["one.example"] = ["127.0.0.1"]
    with pytest.raises(Refused):
        door.fetch("https://one.example/x")
    assert [(PUBLIC, 443)] == knocks
    assert ["one.example"] * 2 == resolver.asked


def test_a_resolver_that_changes_its_mind_while_connecting_changes_nothing(
    public, new_door, resolver, knocks
):
    public.on("/x", answer(b"1"))

    def rebinding(host: str, port: int) -> list[tuple]:
        found = resolver(host, port)
        resolver.names[host] = ["127.0.0.1"]
        return found

    assert 200 == new_door(resolve=rebinding).fetch("https://one.example/x").status
    assert [(PUBLIC, 443)] == knocks


def test_a_kept_connection_is_used_again(server, door):
    url = server.on("/x", answer(b"1"), answer(b"gone", 404), answer(b"2"))
    assert [200, 404, 200] == [door.fetch(url).status for _ in range(3)]
    assert 1 == server.connections


def test_the_next_address_is_tried_where_the_first_takes_no_connection(
    public, new_door, resolver, knocks
):
    public.on("/x", answer(b"1"))
    resolver.names["one.example"] = ["5.9.9.1", PUBLIC]
    assert b"1" == new_door().fetch("https://one.example/x").body
    assert [("5.9.9.1", 443), (PUBLIC, 443)] == knocks


def test_no_more_than_four_addresses_of_a_name_are_tried(new_door, resolver, knocks):
    resolver.names["one.example"] = [f"5.9.9.{n}" for n in range(1, 30)]
    with pytest.raises(Unreachable, match="no connection could be made"):
        new_door(attempts=1).fetch("https://one.example/x")
    assert 4 == len(knocks)


def test_a_name_that_is_not_there_is_asked_for_once(door, resolver, waits):
    with pytest.raises(Unreachable, match=r"none\.example/x gave no whole answer, asked once"):
        door.fetch("https://none.example/x")
    assert (["none.example"], []) == (resolver.asked, waits)


def test_a_resolver_that_cannot_be_asked_is_asked_again(new_door, resolver, waits):
    def away(host: str, port: int) -> list[tuple]:
        resolver.asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(Unreachable, match="asked 4 times: its name cannot be resolved"):
        new_door(resolve=away).fetch("https://one.example/x")
    assert (4, 3) == (len(resolver.asked), len(waits))


def test_a_name_without_any_address_is_unreachable(door, resolver):
    resolver.names["one.example"] = []
    with pytest.raises(Unreachable, match="has no address"):
        door.fetch("https://one.example/x")


def test_a_certificate_for_another_name_is_not_accepted(public, new_door, resolver, waits):
    resolver.names["three.example"] = [PUBLIC]
    with pytest.raises(Unreachable, match="certificate is not accepted"):
        new_door().fetch("https://three.example/x")
    assert ([], []) == (public.asked, waits)


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(public, new_door, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Unreachable, match="certificate is not accepted"):
        new_door().fetch("https://one.example/x")
    assert [] == public.asked


def test_a_server_that_speaks_no_tls_is_unreachable(new_door, knocks):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        knocks.instead[PUBLIC, 443] = listening.getsockname()
        thread = threading.Thread(target=answer_plainly, args=(listening,))
        thread.start()
        with pytest.raises(Unreachable, match="no connection could be made"):
            new_door(attempts=1).fetch("https://one.example/x")
        thread.join()


def answer_plainly(listening: socket.socket) -> None:
    connection, _ = listening.accept()
    with connection:
        connection.recv(1 << 16)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_a_trusted_name_is_resolved_and_may_be_private(server, new_door, resolver):
    server.on("/x", answer(b"1"))
    resolver.names["mirror.internal"] = ["127.0.0.1"]
    origin = f"http://mirror.internal:{server.port}"
    assert b"1" == new_door(trusted=[origin]).fetch(f"{origin}/x").body


def test_a_trusted_address_is_never_looked_up(server, door, resolver):
    door.fetch(server.on("/x", answer(b"1")))
    assert [] == resolver.asked


def test_a_connection_that_is_refused_is_tried_again(new_door, waits):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        origin = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(Unreachable, match="asked 4 times: no connection could be made"):
        new_door(trusted=[origin]).fetch(f"{origin}/x")
    assert 3 == len(waits)


def open_sockets() -> int:
    gc.collect()
    return sum(
        isinstance(thing, socket.socket) and thing.fileno() >= 0 for thing in gc.get_objects()
    )


def test_a_closed_door_leaves_no_socket(server, public, new_door):
    url = server.on("/x", answer(b"1"))
    public.on("/x", answer(b"1"))
    server.on("/bomb", answer(b"x" * 100_000, 200))
    before = open_sockets()
    door = new_door()
    threads = [threading.Thread(target=door.fetch, args=(url,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    door.fetch("https://one.example/x")
    with door.stream(url) as streamed:
        next(streamed.chunks())
    door.close()
    server.close()
    public.close()
    assert open_sockets() <= before - 2  # the two that listened


def test_a_connection_that_was_being_made_when_the_door_closed_is_closed(server):
    network = Network(lambda host, port: [], Deadline(), judged=False)
    network.close()
    with pytest.raises(httpcore2.ConnectError, match="the door was closed"):
        network.connect_tcp("127.0.0.1", server.port)


def test_a_connection_that_is_too_late_for_tls_is_closed(server, clock):
    deadline = Deadline(clock)
    network = Network(lambda host, port: [], deadline, judged=False)
    stream = network.connect_tcp("127.0.0.1", server.port)
    deadline.until = clock()
    with pytest.raises(httpcore2.ConnectTimeout):
        stream.start_tls(None)
    assert -1 == stream.get_extra_info("socket").fileno()


def test_nothing_is_asked_through_a_closed_door(server, door):
    url = server.on("/x", answer(b"1"))
    door.fetch(url)
    door.close()
    with pytest.raises(RuntimeError, match="closed"):
        door.fetch(url)
    assert 1 == len(server.asked)


def test_closing_the_door_ends_what_waits_and_keeps_no_failure_of_it(
    server, new_door, notes, waits
):
    begun = threading.Event()

    def slowly(_asked):
        begun.set()
        server.stopping.wait(5)
        return answer(b"late")

    url = server.on("/x", slowly)
    door = new_door(memory=notes)
    raised: list[Exception] = []

    def ask() -> None:
        try:
            door.fetch(url)
        except Unreachable as error:
            raised.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    begun.wait(5)
    door.close()
    thread.join(2)
    assert (1, {}, []) == (len(raised), notes.last, waits)


class TestProxy:
    """A proxy that the environment names."""

    def ask(self, server, new_door, monkeypatch, url: str, **environ: str) -> str:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(Unreachable) as caught:
            new_door(attempts=1).fetch(url)
        return str(caught.value)

    def test_passes_connections_to_public_hosts_on(
        self, server, new_door, monkeypatch, knocks, resolver
    ):
        server.on("one.example:443", answer(b"", 403))
        said = self.ask(
            server, new_door, monkeypatch, "https://one.example/x", HTTPS_PROXY=server.url
        )
        assert ["CONNECT"] == [asked.method for asked in server.asked]
        assert "the proxy did not let it through (403 Said)" in said
        assert ([("127.0.0.1", server.port)], []) == (knocks, resolver.asked)

    def test_gets_its_password_which_nobody_else_is_told(self, server, new_door, monkeypatch):
        server.on("one.example:443", answer(b"", 407))
        proxy = server.url.replace("//", "//me:secret@").removeprefix("http://")
        said = self.ask(server, new_door, monkeypatch, "https://one.example/x", all_proxy=proxy)
        assert "Basic bWU6c2VjcmV0" == server.asked[0].headers["proxy-authorization"]
        assert "secret" not in said

    def test_is_passed_by_for_hosts_that_it_is_not_for(self, server, new_door, monkeypatch, knocks):
        self.ask(
            server,
            new_door,
            monkeypatch,
            "https://one.example/x",
            HTTPS_PROXY=server.url,
            NO_PROXY="localhost, .example",
        )
        assert [(PUBLIC, 443)] == knocks

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "2130706433", "localhost", "[::ffff:10.0.0.1]", "0x7f.1", "x.internal"],
    )
    def test_is_not_asked_for_a_private_place(self, server, new_door, monkeypatch, knocks, host):
        monkeypatch.setenv("HTTPS_PROXY", server.url)
        with pytest.raises(Refused):
            new_door().fetch(f"https://{host}/")
        assert [] == knocks

    def test_is_passed_by_for_a_trusted_origin(self, server, new_door, monkeypatch):
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        assert 200 == new_door().fetch(server.on("/x", answer(b"1"))).status

    @pytest.mark.parametrize("proxy", ["socks5://me:secret@127.0.0.1:1", "https://", "ｐ:80"])
    def test_of_another_kind_is_said_to_be_of_no_use(
        self, server, new_door, monkeypatch, resolver, proxy
    ):
        monkeypatch.setenv("ALL_PROXY", proxy)
        door = new_door()
        assert 200 == door.fetch(server.on("/x", answer())).status
        with pytest.raises(InputError, match="neither http:// nor https://") as caught:
            door.fetch("https://one.example/")
        assert ("secret" in str(caught.value), resolver.asked) == (False, [])

    def test_carries_whole_answers(self, public, server, new_door, monkeypatch, knocks):
        public.on("/x", answer(b"through"))
        with socket.create_server(("127.0.0.1", 0)) as listening:
            thread = threading.Thread(target=tunnel, args=(listening, public.port))
            thread.start()
            monkeypatch.setenv("https_proxy", f"127.0.0.1:{listening.getsockname()[1]}")
            door = new_door()
            assert b"through" == door.fetch("https://one.example/x").body
            door.close()
            thread.join()
        assert ["one.example"] == public.names


def tunnel(listening: socket.socket, port: int) -> None:
    """A proxy for one connection."""
    inner, _ = listening.accept()
    with inner, socket.create_connection(("127.0.0.1", port)) as outer:
        assert inner.recv(1 << 16).startswith(b"CONNECT one.example:443 ")
        inner.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        def pump(source: socket.socket, sink: socket.socket) -> None:
            with contextlib.suppress(OSError):
                while data := source.recv(1 << 16):
                    sink.sendall(data)
                sink.shutdown(socket.SHUT_WR)

        back = threading.Thread(target=pump, args=(outer, inner))
        back.start()
        pump(inner, outer)
        back.join()
