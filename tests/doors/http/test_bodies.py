"""A body is taken whole, decoded and within its caps, or not at all."""

from __future__ import annotations

import gzip
import resource
import time
import tracemalloc
import zlib

import pytest

from howopen.doors.http import Budget
from howopen.doors.http import asking as asking_module
from howopen.errors import BudgetSpent, DataError, TooLarge, Unreachable
from tests.doors.http.conftest import Sent, answer

TEXT = b"a heron stands in the water\n" * 100


def raw_deflate(data: bytes) -> bytes:
    folding = zlib.compressobj(9, zlib.DEFLATED, -15)
    return folding.compress(data) + folding.flush()


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n", close: bool = False, **headers: str) -> Sent:
    head = answer(b"", length=-1, Transfer_Encoding="chunked", **headers).data
    return Sent([head, *(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces), end], close)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("GZIP", gzip.compress(TEXT)),
        ("identity, gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:50]) + gzip.compress(TEXT[50:])),
        ("gzip", gzip.compress(TEXT) + b"\0\0\0 padding"),
        ("gzip", gzip.compress(TEXT) + b"\x1f"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("deflate", zlib.compress(TEXT) + b"x"),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
@pytest.mark.parametrize("in_bits", [False, True])
def test_what_was_asked_for_is_decoded(server, door, encoding, body, in_bits):
    pieces = [body[i : i + 1] for i in range(len(body))] if in_bits else [body]
    reply = door.fetch(server.on("/x", chunked(*pieces, Content_Encoding=encoding)))
    assert TEXT == reply.body
    assert "gzip, deflate" == server.asked[0].headers["accept-encoding"]


def test_the_length_of_encoded_bytes_is_not_kept_as_that_of_the_body(server, door):
    packed = server.on("/x", answer(gzip.compress(TEXT), Content_Encoding="gzip"))
    plain = server.on("/y", answer(TEXT))
    assert "content-length" not in door.fetch(packed).headers
    assert str(len(TEXT)) == door.fetch(plain).headers["content-length"]


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate, gzip", "rot13"])
def test_another_encoding_is_no_answer_and_not_asked_for_again(server, door, encoding):
    url = server.on("/x", answer(b"x", Content_Encoding=encoding))
    with pytest.raises(Unreachable, match="encoding that was not asked for"):
        door.fetch(url)
    assert 1 == len(server.asked)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TEXT)[:-9]),
        ("gzip", gzip.compress(TEXT)[:5]),
        ("gzip", gzip.compress(TEXT) + gzip.compress(TEXT)[:-3]),
        ("gzip", gzip.compress(TEXT)[:-8] + b"\0" * 8),
        ("gzip", b"\x1f"),
        ("gzip", TEXT),
        ("deflate", zlib.compress(TEXT)[:-5]),
        ("deflate", b"\xff\xff\xff"),
        ("deflate", b"x"),
    ],
)
def test_compressed_bytes_that_are_broken_are_no_answer(server, door, encoding, body):
    url = server.on("/x", answer(body, Content_Encoding=encoding))
    with pytest.raises(Unreachable, match=r"asked 4 times: its body (cannot|ends)"):
        door.fetch(url)


def test_an_empty_body_is_empty_in_any_encoding(server, door):
    for number, encoding in enumerate(("gzip", "deflate")):
        assert b"" == door.fetch(server.on(f"/{number}", answer(Content_Encoding=encoding))).body


@pytest.mark.parametrize("more", [-1, 0, 1, 100, 257, 258, 300])
@pytest.mark.parametrize("steps", [1, 2])
def test_what_is_left_in_the_decoder_is_taken(server, door, more, steps):
    body = bytes(steps * (1 << 18) + more)
    url = server.on("/x", answer(raw_deflate(body), Content_Encoding="deflate"))
    assert body == door.fetch(url).body


def bomb(encoding: str) -> bytes:
    """A gigabyte of zeros, in a megabyte: one block of them, again and again."""
    wbits = {"gzip": 31, "deflate": 15, "raw": -15}[encoding]
    folding = zlib.compressobj(9, zlib.DEFLATED, wbits)
    begin = folding.compress(bytes(1 << 20)) + folding.flush(zlib.Z_FULL_FLUSH)
    block = folding.compress(bytes(1 << 20)) + folding.flush(zlib.Z_FULL_FLUSH)
    return begin + block * 1023 + folding.flush()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw"])
def test_a_bomb_goes_off_outside(server, door, encoding):
    said = "deflate" if encoding == "raw" else encoding
    url = server.on("/x", answer(bomb(encoding), Content_Encoding=said))
    door.fetch(server.on("/warm", answer()))
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(TooLarge, match="more than the 8388608 bytes"):
        door.fetch(url)
    took, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 0.5
    assert peak < 24 << 20
    assert 1 == sum(asked.target == "/x" for asked in server.asked)


def test_a_bomb_of_empty_parts_goes_off_outside(server, door):
    url = server.on("/x", answer(gzip.compress(b"") * 50_000, Content_Encoding="gzip"))
    begun = time.process_time()
    with pytest.raises(Unreachable, match="more than 1000 compressed parts"):
        door.fetch(url)
    assert time.process_time() - begun < 0.5


def test_a_body_that_announces_too_much_is_not_read(server, door):
    url = server.on("/x", answer(b"x" * 1000, length=10**15))
    with pytest.raises(TooLarge, match=r"more than the 8388608 bytes"):
        door.fetch(url)
    assert (0, 1) == (door.budget.received_bytes, len(server.asked))


def test_a_body_that_announces_nothing_is_cut_at_the_cap(server, door):
    def endless():
        yield answer(b"", length=-1, Transfer_Encoding="chunked").data
        while not server.stopping.is_set():
            yield b"10000\r\n" + bytes(1 << 16) + b"\r\n"

    with pytest.raises(TooLarge):
        door.fetch(server.on("/x", Sent(endless(), close=True)), max_bytes=1 << 20)
    assert (1 << 20) <= door.budget.received_bytes < (1 << 20) + (1 << 18)


def test_exactly_as_much_as_is_taken_is_taken(server, door):
    url = server.on("/x", answer(b"x" * 100))
    assert 100 == len(door.fetch(url, max_bytes=100).body)
    with pytest.raises(TooLarge):
        door.fetch(url, max_bytes=99)


def test_a_page_that_says_what_went_wrong_is_cut_and_not_too_large(server, door):
    url = server.on("/x", answer(b"x" * 200_000, 404), answer(b"short", 404))
    assert (404, True) == ((reply := door.fetch(url, max_bytes=8)).status, len(reply.body) < 65537)
    assert b"short" == door.fetch(url, max_bytes=1).body


@pytest.mark.parametrize(
    "sent",
    [
        answer(b"hello", length=10, close=True),
        chunked(b"hello", end=b"", close=True),
        chunked(b"hello", end=b"5\r\nhel", close=True),
        chunked(b"hello", end=b"zz\r\n", close=True),
        Sent(b"", close=True),
        Sent(b"HTTP/1.1 200", close=True),
        Sent(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", close=True),
        Sent(b"\0\1\2\3\r\n\r\n", close=True),
        Sent(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", close=True),
        Sent(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", close=True),
        Sent(b"HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello", close=True),
        Sent(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"x" * 200_000 + b"\r\n\r\nhello", close=True),
        Sent(b"HTTP/1.1 200 OK\r\n broken: 1\r\nno colon\r\n\r\nhello", close=True),
        Sent(b"HTTP/1.1 999999 OK\r\n\r\nhello", close=True),
    ],
)
def test_an_answer_that_is_cut_or_broken_is_asked_for_again(server, door, sent, waits):
    url = server.on("/x", sent, sent, answer(b"whole"))
    assert b"whole" == door.fetch(url).body
    assert (2, 2) == (len(waits), door.budget.retried)


def test_an_answer_that_stays_cut_is_unreachable(server, door):
    url = server.on("/x", answer(b"hello", length=10, close=True))
    with pytest.raises(Unreachable, match=r"asked 4 times.*received 5 bytes, expected 10"):
        door.fetch(url)
    assert 4 == len(server.asked)


@pytest.mark.parametrize("large", [False, True])
def test_a_body_longer_than_it_announces_is_asked_for_again(server, door, large):
    size = 70_000 if large else 10
    url = server.on("/x", answer(b"x" * size, length=size - 3), answer(b"whole"))
    assert b"whole" == door.fetch(url).body
    assert 2 == server.connections  # what was left on the first one is not taken for an answer


def test_bytes_after_an_answer_are_not_taken_for_the_next(server, door):
    forged = answer(b"forged").data
    url = server.on("/x", Sent(answer(b"", 404).data + forged), answer(b"mine"))
    assert 404 == door.fetch(server.on("/y", answer(b"", 404))).status
    assert b"mine" == door.fetch(url).body


def test_an_answer_without_a_length_ends_with_its_connection(server, door):
    url = server.on("/x", answer(b"hello", length=-1, close=True))
    assert b"hello" == door.fetch(url).body


def trickle(server, *, head: bool = False):
    """An answer that sends a byte now and then, for ever."""
    if not head:
        yield answer(b"", length=10_000).data
    else:
        yield b"HTTP/1.1 200 OK\r\nX: "
    while not server.stopping.wait(0.02):
        yield b"x"


@pytest.mark.parametrize("head", [False, True])
def test_an_answer_that_trickles_ends_at_the_deadline(server, new_door, monkeypatch, head):
    monkeypatch.setattr(asking_module, "ATTEMPT_SECONDS", 0.2)
    url = server.on("/x", lambda _: Sent(trickle(server, head=head), close=True))
    begun = time.perf_counter()
    with pytest.raises(Unreachable, match="asked 2 times: it took too long"):
        new_door(attempts=2).fetch(url)
    assert 0.4 <= time.perf_counter() - begun < 1


@pytest.mark.parametrize("head", [False, True])
def test_an_answer_that_trickles_ends_with_the_time_of_the_run(server, new_door, head):
    url = server.on("/x", lambda _: Sent(trickle(server, head=head), close=True))
    begun = time.perf_counter()
    with pytest.raises(BudgetSpent, match=r"may take 0\.2 seconds"):
        new_door(budget=Budget(seconds=0.2)).fetch(url)
    assert time.perf_counter() - begun < 0.6
    assert 1 == len(server.asked)


def test_silence_ends_after_a_while(server, new_door, monkeypatch):
    monkeypatch.setattr("howopen.doors.http.wire.READ_SECONDS", 0.1)

    def silent(_asked):
        server.stopping.wait(3)
        return Sent(b"", close=True)

    with pytest.raises(Unreachable, match="asked once: it took too long"):
        new_door(attempts=1).fetch(server.on("/x", silent))


def test_silence_ends_with_the_time_of_the_run(server, new_door):
    def silent(_asked):
        server.stopping.wait(3)
        return Sent(b"", close=True)

    begun = time.perf_counter()
    with pytest.raises(BudgetSpent):
        new_door(budget=Budget(seconds=0.1), attempts=1).fetch(server.on("/x", silent))
    assert time.perf_counter() - begun < 0.5


def test_a_stream_is_given_as_it_comes(server, door):
    packed = gzip.compress(TEXT)
    url = server.on("/x.tar.gz", chunked(packed[:20], packed[20:], ETag='"1"'))
    with door.stream(url) as streamed:
        assert (200, '"1"', url) == (streamed.status, streamed.headers["etag"], streamed.final_url)
        assert packed == b"".join(streamed.chunks())
    assert "identity" == server.asked[0].headers["accept-encoding"]


def test_a_stream_undoes_what_the_answer_says_it_is_coded_in(server, door):
    url = server.on("/x", answer(gzip.compress(TEXT), Content_Encoding="gzip"))
    with door.stream(url) as streamed:
        assert TEXT == b"".join(streamed.chunks())


def test_a_stream_may_be_left_early(server, door):
    with door.stream(server.on("/x", answer(b"x" * 3_000_000))) as streamed:
        next(streamed.chunks())
    assert 200 == door.fetch(server.on("/y", answer())).status


def test_a_stream_is_asked_for_again_until_its_head_has_come(server, door):
    url = server.on("/x", answer(b"", 503), Sent(b"", close=True), answer(b"here"))
    with door.stream(url) as streamed:
        assert b"here" == b"".join(streamed.chunks())
    assert 2 == door.budget.retried


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (answer(b"hello", length=10, close=True), Unreachable),
        (answer(b"hello", length=3), Unreachable),
        (answer(b"hello", Content_Encoding="gzip"), Unreachable),
        (answer(b"hello", Content_Encoding="br"), Unreachable),
        (answer(b"x" * 101), TooLarge),
        (answer(bomb("gzip"), Content_Encoding="gzip"), TooLarge),
    ],
)
def test_a_stream_that_is_broken_or_too_long_says_so(server, door, sent, error):
    with door.stream(server.on("/x", sent), max_bytes=100) as streamed, pytest.raises(error):
        list(streamed.chunks())
    assert 1 == len(server.asked)


def test_a_stream_keeps_its_own_deadline_while_others_ask(server, door, monkeypatch):
    monkeypatch.setattr(asking_module, "ATTEMPT_SECONDS", 0.0)
    url = server.on("/x", answer(b"x" * 3_000_000))
    with door.stream(url) as streamed:
        pieces = streamed.chunks()
        size = len(next(pieces))
        with pytest.raises(Unreachable):
            door.fetch(server.on("/y", answer()))
        assert 3_000_000 == size + sum(map(len, pieces))


def test_a_stream_may_be_conditional(server, door):
    url = server.on("/x", answer(b"", 304, length=-1))
    with door.stream(url, headers={"If-None-Match": '"1"'}) as streamed:
        assert (304, b"") == (streamed.status, b"".join(streamed.chunks()))
    assert '"1"' == server.asked[0].headers["if-none-match"]


def test_a_body_is_reduced_as_it_comes_and_only_that_is_kept(server, new_door, notes):
    url = server.on("/x", chunked(b"ab", b"cde", ETag='"1"'), answer(b"", 304, length=-1))
    door = new_door(memory=notes)

    def count(pieces):
        return b"%d" % sum(map(len, pieces))

    for _ in range(2):
        assert b"5" == door.fetch(url, reduce=count, read_as="count/1").body
    assert [f"GET {url} read=count/1"] == list(notes.last)
    assert '"1"' == server.asked[1].headers["if-none-match"]
    assert "identity" == server.asked[0].headers["accept-encoding"]


def test_a_reduction_begins_again_with_each_attempt(server, door):
    url = server.on("/x", answer(b"hello", length=9, close=True), answer(b"hello all"))
    assert b"hello all" == door.fetch(url, reduce=b"".join).body


def test_a_reduction_that_finds_other_data_is_a_failure_that_stays(server, new_door, notes):
    def refuse(pieces):
        raise DataError(f"{next(pieces)!r} is no archive")

    url = server.on("/x", answer(b"hello"))
    with pytest.raises(Unreachable, match="asked once: its body is not what it should be"):
        new_door(memory=notes).fetch(url, reduce=refuse)
    assert "b'hello' is no archive" in next(iter(notes.last.values())).failure


def test_a_reduction_may_take_the_beginning_of_what_is_too_large(server, door):
    def begin(pieces):
        size = 0
        try:
            for piece in pieces:
                size += len(piece)
        except TooLarge:
            return b"cut"
        return b"whole"

    url = server.on("/x", answer(b"x" * 500_000))
    assert b"cut" == door.fetch(url, max_bytes=100_000, reduce=begin).body


def test_a_page_that_says_what_went_wrong_is_not_reduced(server, door):
    url = server.on("/x", answer(b"no such thing", 404))
    assert b"no such thing" == door.fetch(url, reduce=lambda _: b"reduced").body


def test_many_large_bodies_leave_no_memory_behind(server, door):
    url = server.on("/x", answer(gzip.compress(bytes(4 << 20)), Content_Encoding="gzip"))
    door.fetch(url)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(10):
        door.fetch(url)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 << 10  # KiB
