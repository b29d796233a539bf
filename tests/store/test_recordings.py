"""Recordings stay until they are cleared; what they share is kept once."""

from __future__ import annotations

import sqlite3

import pytest

from howopen.errors import StoreError
from howopen.store import Kept, Recorded, Store
from howopen.store.database import Database
from tests.store.test_exchanges import blobs
from tests.store.told import LATER, WHEN, reply

FILES = {"release.yaml": b"name: Heron\n", "huggingface/acme/heron/files/README.md": b"# Heron\n"}

HOSTILE = [
    "../../x",
    "/etc/passwd",
    "..",
    "",
    "a\0b",
    "a\nb\r",
    "C:\\x",
    "x" * 10_000,
    "\ud800\udfff",
    "'; DROP TABLE blob; --",
    "%2e%2e/?#",
    "\u202egnp.exe",
]
names = pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name[:12]))


def test_a_recording_comes_back_sorted_and_as_it_was(store):
    store.recordings.keep("hf:acme/heron", FILES, digest="1", when=WHEN, name="Heron")
    found = store.recordings.latest("hf:acme/heron")
    assert ("Heron", "1", WHEN, "") == (found.name, found.digest, found.when, found.settings)
    assert sorted(FILES.items()) == list(found.files.items())


def test_the_latest_is_of_the_same_settings(store):
    store.recordings.keep("heron", {"a": b"1"}, digest="1", when=WHEN)
    store.recordings.keep("heron", {"a": b"2"}, digest="2", when=LATER, settings="bases=no")
    assert "1" == store.recordings.latest("heron").digest
    assert "2" == store.recordings.latest("heron", "bases=no").digest
    assert store.recordings.latest("heron", "bases=yes") is None


def test_a_recording_is_found_by_its_digest(store):
    store.recordings.keep("heron", {"a": b"1"}, digest="1", when=WHEN)
    store.recordings.keep("heron", {"a": b"2"}, digest="2", when=LATER)
    assert {"a": b"1"} == store.recordings.by_digest("1").files
    assert store.recordings.by_digest("3") is None


def test_the_history_of_a_target_tells_every_time_the_oldest_first(store):
    for digest, when in (("1", WHEN), ("2", LATER), ("1", WHEN)):
        store.recordings.keep("heron", {"a": digest.encode()}, digest=digest, when=when)
    expected = (Recorded(WHEN, "1", ""), Recorded(LATER, "2", ""), Recorded(WHEN, "1", ""))
    assert (expected, ()) == (store.recordings.history("heron"), store.recordings.history("stork"))


def test_files_of_one_digest_that_differ_in_their_bytes_are_not_mixed(store):
    store.recordings.keep("heron", {"repo.json": b"read today", "a": b"1"}, digest="1", when=WHEN)
    store.recordings.keep("heron", {"repo.json": b"read later", "a": b"1"}, digest="1", when=LATER)
    assert b"read later" == store.recordings.by_digest("1").files["repo.json"]
    assert 3 == blobs(store)


def test_recording_the_same_again_takes_no_room(store):
    for _ in range(50):
        store.recordings.keep("heron", FILES, digest="1", when=WHEN)
    assert (2, 50) == (blobs(store), len(store.recordings.history("heron")))


def test_a_recording_without_files_is_one(store):
    store.recordings.keep("heron", {}, digest="1", when=WHEN)
    assert {} == store.recordings.latest("heron").files


@names
def test_names_from_outside_are_keys_and_never_paths(store, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    store.recordings.keep(name, {name: b"1", f"{name}!": b"2"}, digest=name, when=WHEN, name=name)
    store.exchanges.keep(name, reply(url=name, final_url=name, failure=name))
    store.jobs.start(name, [name], settings=name, when=WHEN)
    assert name == store.jobs.claim(name, name, 60)
    store.jobs.finish(name, name, outcome=name, digest=name, note=name)
    assert {name: b"1", f"{name}!": b"2"} == store.recordings.latest(name).files
    assert store.recordings.latest(name) == store.recordings.by_digest(name)
    assert name == store.exchanges.latest(name).url
    assert [(name, name, name, name)] == list(store.jobs.results(name))
    assert [name] == [kept.target for kept in store.ls()]
    new = set(tmp_path.rglob("*")) - set(before)
    assert {tmp_path / "cache" / "store.sqlite.workers"} == new


@names
def test_a_message_that_names_what_came_from_outside_is_one_line(store, name):
    with pytest.raises(StoreError) as caught:
        store.jobs.claim(name, "worker", 60)
    assert str(caught.value).isprintable()


def test_what_is_kept_is_told_for_each_target(store):
    store.recordings.keep("stork", FILES, digest="1", when=WHEN)
    store.recordings.keep("heron", {"a": b"1"}, digest="2", when=WHEN, name="Heron")
    store.recordings.keep("heron", FILES, digest="3", when=LATER, name="Heron 1B")
    assert (
        Kept("heron", "Heron 1B", LATER, "3", recordings=2, files=2, size_bytes=20),
        Kept("stork", "stork", WHEN, "1", recordings=1, files=2, size_bytes=20),
    ) == store.ls()


def test_clearing_forgets_all_and_gives_the_space_back(store):
    store.recordings.keep("heron", {"a": bytes(range(256)) * 4000}, digest="1", when=WHEN)
    store.recordings.keep("stork", {"a": b"1"}, digest="1", when=WHEN)
    store.exchanges.keep("key", reply(bytes(range(256)) * 3000))
    store.jobs.start("batch", ["heron"], settings="", when=WHEN)
    cleared = store.clear()
    assert (1, 2, 1) == cleared[:3]
    assert ((), None, 0) == (store.ls(), store.exchanges.latest("key"), blobs(store))
    assert cleared.freed_bytes > 0


def test_a_file_that_others_use_gets_smaller_another_time(tmp_path):
    database = Database(tmp_path / "store.sqlite", busy_seconds=0.01)
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database.shrink()
    other.close()
    database.close()


def test_clearing_what_is_old_leaves_the_rest(store):
    old, new = "2001-01-01T00:00:00Z", "9999-01-01T00:00:00Z"
    for when in (old, new):
        store.recordings.keep("heron", {"a": when.encode()}, digest=when, when=when)
        store.exchanges.keep(when, reply(when.encode(), when=when))
        store.jobs.start(when, ["heron"], settings="", when=when)
    assert (1, 1, 1) == store.clear(older_than_days=30)[:3]
    assert [Recorded(new, new, "")] == list(store.recordings.history("heron"))
    assert (None, new) == (store.exchanges.latest(old), store.exchanges.latest(new).when)
    assert 1 == blobs(store)


@pytest.mark.parametrize("days", [0, 36_500, 10**8, 10**30])
def test_any_number_of_days_may_be_named(store, days):
    store.exchanges.keep("key", reply(when="9999-01-01T00:00:00Z"))
    assert 0 == store.clear(older_than_days=days).exchanges


def test_clearing_what_was_recorded_spares_what_was_fetched_lately(tmp_path):
    with Store.open(tmp_path) as store:
        store.recordings.keep("heron", {"a": reply().body}, digest="1", when="2001-01-01")
        store.exchanges.keep("key", reply(when="9999-01-01T00:00:00Z"))
        store.clear(older_than_days=1)
        assert reply().body == store.exchanges.latest("key").body
