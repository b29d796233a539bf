"""What the stand-ins share: the log, faults that are set, the environment, starting and closing."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from howopen.dev import Manners, Request, StandIn
from howopen.doors.listening import Listener
from howopen.errors import InputError
from howopen.samples import FOLDER, sample
from tests.dev.conftest import ask_at

INFO = "/api/models/example-estuary/heron-1b"


def test_all_that_is_asked_is_logged(standin, ask):
    ask(INFO, if_none_match='"x"', user_agent="a test")
    ask("/nowhere", "HEAD")
    first, second = standin.requests
    assert ("GET", INFO, 200, "a test") == (
        *(first.method, first.path, first.status),
        first.headers["user-agent"],
    )
    assert (True, False) == (first.is_conditional, second.is_conditional)
    assert ("HEAD", 404) == (second.method, second.status)
    standin.forget()
    assert () == standin.requests


def test_requests_at_the_same_time_are_counted(standin, ask):
    standin.manners = Manners(latency_ms=50)
    with ThreadPoolExecutor(8) as pool:
        statuses = set(pool.map(lambda _: ask(INFO).status, range(16)))
    assert ({200}, 16) == (statuses, len(standin.requests))
    assert 1 < standin.most_at_once <= 16  # the last bytes of one may come before it is counted out


def test_only_reading_is_allowed(ask, standin):
    assert 405 == ask(INFO, "POST").status
    assert 405 == standin.requests[0].status


def test_a_connection_serves_many_requests(standin):
    connection = http.client.HTTPConnection(standin.origin.removeprefix("http://"))
    for _ in range(300):
        connection.request("GET", INFO)
        assert b'"sha"' in connection.getresponse().read()
    connection.close()
    assert 300 == len(standin.requests)


def test_a_fault_strikes_where_it_fits_and_as_often_as_it_is_told(standin, ask):
    failing = standin.fail("status-500", on=r"/api/models/", times=2)
    assert [404, 500, 500, 200] == [ask(path).status for path in ("/nowhere", INFO, INFO, INFO)]
    assert (2, "status-500") == (failing.count, standin.requests[1].fault)


def test_a_fault_that_is_named_once_strikes_once(standin, ask):
    standin.fail("status-503-once")
    assert [503, 200] == [ask(INFO).status for _ in range(2)]


def test_a_fault_may_be_set_by_a_question_on_the_request(standin, ask):
    standin.fail("status-404", on=lambda request: "range" in request.headers)
    assert [200, 404] == [ask(INFO).status, ask(INFO, range="bytes=0-1").status]


def test_the_last_fault_goes_first_and_faults_can_be_ended(standin, ask):
    standin.fail("status-500")
    with standin.fail("status-502"):
        assert 502 == ask(INFO).status
    assert 500 == ask(INFO).status
    standin.mend()
    assert 200 == ask(INFO).status


def test_a_fault_that_is_not_known_is_refused(standin):
    with pytest.raises(InputError, match="no fault is called 'flood'"):
        standin.fail("flood")


def test_the_environment_points_at_the_stand_ins(standin):
    environment = standin.environment()
    assert standin.origin == environment["HF_ENDPOINT"]
    assert standin.cdn_origin == environment["HOWOPEN_TRUSTED"] != standin.origin
    assert all(value.startswith("http://127.0.0.1:") for value in environment.values())


def test_one_recording_can_be_served_alone():
    with StandIn(sample("reed-7b")) as standin:
        statuses = [
            ask_at(standin.origin, f"/api/models/{name}").status
            for name in ("example-reedbed/reed-7b", "example-estuary/heron-1b")
        ]
    assert [200, 404] == statuses


def test_a_folder_without_recordings_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no recordings"):
        StandIn(tmp_path)


def test_a_broken_recording_is_left_out_and_said(shore):
    broken = shore / "broken"
    broken.mkdir()
    (broken / "release.yaml").write_text("[")
    with StandIn(shore) as standin:
        assert 1 == len(standin.library.remarks)
        assert 200 == ask_at(standin.origin, "/api/models/example-shore/avocet").status


def test_what_goes_wrong_in_the_stand_in_itself_is_told(shore):
    (shore / "egret/github/example-shore/egret/tree.json").write_text("[")
    with StandIn(shore) as standin:
        got = ask_at(standin.origin, "/_github/example-shore/egret/archive/HEAD.tar.gz")
    assert (500, 1) == (got.status, len(standin.mishaps))


def test_a_port_that_is_taken_is_said_and_leaves_nothing_open(standin):
    with pytest.raises(InputError, match="choose another --port"):
        StandIn(FOLDER, port=standin.port)
    with pytest.raises(InputError, match="choose another --port"):
        StandIn(FOLDER, cdn_port=standin.port)


def test_only_this_machine_can_reach_it():
    with pytest.raises(InputError, match=r"0\.0\.0\.0 is not an address of this machine alone"):
        Listener("0.0.0.0", 0, http.client.HTTPConnection)


def test_closing_ends_what_is_open_and_leaves_no_thread():
    before = threading.active_count()
    standin = StandIn(FOLDER).start()
    place = standin.origin.removeprefix("http://")
    idle, waiting = (http.client.HTTPConnection(place, timeout=10) for _ in range(2))
    with closing(idle), closing(waiting):
        standin.fail("stall", on="stall")
        idle.request("GET", INFO)
        idle.getresponse().read()
        waiting.request("GET", "/stall")
        standin.close()
        with pytest.raises(ConnectionResetError):
            waiting.getresponse()
    assert before == threading.active_count()


def test_the_command_tells_its_port_first_and_then_the_environment():
    command = "from howopen.cli.dev import command; command()"
    with subprocess.Popen(
        [sys.executable, "-c", command, "hub", str(FOLDER), "--latency", "1"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline().split()[-1])
            exports = [process.stdout.readline().strip() for _ in range(7)]
            example = process.stdout.readline().split()[-1]
            got = ask_at(f"http://127.0.0.1:{port}", f"/api/models/{example}")
        finally:
            process.terminate()
    assert 200 == got.status
    assert f"export HF_ENDPOINT=http://127.0.0.1:{port}" in exports


def test_a_request_knows_its_parts():
    request = Request("GET", "/a/b%2Fc?d=1&d=2", {"authorization": "Bearer canary"})
    assert (["a", "b/c"], {"d": "2"}, "canary") == (request.parts, request.query, request.token)
