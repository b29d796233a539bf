"""Over a socket, against the server as it runs: large, binary and slow requests."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from contextlib import contextmanager
from http.client import HTTPResponse

import pytest

from howopen.doors.listening import bind
from howopen.serve.application import application
from howopen.serve.running import server
from howopen.serve.settings import Settings
from tests.serve.conftest import Looks

IDENTIFY = "/api/licenses/identify"
ASSESS = "/api/assessments"
TEXT, JSON, FORM = "text/plain", "application/json", "application/x-www-form-urlencoded"
TAKING = [(IDENTIFY, TEXT), (ASSESS, JSON), ("/ask.html", FORM), ("/fr/ask.html", FORM)]
SOON = 0.2
SETTINGS = Settings(
    per_minute=0,
    text_bytes=1000,
    json_bytes=1000,
    form_bytes=1000,
    body_seconds=SOON,
    head_seconds=SOON,
    answer_seconds=SOON,
    parting_seconds=SOON,
    connections=8,
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
BINARY = [PNG, gzip.compress(b"MIT", mtime=0), b"a\x00b", b"\xff\xfeM\x00I\x00T\x00", b"caf\xe9"]
A_PIECE = b"a" * 65536


@pytest.fixture(scope="module")
def place(content):
    """Address of a running server that has little patience."""
    started = threading.Event()
    running = server(application(content, Looks(), SETTINGS), SETTINGS, started.set)
    with bind("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=running.run, args=([listening],))
        thread.start()
        assert started.wait(30)
        yield listening.getsockname()
        running.should_exit = True
        thread.join(30)
    assert not thread.is_alive()


@contextmanager
def connected(place, *sent):
    with socket.create_connection(place, timeout=30) as made:
        for piece in sent:
            made.sendall(piece)
        yield made


def head(path, media, *lines, method="POST"):
    first = (f"{method} {path} HTTP/1.1", "host: localhost", f"content-type: {media}", *lines)
    return "\r\n".join((*first, "\r\n")).encode()


def whole(path, media, body):
    return head(path, media, f"content-length: {len(body)}") + body


def chunk(body):
    return f"{len(body):x}\r\n".encode() + body + b"\r\n"


def rest(connection):
    """All that comes until the server ends the connection."""
    return b"".join(iter(lambda: connection.recv(65536), b""))


def status(answer):
    return int(answer.split(maxsplit=2)[1])


def one_answer(connection):
    """The answer that comes next, read to its end."""
    answer = HTTPResponse(connection)
    answer.begin()
    answer.read()
    return answer.status


def sent_until_it_ends(connection, piece):
    """Bytes that could be sent, again and again the same, until the server ended it."""
    for number in range(100_000):
        try:
            connection.sendall(piece)
        except ConnectionError:
            return number * len(piece)
    raise AssertionError("the server takes all of it")


def drips(connection, word):
    """What the server says to a client that sends a byte every while; how many it took."""
    said, took = b"", 0
    connection.settimeout(SOON / 10)
    for letter in word * 10_000:
        try:
            connection.sendall(bytes([letter]))
            took += 1
            piece = connection.recv(65536)
        except TimeoutError:
            continue
        except ConnectionError:
            break
        if not piece:
            break
        said += piece
    return said, took


@pytest.mark.parametrize(("path", "media"), TAKING)
def test_a_body_that_says_it_is_too_large_is_refused_unread(place, path, media):
    with connected(place, head(path, media, "content-length: 100000000000")) as asking:
        answer = rest(asking)
    assert (413, True) == (status(answer), b"connection: close" in answer)
    assert b"1000 bytes at most" in answer


@pytest.mark.parametrize(("path", "media"), TAKING)
def test_a_body_of_untold_size_is_refused_at_the_limit(place, path, media):
    begun = [head(path, media, "transfer-encoding: chunked"), chunk(b"a" * 900), chunk(b"a" * 900)]
    with connected(place, *begun) as asking:
        assert 413 == status(rest(asking))


@pytest.mark.parametrize("size", ["content-length: 100000000000", "transfer-encoding: chunked"])
def test_who_goes_on_sending_is_told_why_and_then_cut_off(place, size):
    piece = chunk(A_PIECE) if "chunked" in size else A_PIECE
    with connected(place, head(IDENTIFY, TEXT, size)) as asking:
        assert sent_until_it_ends(asking, piece) < 100 << 20
    with connected(place, head(IDENTIFY, TEXT, size)) as asking:
        for _ in range(16):
            asking.sendall(piece)
        assert 413 == status(rest(asking))


@pytest.mark.parametrize(("path", "media"), TAKING)
@pytest.mark.parametrize("body", BINARY, ids=["png", "gzip", "nul", "utf-16", "latin-1"])
def test_what_is_no_text_is_refused_as_such(place, path, media, body):
    with connected(place, whole(path, media, body)) as asking:
        assert 415 == status(asking.recv(65536))


@pytest.mark.parametrize(("path", "media"), TAKING)
def test_a_picture_that_says_so_is_refused_unread(place, path, media):
    told = head(path, "image/png", "content-length: 900")
    with connected(place, told, PNG) as asking:
        answer = rest(asking)
    assert (415, True) == (status(answer), media.encode() in answer)


@pytest.mark.parametrize(("path", "media"), TAKING)
def test_a_body_that_does_not_come_is_not_waited_for(place, path, media):
    with connected(place, head(path, media, "content-length: 10"), b"a") as asking:
        answer = rest(asking)
    assert (408, True) == (status(answer), f"within {SOON:g} seconds".encode() in answer)


def test_a_body_that_comes_byte_by_byte_is_not_waited_for(place):
    with connected(place, head(IDENTIFY, TEXT, "content-length: 900")) as asking:
        said, took = drips(asking, b"a")
    assert (408, True) == (status(said), took < 900)


def test_a_head_that_comes_byte_by_byte_is_not_waited_for(place):
    with connected(place, b"GET / HTTP/1.1\r\nhost: localhost\r\n") as asking:
        said, took = drips(asking, b"x-a: b\r\n")
    assert (408, True) == (status(said), took < 900)


def test_a_head_that_stops_in_the_middle_is_not_waited_for(place):
    with connected(place, b"GET / HT") as asking:
        assert 408 == status(rest(asking))


def test_who_says_nothing_is_let_go_without_a_word(place):
    with connected(place) as asking:
        assert b"" == rest(asking)


def test_a_second_request_must_come_as_quickly_as_the_first(place):
    with connected(place, head("/health", TEXT, method="GET")) as asking:
        assert 200 == one_answer(asking)
        said, took = drips(asking, b"GET /health-and-so-on")
    assert (b"", True) == (said, took < 900)


def test_a_body_that_nobody_reads_does_not_hold_the_connection(place):
    with connected(place, head("/health", TEXT, "content-length: 9000", method="GET")) as asking:
        assert 200 == one_answer(asking)
        said, took = drips(asking, b"a")
    assert (b"", True) == (said, took < 900)


def test_who_does_not_take_an_answer_is_let_go(place):
    asks = head("/index.html", TEXT, method="GET")
    with connected(place) as asking:
        assert sent_until_it_ends(asking, asks) < 100 << 20


def test_several_requests_at_once_on_one_connection_are_all_answered(place):
    asks = whole(IDENTIFY, TEXT, b"MIT") + head("/health", TEXT, method="GET")
    last = head("/api/releases", TEXT, "connection: close", method="GET")
    with connected(place, asks * 3 + last) as asking:
        assert 7 == rest(asking).count(b"HTTP/1.1 200")


def test_there_are_only_so_many_connections_at_once(place):
    asks = head("/health", TEXT, method="GET")
    most = SETTINGS.connections
    held = [socket.create_connection(place, timeout=30) for _ in range(3 * most)]
    answers = []
    for each in held:
        try:
            each.sendall(asks)
            answers.append(status(each.recv(65536)))
        except (ConnectionError, IndexError):
            answers.append(0)
        finally:
            each.close()
    assert 503 in answers
    assert 0 in answers


def test_after_all_of_it_the_server_still_answers(place):
    with connected(place, head("/health", TEXT, "connection: close", method="GET")) as asking:
        body = rest(asking).partition(b"\r\n\r\n")[2]
    assert "ok" == json.loads(body)["status"]
