"""A batch is worked off by several processes, each target by one, and goes on after a kill."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from howopen.errors import InputError, StoreError
from howopen.store import FAILED, Batch, Result, Store
from howopen.store.database import Database
from howopen.store.jobs import Jobs
from howopen.store.presence import Presence
from tests.store.told import LATER, WHEN, child, pipe


class Clock:
    """Seconds since the machine was started."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def jobs(tmp_path, clock):
    database = Database(tmp_path / "store.sqlite")
    jobs = Jobs(database, clock=clock)
    yield jobs
    jobs.close()
    database.close()


def start(jobs: Jobs, *targets: str, when: str = WHEN, settings: str = "") -> Batch:
    return jobs.start("batch", targets, settings=settings, when=when)


def claimed(jobs: Jobs, times: int) -> list[str | None]:
    return [jobs.claim("batch", "me", 60) for _ in range(times)]


def forget_who_claimed(jobs: Jobs) -> None:
    """As on a system that cannot tell which processes are alive."""
    with jobs._database.writing() as connection:
        connection.execute("UPDATE task SET owner = 0 WHERE state = 1")


def test_a_batch_tells_how_far_it_has_come(jobs):
    assert Batch("batch", WHEN, total=3, done=0, failed=0) == start(jobs, "c", "a", "b", "a")
    jobs.finish("batch", "a", outcome="done", digest="1")
    jobs.finish("batch", "b", outcome=FAILED, note="there is no b")
    assert Batch("batch", WHEN, total=3, done=1, failed=1) == start(jobs, "c", "a", "b", when=LATER)


def test_how_far_a_batch_is_can_be_told_without_beginning_it(jobs):
    assert None is jobs.find("batch")
    start(jobs, "a", "b", "c")
    jobs.finish("batch", "a", outcome=FAILED)
    assert Batch("batch", WHEN, total=3, done=0, failed=1) == jobs.find("batch")
    assert 1 == jobs.find("batch").finished


def test_an_empty_batch_has_nothing_to_claim(jobs):
    assert (0, None) == (start(jobs).total, jobs.claim("batch", "me", 60))


def test_targets_are_claimed_in_their_order_and_once(jobs):
    start(jobs, "c", "a", "b")
    assert ["c", "a", "b", None] == claimed(jobs, 4)


def test_results_come_in_the_order_of_the_list(jobs):
    start(jobs, "c", "a", "b")
    jobs.finish("batch", "b", outcome=FAILED, note="there is no b")
    jobs.finish("batch", "c", outcome="done", digest="1")
    expected = (Result("c", "done", "1", ""), Result("b", FAILED, "", "there is no b"))
    assert expected == jobs.results("batch")


def test_a_finished_target_is_not_claimed_again_by_a_later_run(jobs):
    start(jobs, "a", "b")
    jobs.finish("batch", "a", outcome="done")
    start(jobs, "a", "b")
    assert ["b", None] == claimed(jobs, 2)


def test_the_last_word_on_a_target_counts(jobs):
    start(jobs, "a")
    jobs.finish("batch", "a", outcome=FAILED, note="too slow")
    jobs.finish("batch", "a", outcome="done", digest="1")
    assert (Result("a", "done", "1", ""),) == jobs.results("batch")


def test_a_list_that_was_changed_counts_as_it_is_now(jobs):
    start(jobs, "a", "b")
    jobs.finish("batch", "a", outcome="done")
    assert (2, 0) == start(jobs, "c", "b")[2:4]
    assert ["c", "b", None] == claimed(jobs, 3)
    assert () == jobs.results("batch")
    assert (3, 1) == start(jobs, "b", "c", "a")[2:4]


def test_a_batch_does_not_go_on_with_other_settings(jobs):
    start(jobs, "a", settings="bases=yes")
    with pytest.raises(InputError, match="the batch batch was started with other settings"):
        start(jobs, "a", settings="bases=no")
    assert "a" == jobs.claim("batch", "me", 60)


def test_what_is_given_back_can_be_claimed_at_once(jobs):
    start(jobs, "a", "b")
    claimed(jobs, 2)
    jobs.release("batch", "a")
    assert ["a", None] == claimed(jobs, 2)


def test_nothing_that_is_finished_or_of_another_process_is_given_back(jobs, tmp_path):
    start(jobs, "a", "b")
    claimed(jobs, 2)
    jobs.finish("batch", "b", outcome="done")
    jobs.release("batch", "b")
    with Store.open(tmp_path) as other:
        other.jobs.release("batch", "a")
    assert None is jobs.claim("batch", "me", 60)


def test_a_lease_that_has_run_out_can_be_claimed_again(jobs, clock):
    start(jobs, "a")
    claimed(jobs, 1)
    clock.now += 59
    assert None is jobs.claim("batch", "me", 60)
    clock.now += 1
    assert "a" == jobs.claim("batch", "me", 60)


def test_after_a_restart_of_the_machine_a_lease_is_worth_nothing(jobs, clock):
    start(jobs, "a")
    claimed(jobs, 1)
    forget_who_claimed(jobs)
    assert None is jobs.claim("batch", "me", 60)
    clock.now = 5
    assert "a" == jobs.claim("batch", "me", 60)


@pytest.mark.parametrize("jump", [-1e9, 1e9])
def test_setting_the_date_does_not_touch_a_lease(store, monkeypatch, jump):
    store.jobs.start("batch", ["a"], settings="", when=WHEN)
    store.jobs.claim("batch", "me", 60)
    then = time.time() + jump
    monkeypatch.setattr(time, "time", lambda: then)
    assert None is store.jobs.claim("batch", "other", 60)


@pytest.mark.parametrize("ask", ["claim", "finish", "release", "results"])
def test_a_batch_that_was_cleared_is_said_to_be_gone(store, ask):
    call = {
        "claim": lambda: store.jobs.claim("b\n1", "me", 60),
        "finish": lambda: store.jobs.finish("b\n1", "a", outcome="done"),
        "release": lambda: store.jobs.release("b\n1", "a"),
        "results": lambda: store.jobs.results("b\n1"),
    }[ask]
    with pytest.raises(StoreError, match=r"the batch b\\n1 is not kept, or no longer; start it"):
        call()


def test_a_target_that_no_list_named_cannot_be_finished(jobs):
    start(jobs, "a")
    with pytest.raises(StoreError, match="the batch batch has no target b; start it again"):
        jobs.finish("batch", "b", outcome="done")


def test_clearing_spares_a_batch_that_is_being_worked_on(store):
    for batch in ("idle", "busy"):
        store.jobs.start(batch, ["a"], settings="", when=WHEN)
    store.jobs.claim("busy", "me", 60)
    assert 1 == store.clear().batches
    store.jobs.finish("busy", "a", outcome="done")


def test_what_a_killed_process_had_claimed_is_free_at_once_and_not_before(store, tmp_path):
    store.jobs.start("batch", ["a", "b"], settings="", when=WHEN)
    process = child("claim", tmp_path / "cache", "batch")
    try:
        assert "a\n" == pipe(process.stdout).readline()
        assert ["b", None] == [store.jobs.claim("batch", "me", 60) for _ in range(2)]
    finally:
        process.kill()
        process.communicate()
    assert ["a", None] == [store.jobs.claim("batch", "me", 60) for _ in range(2)]


def test_what_a_process_had_claimed_that_came_to_its_end_is_free(store, tmp_path):
    store.jobs.start("batch", ["a"], settings="", when=WHEN)
    process = child("claim", tmp_path / "cache", "batch")
    process.communicate("\n")
    assert (0, "a") == (process.returncode, store.jobs.claim("batch", "me", 60))


def test_two_processes_hammer_one_store_and_nothing_is_torn_or_lost(store, tmp_path):
    targets = [f"target {number}" for number in range(60)]
    store.jobs.start("batch", targets, settings="", when=WHEN)
    processes = [child("hammer", tmp_path / "cache", who, 1) for who in ("one", "two")]
    for process in processes:
        assert "ready\n" == pipe(process.stdout).readline()
    for process in processes:
        pipe(process.stdin).write("\n")
        pipe(process.stdin).flush()
    one, two = (json.loads(process.communicate()[0]) for process in processes)
    assert (0, 0) == (one["torn"], two["torn"])
    assert min(one["kept"], two["kept"]) > 20
    assert set() == set(one["claimed"]) & set(two["claimed"])
    results = [result.target for result in store.jobs.results("batch")]
    assert sorted(one["claimed"] + two["claimed"]) == sorted(results)
    for who, did in (("one", one), ("two", two)):
        assert all(store.exchanges.latest(f"{who} {n}") for n in range(did["kept"]))


def test_where_no_one_can_be_seen_to_be_alive_nothing_is_known_and_leases_count(tmp_path):
    presence = Presence(tmp_path / "no such folder" / "workers")
    assert (0, None) == (presence.number, presence.is_alive(0))
    presence.close()


def test_a_presence_is_seen_until_it_is_closed(tmp_path: Path):
    one, two = Presence(tmp_path / "workers"), Presence(tmp_path / "workers")
    if not one.number:
        pytest.skip("needs locks that belong to an open file")
    assert (True, True) == (one.is_alive(two.number), one.is_alive(one.number))
    two.close()
    assert one.is_alive(two.number) is False
    one.close()
