from __future__ import annotations

from howopen.doors.http.pace import Pace


def waits(seconds, at_most=100.0):
    """What three callers, one right after the other, wait."""
    now, slept = [0.0], []

    def sleep(wait):
        slept.append(wait)
        now[0] += wait

    pace = Pace(seconds, clock=lambda: now[0], sleep=sleep)
    for _ in range(3):
        pace.wait(at_most)
    return slept


def test_the_first_goes_at_once_and_each_further_one_after_its_interval():
    assert [3.0, 3.0] == waits(3.0)


def test_nobody_waits_longer_than_there_is_time():
    assert [1.0, 1.0] == [round(each, 6) for each in waits(3.0, at_most=1.0)]


def test_no_interval_is_no_wait():
    assert [] == waits(0.0)
