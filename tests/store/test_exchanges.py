"""Of each request the last outcome and the last whole answer are remembered."""

from __future__ import annotations

import gc
import random
import sqlite3
import threading
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from howopen.store import Store
from tests.store.told import LATER, WHEN, numbered, reply

KEY = "GET https://hub.example/heron"
FAILURE = reply(b"", status=0, headers={}, failure="hub.example did not answer")


def blobs(store: Store) -> int:
    connection = sqlite3.connect(store._database.path)
    (count,) = connection.execute("SELECT count(*) FROM blob").fetchone()
    connection.close()
    return count


def test_nothing_is_known_of_a_request_that_was_never_made(store):
    assert (None, None) == (store.exchanges.latest(KEY), store.exchanges.with_body(KEY))


@pytest.mark.parametrize(
    "kept",
    [
        reply(),
        reply(b""),
        reply(b"\x00\xff" * 50_000),
        reply(random.Random(1).randbytes(50_000)),
        reply(status=404, headers={"x-error-code": "RepoNotFound"}),
        reply(b"", status=0, headers={}, failure="no answer: café \ud800 \0"),
        reply(headers={"link": "<https://hub.example/\udcff>; rel=next", "date": "é\n"}),
    ],
    ids=["text", "empty", "repeating", "random", "missing", "failed", "odd headers"],
)
def test_a_reply_comes_back_as_it_was_kept(store, kept):
    store.exchanges.keep(KEY, kept)
    assert kept == store.exchanges.latest(KEY)


def test_what_is_kept_is_there_for_the_next_run(tmp_path):
    with Store.open(tmp_path) as store:
        store.exchanges.keep(KEY, reply())
    with Store.open(tmp_path) as store:
        assert reply() == store.exchanges.latest(KEY)


@pytest.mark.parametrize("status", [200, 206])
def test_a_failure_after_a_whole_answer_is_the_latest_and_spares_the_answer(store, status):
    store.exchanges.keep(KEY, reply(status=status))
    store.exchanges.keep(KEY, FAILURE)
    assert FAILURE == store.exchanges.latest(KEY)
    assert reply(status=status) == store.exchanges.with_body(KEY)


def test_a_whole_answer_after_a_failure_is_the_latest(store):
    store.exchanges.keep(KEY, FAILURE)
    store.exchanges.keep(KEY, reply())
    assert reply() == store.exchanges.latest(KEY)


@pytest.mark.parametrize("other", [reply(status=404), reply(failure="the body was cut"), FAILURE])
def test_only_a_whole_answer_can_be_confirmed(store, other):
    store.exchanges.keep(KEY, other)
    store.exchanges.confirm(KEY, LATER)
    assert (other, None) == (store.exchanges.latest(KEY), store.exchanges.with_body(KEY))


def test_a_confirmed_answer_is_the_latest_again_with_the_new_time(store):
    store.exchanges.keep(KEY, reply())
    store.exchanges.keep(KEY, FAILURE)
    store.exchanges.confirm(KEY, LATER)
    assert reply(when=LATER) == store.exchanges.latest(KEY) == store.exchanges.with_body(KEY)


def test_the_order_of_keeping_counts_and_not_the_times(store):
    store.exchanges.keep(KEY, reply(when=LATER))
    store.exchanges.keep(KEY, reply(b"after the clock was set back", when=WHEN))
    assert WHEN == store.exchanges.latest(KEY).when


def test_only_the_last_bodies_take_room(store):
    for number in range(10):
        store.exchanges.keep(KEY, reply(b"%d" % number))
        store.exchanges.keep(KEY, reply(b"not found %d" % number, status=404))
    assert 2 == blobs(store)
    store.exchanges.confirm(KEY, LATER)
    assert 1 == blobs(store)


def test_a_body_that_several_hold_is_kept_once_and_stays_until_the_last_lets_go(store):
    store.exchanges.keep("one", reply())
    store.exchanges.keep("two", reply())
    store.recordings.keep("heron", {"README.md": reply().body}, digest="1", when=WHEN)
    assert 1 == blobs(store)
    store.exchanges.keep("one", reply(b"changed"))
    store.exchanges.keep("two", reply(b"changed"))
    assert {"README.md": reply().body} == store.recordings.latest("heron").files
    assert 2 == blobs(store)


def test_keeping_the_same_again_changes_nothing(store):
    for _ in range(3):
        store.exchanges.keep(KEY, reply())
    assert (reply(), 1) == (store.exchanges.latest(KEY), blobs(store))


@pytest.mark.parametrize("name", ["authorization", "Authorization", "COOKIE", "set-cookie"])
def test_a_reply_that_carries_a_secret_is_refused_without_repeating_it(store, name):
    with pytest.raises(ValueError, match=f"the header {name} holds a secret") as caught:
        store.exchanges.keep(KEY, reply(headers={name: "Bearer hf_heron"}))
    assert (None, False) == (store.exchanges.latest(KEY), "hf_heron" in str(caught.value))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.text(st.characters(), max_size=20), min_size=1, max_size=4, unique=True))
def test_every_two_keys_are_two(store, keys):
    for number, key in enumerate(keys):
        store.exchanges.keep(key, numbered(number))
    assert [numbered(n) for n in range(len(keys))] == [store.exchanges.latest(k) for k in keys]


def test_threads_share_a_store_and_their_connections_are_closed(store):
    def work(number: int) -> None:
        store.exchanges.keep(f"key {number}", numbered(number))
        assert numbered(number) == store.exchanges.latest(f"key {number}")

    for turn in range(5):
        threads = [threading.Thread(target=work, args=(8 * turn + n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [numbered(n) for n in range(40)] == [
        store.exchanges.latest(f"key {n}") for n in range(40)
    ]
    assert len(store._database._all) <= 9
    store.close()
    gc.collect()  # a connection that was left open would warn here, and a warning fails


def test_300_replies_a_second_are_kept_with_one_core_and_little_memory(store):
    words = [str(number) for number in range(5000)]
    chance = random.Random(3)
    bodies = ["\n".join(chance.choices(words, k=4200)).encode() for _ in range(300)]
    begun = time.process_time()
    for number, body in enumerate(bodies):
        store.exchanges.keep(f"key {number}", reply(body))
    assert time.process_time() - begun < 1
    tracemalloc.start()
    for number, body in enumerate(bodies):
        store.exchanges.keep(f"again {number}", reply(b"again " + body))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 1 << 20
