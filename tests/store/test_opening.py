"""Whatever the cache is like, it opens, is read, or one sentence says why not; nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

import howopen.store.opening
from howopen.errors import StoreError
from howopen.store import Store, default_folder
from howopen.store.database import Database
from howopen.store.schema import VERSION
from tests.store.told import WHEN, numbered, reply


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The file of a store that holds a few replies."""
    return fill(tmp_path / "cache")


def fill(folder: Path) -> Path:
    with Store.open(folder) as store:
        for number in range(8):
            store.exchanges.keep(f"key {number}", numbered(number))
    return folder / "store.sqlite"


def refusal(folder: Path, *, read_only: bool = False) -> str:
    """The sentence with which a store does not open; it is one, and says what to do."""
    with pytest.raises(StoreError) as caught:
        Store.open(folder, read_only=read_only)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert "HOWOPEN_CACHE" in sentence
    return sentence


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_store_makes_its_folder_for_its_owner_only(tmp_path):
    with Store.open(tmp_path / "a" / "b") as store:
        assert (0o700, True, ()) == (
            (tmp_path / "a" / "b").stat().st_mode & 0o777,
            store.writable,
            store.remarks,
        )


def test_the_folder_is_the_one_that_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.setenv("HOWOPEN_CACHE", str(tmp_path / "mine"))
    with Store.open():
        assert (tmp_path / "mine" / "store.sqlite").is_file()


def test_the_folder_is_the_systems_own_when_the_environment_names_none(monkeypatch):
    monkeypatch.setenv("HOWOPEN_CACHE", "")
    assert "howopen" == default_folder().name


def test_a_closed_store_leaves_one_file_and_says_that_it_is_closed(tmp_path):
    fill(tmp_path)
    assert ["store.sqlite"] == [path.name for path in tmp_path.iterdir()]
    store = Store.open(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.exchanges.latest("key 1")


def test_size_is_that_on_disk(made):
    with Store.open(made.parent, read_only=True) as store:
        assert made.stat().st_size == store.size_bytes


def test_a_store_stays_where_it_is_when_the_process_goes_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with Store.open(Path("cache")) as store:
        monkeypatch.chdir(tmp_path / "elsewhere")
        store.jobs.start("batch", ["a"], settings="", when=WHEN)
        assert "a" == store.jobs.claim("batch", "me", 60)
        assert store.size_bytes > 0
    assert [] == list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("place", ["file", "file/below", "a\0b", "x" * 300])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_folder_that_cannot_be_made_is_said(tmp_path, place, read_only):
    (tmp_path / "file").write_text("mine")
    if read_only and place.startswith("file"):
        with Store.open(tmp_path / place, read_only=True) as store:
            assert () == store.ls()
    else:
        assert "cannot be " in refusal(tmp_path / place, read_only=read_only)
    assert "mine" == (tmp_path / "file").read_text()


@pytest.mark.parametrize("content", [b"x", b"mine " * 30, b"mine " * 5000])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database_is_said_and_left_alone(tmp_path, content, read_only):
    (tmp_path / "store.sqlite").write_bytes(content)
    assert "is not a database; move it away" in refusal(tmp_path, read_only=read_only)
    assert content == (tmp_path / "store.sqlite").read_bytes()


@pytest.mark.parametrize("left", [0.2, 0.5, 0.99])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_truncated_database_is_said_and_left_alone(made, left, read_only):
    content = made.read_bytes()[: int(made.stat().st_size * left)]
    made.write_bytes(content)
    assert "is damaged; delete it to start afresh" in refusal(made.parent, read_only=read_only)
    assert content == made.read_bytes()


def test_a_file_that_was_cut_to_nothing_is_made_anew(made):
    made.write_bytes(b"")
    for read_only in (True, False):
        with Store.open(made.parent, read_only=read_only) as store:
            assert store.exchanges.latest("key 1") is None


@pytest.mark.parametrize(
    "tampering", ["content = zeroblob(length(content))", "content = x'00'", "packed = 1 - packed"]
)
def test_content_that_is_not_what_it_was_is_never_given_back(made, tampering):
    change(made, f"UPDATE blob SET {tampering}")
    with Store.open(made.parent) as store, pytest.raises(StoreError, match="is damaged"):
        [store.exchanges.latest(f"key {number}") for number in range(8)]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_store_of_a_newer_version_is_said_and_left_alone(made, read_only):
    change(made, "PRAGMA user_version = 99")
    content = made.read_bytes()
    assert f"newer howopen (its version 99, this one knows {VERSION})" in refusal(
        made.parent, read_only=read_only
    )
    assert content == made.read_bytes()


def test_a_store_of_an_older_version_is_brought_up_to_date_when_it_may_be(made, monkeypatch):
    step = ("CREATE TABLE later (id INTEGER PRIMARY KEY)",)
    monkeypatch.setattr(howopen.store.opening, "STEPS", (*howopen.store.opening.STEPS, step))
    monkeypatch.setattr(howopen.store.opening, "VERSION", VERSION + 1)
    assert "is of an older howopen and is only read" in refusal(made.parent, read_only=True)
    with Store.open(made.parent) as store:
        assert numbered(1) == store.exchanges.latest("key 1")
    with Store.open(made.parent, read_only=True) as store:
        assert numbered(1) == store.exchanges.latest("key 1")


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE mine (id)", "PRAGMA user_version = 1", "PRAGMA application_id = 7"]
)
def test_a_database_of_another_program_is_said_and_left_alone(tmp_path, statement):
    path = tmp_path / "store.sqlite"
    change(path, statement)
    content = path.read_bytes()
    assert "is a database of another program" in refusal(tmp_path)
    assert content == path.read_bytes()


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_regular_file_is_said_and_not_opened(tmp_path, make, read_only):
    make(tmp_path / "store.sqlite")
    assert "is not a regular file" in refusal(tmp_path, read_only=read_only)


def test_a_store_that_another_holds_is_said_to_be_locked_in_the_end(made):
    holder = sqlite3.connect(made, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="is locked by another process; try again"):
        Database(made, busy_seconds=0.01)
    holder.close()
    Database(made, busy_seconds=0.01).close()


def test_writing_waits_for_another_to_be_done(made):
    database = Database(made)
    holder = sqlite3.connect(made, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    later = threading.Timer(0.05, holder.execute, ("COMMIT",))
    later.start()
    with database.writing() as connection:
        connection.execute("DELETE FROM exchange")
    later.join()
    holder.close()
    database.close()


def test_an_error_within_a_transaction_leaves_no_trace(store):
    store.exchanges.keep("key", reply())

    def interrupted() -> None:
        with store._database.writing() as connection:
            connection.execute("DELETE FROM exchange")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert reply() == store.exchanges.latest("key")


def test_a_bug_of_ours_is_not_told_as_a_fault_of_the_cache(store):
    with pytest.raises(sqlite3.OperationalError), store._database.writing() as connection:
        connection.execute("SELECT nothing FROM nowhere")


def test_a_store_is_not_used_across_a_fork(store, monkeypatch):
    parent = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: parent + 1)
    with pytest.raises(StoreError, match="was opened by a parent process; open it anew"):
        store.exchanges.latest("key")
    store.close()
    monkeypatch.undo()
    assert store.exchanges.latest("key") is None


def test_a_store_that_is_deleted_meanwhile_is_not_made_again_without_tables(made):
    caught = []

    def use() -> None:
        with pytest.raises(StoreError, match="may not be opened or written") as error:
            store.exchanges.latest("key 1")
        caught.append(error)

    with Store.open(made.parent) as store:
        shutil.rmtree(made.parent)
        thread = threading.Thread(target=use)
        thread.start()
        thread.join()
    assert (1, False) == (len(caught), made.exists())


def test_a_store_that_is_only_read_takes_nothing_and_says_nothing(made):
    content = made.read_bytes()
    with Store.open(made.parent, read_only=True) as store:
        store.exchanges.keep("key 1", reply())
        store.exchanges.confirm("key 1", WHEN)
        store.recordings.keep("heron", {"a": b"1"}, digest="1", when=WHEN)
        assert (numbered(1), (), False) == (
            store.exchanges.latest("key 1"),
            store.remarks,
            store.writable,
        )
    assert content == made.read_bytes()


def test_a_store_that_was_never_made_is_empty_to_read_in_every_thread(tmp_path):
    found: list[object] = []
    with Store.open(tmp_path / "none", read_only=True) as store:
        thread = threading.Thread(target=lambda: found.append(store.exchanges.latest("key")))
        thread.start()
        thread.join()
        assert ((), None, 0, [None]) == (
            store.ls(),
            store.recordings.by_digest("1"),
            store.size_bytes,
            found,
        )
    assert not (tmp_path / "none").exists()


def test_work_that_has_to_be_written_down_is_refused_where_it_cannot_be(made):
    with Store.open(made.parent, read_only=True) as store:
        for call in (
            store.clear,
            lambda: store.jobs.start("batch", ["a"], settings="", when=WHEN),
            lambda: store.jobs.claim("batch", "me", 60),
        ):
            with pytest.raises(StoreError, match="cannot be written; see to its permissions"):
                call()


@pytest.mark.parametrize("what", ["folder", "file", "both"])
def test_a_cache_that_may_not_be_written_is_read_and_that_is_said_once(guarded, what):
    made = fill(guarded / "cache")
    content = made.read_bytes()
    if what != "folder":
        made.chmod(0o400)
    if what != "file":
        made.parent.chmod(0o500)
    with Store.open(made.parent) as store:
        store.exchanges.keep("new", reply())
        (remark,) = store.remarks
        assert remark.endswith(": nothing of this run is kept")
        assert f"the cache {made} cannot be written" in remark
        assert (False, None, numbered(1)) == (
            store.writable,
            store.exchanges.latest("new"),
            store.exchanges.latest("key 1"),
        )
    made.parent.chmod(0o700)
    assert content == made.read_bytes()


def test_a_folder_that_may_not_be_written_takes_no_new_store(guarded):
    (guarded / "shut").mkdir(mode=0o500)
    assert "may not be opened or written" in refusal(guarded / "shut")
    assert "cannot be made (Permission denied)" in refusal(guarded / "shut" / "cache")


def test_a_folder_that_may_not_be_entered_is_said(guarded):
    (guarded / "shut").mkdir(mode=0)
    assert "cannot be reached (Permission denied)" in refusal(guarded / "shut", read_only=True)
    (guarded / "shut").chmod(0o700)


def left_in_the_middle(folder: Path) -> Path:
    """A copy of a store as a kill leaves it: its last work is in the log only."""
    with Store.open(folder / "alive") as store:
        store.exchanges.keep("key", reply())
        shutil.copytree(folder / "alive", folder / "killed")
    return folder / "killed"


def test_what_a_kill_left_in_the_log_is_there_for_the_next(tmp_path):
    with Store.open(left_in_the_middle(tmp_path)) as store:
        assert reply() == store.exchanges.latest("key")


def test_what_a_kill_left_is_read_also_where_nothing_may_be_written(guarded):
    killed = left_in_the_middle(guarded)
    killed.chmod(0o500)
    with Store.open(killed) as store:
        assert reply() == store.exchanges.latest("key")
    killed.chmod(0o700)


def test_a_log_that_can_be_neither_read_nor_written_back_is_said(guarded):
    killed = left_in_the_middle(guarded)
    (killed / "store.sqlite-shm").unlink()
    killed.chmod(0o500)
    assert "was left in the middle of its work" in refusal(killed)
    killed.chmod(0o700)
    with Store.open(killed) as store:
        assert reply() == store.exchanges.latest("key")
