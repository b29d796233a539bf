"""Every fault can be met, and those that matter most are what they say."""

from __future__ import annotations

import socket
import tarfile
import time
import zlib
from urllib.parse import urlsplit

import pytest

from howopen.dev import FAULTS, StandIn
from howopen.dev.faults.encodings import bomb
from howopen.dev.faults.fault import Fault, table
from howopen.doors.archive_writing import Member, tar_gz, wheel
from howopen.samples import FOLDER

INFO = "/api/models/example-estuary/heron-1b"
TREE = f"{INFO}/tree/main?recursive=true"
ARCHIVE = "/_github/codeload/example-estuary/heron/tar.gz/HEAD"
TOKEN = "Authorization: Bearer canary\r\n"
KNOWN = "If-None-Match: *\r\n"
CARD = "/example-estuary/heron-1b/resolve/main/README.md"
RANGE = "Range: bytes=0-9\r\n"
PROBES = ((TREE, TOKEN), (INFO, TOKEN), (INFO, KNOWN), (CARD, RANGE), (ARCHIVE, ""))
MOST = 1 << 16
SLOW = ("slow-headers", "slow-body", "stall", "stall-in-body")


@pytest.fixture(scope="module")
def shared_standin():
    with StandIn(FOLDER) as started:
        yield started
    assert [] == started.mishaps


def raw(standin: StandIn, target: str, headers: str = "", seconds: float = 10) -> bytes:
    """What comes over the wire, without its date: up to so many bytes, or for so long."""
    split = urlsplit(standin.origin)
    got, until = b"", time.monotonic() + seconds
    with socket.create_connection((split.hostname, split.port)) as connection:
        request = f"GET {target} HTTP/1.1\r\nHost: {split.netloc}\r\nConnection: close\r\n"
        connection.sendall(f"{request}{headers}\r\n".encode())
        try:
            while len(got) < MOST and (left := until - time.monotonic()) > 0:
                connection.settimeout(left)
                if not (piece := connection.recv(1 << 14)):
                    break
                got += piece
        except OSError as error:
            got += type(error).__name__.encode()
    lines = got.split(b"\r\n")
    return b"\r\n".join(line for line in lines if not line.startswith(b"Date: ") or b"2199" in line)


def test_there_are_many_and_each_says_what_it_is():
    assert len(FAULTS) > 100
    assert [] == [name for name, fault in FAULTS.items() if name != fault.name or not fault.says]


def test_no_two_faults_share_a_name():
    fault = FAULTS["reset"]
    with pytest.raises(ValueError, match="two faults are called reset"):
        table((fault,), (fault,))


@pytest.fixture(scope="module")
def right(shared_standin):
    """What the probes get when nothing fails."""
    return {probe: raw(shared_standin, *probe) for probe in PROBES}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_changes_what_comes(shared_standin, right, name):
    seconds = 0.2 if name in SLOW else 10
    with shared_standin.fail(name, times=len(PROBES)) as failing:
        assert any(right[probe] != raw(shared_standin, *probe, seconds) for probe in PROBES)
    assert failing.count > 0


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("status-500", 500),
        ("status-451", 451),
        ("status-429-seconds", 429),
        ("ratelimit-header", 429),
        ("redirect-to-private", 302),
        ("html-login-200", 200),
        ("stale-etag-304", 304),
        ("206-without-asking", 206),
        ("gated", 403),
    ],
)
def test_a_fault_has_its_status(standin, ask, name, status):
    standin.fail(name)
    assert status == ask(INFO).status


def test_a_redirect_chain_ends_at_last(standin, ask):
    standin.fail("redirect-chain")
    got, hops = ask(INFO), 0
    while got.status == 307:
        got, hops = ask(got.headers["location"]), hops + 1
    assert (200, 30) == (got.status, hops)


def test_the_second_origin_has_the_answer_that_is_sent_there(standin, ask):
    standin.fail("redirect-elsewhere")
    there = ask(INFO).headers["location"]
    assert there.startswith(standin.cdn_origin)
    assert 200 == ask(there).status


@pytest.mark.parametrize("name", ["range-other", "range-refused"])
def test_a_fault_of_ranges_leaves_whole_answers_alone(standin, ask, name):
    standin.fail(name)
    assert [200, 200] == [ask(INFO).status, ask(CARD).status]
    assert 200 != ask(CARD, range="bytes=0-1").status


def test_a_cut_body_has_half_of_what_it_promises(standin):
    whole = raw(standin, INFO).partition(b"\r\n\r\n")[2]
    standin.fail("cut-body")
    head, _, body = raw(standin, INFO).partition(b"\r\n\r\n")
    assert f"Content-Length: {len(whole)}".encode() in head
    assert whole[: len(whole) // 2] == body


def test_a_wrong_body_has_no_etag_that_could_confirm_it(standin, ask):
    for name in ("not-json", "json-null", "empty-body", "gzip-bomb", "utf-16"):
        with standin.fail(name):
            assert "etag" not in ask(INFO).headers


def test_the_bomb_is_a_gigabyte_in_a_megabyte_at_most():
    packed = bomb()
    assert len(packed) < 1 << 21
    stream = zlib.decompressobj(31)
    assert 1 << 22 == len(stream.decompress(packed, 1 << 22))
    left = stream.unconsumed_tail
    assert len(packed) * 0.99 < len(left)


def test_a_fault_of_your_own_can_be_set(standin, ask):
    mine = Fault("mine", "a greeting", lambda wire, *_: (wire.raw(b"hello"), wire.close()))
    standin.fail(mine, on=lambda request: request.path == "/mine")
    assert b"hello" == raw(standin, "/mine")
    assert 200 == ask(INFO).status


def test_an_archive_and_a_wheel_are_the_same_bytes_each_time():
    members = [
        Member("a/", type="tree"),
        Member("a/b", b"c", 2000),
        Member("l", b"a", type="symlink"),
    ]
    assert tar_gz(members, comment="0") == tar_gz(members, comment="0")
    assert wheel(members) == wheel(members)


@pytest.mark.parametrize("comment", ["c" * 40, "c", "c" * 90, "c" * 1000])
def test_the_comment_of_an_archive_is_read_back(comment, tmp_path):
    path = tmp_path / "a.tar.gz"
    path.write_bytes(tar_gz([Member("x", b"y")], comment=comment))
    with tarfile.open(path) as archive:
        assert ["x"] == archive.getnames()
        assert {"comment": comment} == archive.pax_headers
