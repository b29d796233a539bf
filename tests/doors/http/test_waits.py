"""Waits are those that servers ask for, told by clocks that nobody can set."""

from __future__ import annotations

import itertools
import logging
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from howopen.doors.http import Budget
from howopen.doors.http.waits import asked_wait
from howopen.errors import BudgetSpent, RateLimited, Unreachable
from tests.doors.http.conftest import Sent, answer

NOW = datetime(2026, 11, 25, 21, 0, 0, tzinfo=UTC).timestamp()


def date(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(NOW + seconds, UTC), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "30"}, 30),
        ({"retry-after": " 30 "}, 30),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "0"}, 0),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after": "9" * 5000}, 1e7),
        ({"retry-after": date(30), "date": date(0)}, 30),
        ({"retry-after": date(30 + 86400), "date": date(86400)}, 30),
        ({"retry-after": date(30)}, 30),
        ({"retry-after": date(30), "date": "yesterday"}, 30),
        ({"retry-after": date(-30), "date": date(0)}, 0),
        ({"retry-after": "Wednesday, 25-Nov-26 21:00:10 GMT", "date": date(0)}, 10),
        ({"retry-after": "Wed Nov 25 21:00:10 2026", "date": date(0)}, 10),
        ({"retry-after": "Wed, 25 Nov 99999 21:00:10 GMT"}, None),
        ({"ratelimit": '"api";r=0;t=55'}, 55),
        ({"ratelimit": '"api"; r = 0 ; t = 55'}, 55),
        ({"ratelimit": '"api";r=3;t=55'}, None),
        ({"ratelimit": '"api";r=3;t=55, "pages";r=0;t=7'}, 7),
        ({"ratelimit": '"api";r=0;t=55, "pages";r=0;t=7'}, 55),
        ({"ratelimit": '"api";r=0'}, None),
        ({"ratelimit": "limit=100, remaining=0, reset=50"}, 50),
        ({"ratelimit": "limit=100, remaining=5, reset=50"}, None),
        ({"ratelimit-reset": "40"}, 40),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "40"}, 40),
        ({"ratelimit-remaining": "2", "ratelimit-reset": "40"}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW + 20))}, 20),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW - 20))}, 0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon"}, None),
        ({"x-ratelimit-remaining": "7", "x-ratelimit-reset": str(int(NOW + 20))}, None),
        (
            {
                "x-ratelimit-remaining": "0",
                "x-ratelimit-reset": str(int(NOW + 86420)),
                "date": date(86400),
            },
            20,
        ),
        ({"retry-after": "3", "ratelimit": '"api";r=0;t=55'}, 3),
        ({"ratelimit": ";;,,==;r=;t=x"}, None),
    ],
)
def test_each_way_to_ask_for_a_wait_is_understood(headers, expected):
    assert expected == asked_wait(headers, NOW)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520])
def test_what_may_pass_is_asked_for_again(server, door, waits, status):
    url = server.on("/x", answer(b"no", status), answer(b"no", status), answer(b"yes"))
    assert b"yes" == door.fetch(url).body
    assert (2, 3, 1) == (door.budget.retried, door.budget.sent, server.connections)
    assert 0.5 <= waits[0] <= 1.5
    assert 1 <= waits[1] <= 2


@pytest.mark.parametrize("status", [200, 201, 204, 400, 401, 403, 404, 410, 416, 418, 451])
def test_what_will_not_pass_is_an_answer_at_once(server, door, status):
    url = server.on("/x", answer(b"" if status == 204 else b"said", status))
    assert status == door.fetch(url).status
    assert 1 == len(server.asked)


@pytest.mark.parametrize(("status", "times"), [(503, 4), (501, 1), (505, 1)])
def test_a_server_that_stays_down_is_unreachable(server, door, status, times):
    url = server.on("/x", answer(b"no", status))
    with pytest.raises(Unreachable, match=f"it says {status}"):
        door.fetch(url)
    assert times == len(server.asked)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "headers",
    [
        {"Retry_After": "30"},
        {"Retry_After": date(30), "Date": date(0)},
        {"RateLimit": '"api";r=0;t=30'},
        {"RateLimit_Remaining": "0", "RateLimit_Reset": "30"},
    ],
)
def test_the_wait_is_the_one_that_is_asked_for(server, door, waits, status, headers):
    url = server.on("/x", answer(b"", status, **headers), answer(b"yes"))
    assert b"yes" == door.fetch(url).body
    assert [30] == waits


@pytest.mark.parametrize(("status", "error"), [(429, RateLimited), (503, Unreachable)])
def test_a_wait_longer_than_the_run_is_not_begun(server, new_door, waits, status, error):
    url = server.on("/x", answer(b"", status, Retry_After="3600"))
    with pytest.raises(error, match=r"ask again in 3600 seconds, longer than the (900|899) of"):
        new_door().fetch(url)
    assert (1, []) == (len(server.asked), waits)


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry_After": "30"},
        {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": str(int(NOW + 30)), "Date": date(0)},
    ],
)
def test_a_403_that_says_when_to_come_back_is_a_limit(server, door, waits, headers):
    url = server.on("/x", answer(b"", 403, **headers), answer(b"yes"))
    assert b"yes" == door.fetch(url).body
    assert [30] == waits
    url = server.on("/x", answer(b"", 403, **headers))
    with pytest.raises(RateLimited, match="it says 403"):
        door.fetch(url)


def test_a_limit_that_stays_is_said(server, door, waits):
    url = server.on("/x", answer(b"", 429, Retry_After="5"))
    with pytest.raises(RateLimited, match="asked 4 times: it says 429"):
        door.fetch(url)
    assert [5, 5, 5] == waits


def test_waits_end_with_the_time_of_the_run(server, new_door, waits, clock):
    url = server.on("/x", answer(b"", 429, Retry_After="40"))
    with pytest.raises(RateLimited, match="longer than the 20 of this run"):
        new_door(budget=Budget(seconds=100, clock=clock), attempts=10).fetch(url)
    assert [40, 40] == waits


def test_waits_that_nobody_asked_for_are_within_the_time_of_the_run(server, new_door, waits, clock):
    url = server.on("/x", answer(b"", 503))
    with pytest.raises((Unreachable, BudgetSpent)):
        new_door(budget=Budget(seconds=4, clock=clock), attempts=50).fetch(url)
    assert sum(waits) <= 4
    assert 3 <= len(waits)


@pytest.mark.parametrize("with_date", [True, False])
def test_a_wall_clock_that_jumps_changes_no_wait(server, new_door, waits, clock, with_date):
    first = NOW
    jumps = itertools.chain([first], itertools.cycle([0.0, NOW * 2, -5.0, NOW - 9e8]))
    door = new_door(budget=Budget(clock=clock), wall_clock=lambda: next(jumps), attempts=3)
    said = {"Date": date(0)} if with_date else {}
    url = server.on(
        "/x",
        answer(b"", 429, Retry_After=date(30), **said),
        answer(b"", 503, Retry_After=date(60), **({"Date": date(45)} if with_date else {})),
        answer(b"yes"),
    )
    assert b"yes" == door.fetch(url).body
    assert ([30, 15] if with_date else [30, 30]) == waits


def test_a_wall_clock_that_jumps_spends_no_time(server, new_door, clock):
    url = server.on("/x", answer(b"yes"))
    times = itertools.cycle([0.0, 4e9])
    door = new_door(budget=Budget(seconds=10, clock=clock), wall_clock=lambda: next(times))
    for _ in range(5):
        door.fetch(url)
    assert 10 == door.budget.seconds_left()


def test_nothing_of_a_retry_is_printed(server, door, capsys, monkeypatch):
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # as in a program without logging
    door.fetch(server.on("/x", Sent(b"", close=True), answer(b"", 503), answer(b"yes")))
    assert ("", "") == tuple(capsys.readouterr())
