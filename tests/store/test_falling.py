"""A kill at any moment and a full disk leave the store intact."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from howopen.errors import StoreError
from howopen.store import Store
from tests.conftest import ROOT
from tests.store.told import WHEN, child, numbered, reply

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills and limits are those of POSIX")


def told_by(verb: str, folder: Path, *words: object) -> dict[str, object]:
    process = child(verb, folder, *words)
    return dict(json.loads(process.communicate()[0]))


@posix
def test_a_writer_killed_at_any_moment_loses_nothing_that_it_was_told_is_kept(tmp_path):
    told = told_by("killed", tmp_path, 25)
    assert [] == told["problems"]
    assert told["acknowledged"] > 20


@posix
def test_a_kill_while_clearing_leaves_what_was_not_to_go(tmp_path):
    assert {"problems": []} == told_by("cleared", tmp_path, 3)


@posix
def test_processes_that_make_the_same_store_at_once_all_may(tmp_path):
    assert {"failed": 0} == told_by("opened-at-once", tmp_path, 4)


def no_more_pages(store: Store) -> None:
    with store._database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1")  # it takes the size it has


def test_a_recording_for_which_there_is_no_room_leaves_no_trace(store):
    chance = random.Random(4)
    store.recordings.keep("heron", {"a": b"1"}, digest="1", when=WHEN)
    no_more_pages(store)
    bundle = {str(part): chance.randbytes(50_000) for part in range(5)}
    with pytest.raises(StoreError, match="cannot grow, the disk is full; free some space"):
        store.recordings.keep("heron", bundle, digest="2", when=WHEN)
    assert ["1"] == [recorded.digest for recorded in store.recordings.history("heron")]
    assert {"a": b"1"} == store.recordings.latest("heron").files


def test_a_reply_for_which_there_is_no_room_leaves_the_one_before_it(store):
    store.exchanges.keep("key", numbered(1))
    no_more_pages(store)
    with pytest.raises(StoreError, match="the disk is full"):
        store.exchanges.keep("key", reply(random.Random(5).randbytes(100_000)))
    assert numbered(1) == store.exchanges.latest("key")


def is_intact(told: dict[str, object]) -> bool:
    """Some were kept before the disk was full, and all of those were there, then and later."""
    return bool(told["kept"]) and not told["lost"] and not told["problems"]


@posix
def test_a_file_that_may_not_grow_is_said_and_what_was_kept_stays(tmp_path):
    told = told_by("fill", tmp_path, 700_000)
    assert "the disk may be full" in told["sentence"]
    assert is_intact(told)


@posix
def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path):
    # A disk of its own, in a name space that ends with the process.
    script = 'mount -t tmpfs -o size=600k none "$1" || exit 77; exec "$2" -m "$3" fill "$1" 0'
    words = [str(tmp_path), sys.executable, "tests.store.children"]
    try:
        process = subprocess.run(
            ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        pytest.skip("needs unshare")
    if not process.stdout:
        pytest.skip(f"needs a disk to fill: {process.stderr}")
    told = json.loads(process.stdout)
    assert "the disk is full; free some space" in told["sentence"]
    assert is_intact(told)
