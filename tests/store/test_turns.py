"""Those that would ask the same at the same time take turns; others do not wait."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from howopen.store.turns import Turns

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs locks of open files")


def taking(turns: Turns, key: str) -> tuple[Thread, Event]:
    """A thread that takes a turn, and the event that tells that it had it."""
    had = Event()

    def take() -> None:
        with turns.one_at_a_time(key):
            had.set()

    thread = Thread(target=take)
    thread.start()
    return thread, had


def test_who_wants_the_same_waits_until_the_turn_is_over(tmp_path):
    turns = Turns(tmp_path / "turns")
    with turns.one_at_a_time("GET a"):
        thread, had = taking(turns, "GET a")
        assert not had.wait(0.05)
    thread.join()
    assert had.is_set()


def test_who_wants_something_else_does_not_wait(tmp_path):
    turns = Turns(tmp_path / "turns")
    with turns.one_at_a_time("GET a"):
        thread, had = taking(turns, "GET b\ud800")
        assert had.wait(10)
    thread.join()


def test_a_turn_holds_for_all_that_share_the_store(tmp_path):
    with Turns(tmp_path / "turns").one_at_a_time("GET a"):
        thread, had = taking(Turns(tmp_path / "turns"), "GET a")
        assert not had.wait(0.05)
    thread.join()


def test_a_turn_ends_with_an_error_too(tmp_path):
    turns = Turns(tmp_path / "turns")
    with pytest.raises(KeyError), turns.one_at_a_time("GET a"):
        raise KeyError
    thread, had = taking(turns, "GET a")
    thread.join()
    assert had.is_set()


def test_where_no_file_can_be_made_there_are_no_turns(tmp_path: Path):
    with Turns(tmp_path / "nowhere/turns").one_at_a_time("GET a"):
        assert [] == list(tmp_path.iterdir())
