"""Many releases in one go: what a kill, a full disk, company and a second run do to a batch."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import howopen
from benchmarks import live_kill, live_two
from benchmarks.live_releases import write_releases
from benchmarks.live_runs import Setting, finish, run, start
from benchmarks.live_standin import Standin, serving
from howopen.batch import record_all
from howopen.errors import InputError
from howopen.live import Asking

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and limits are of POSIX")

MANY = tuple(f"example-marsh-{number % 7}/heron-{number:04}" for number in range(16))
NAMES = MANY[:6]
SMALL_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
from howopen.cli import main
sys.argv[0] = "howopen"
main()
"""
"""howopen where no file may grow beyond what a few answers take in the store's log."""
IDS = tuple(name.replace("/", "--") for name in NAMES)
BASES = ("example-shore--tern-0", "example-shore--tern-1")


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standin]:
    """Stand-ins for a few invented releases, in a process of their own."""
    folder = tmp_path_factory.mktemp("releases")
    assert MANY == write_releases(folder, len(MANY))
    with serving(folder, 2) as started:
        yield started


@pytest.fixture
def asked(servers: Standin, monkeypatch: pytest.MonkeyPatch) -> Standin:
    """The same, to which this process is pointed too, and with an empty log."""
    monkeypatch.delenv("HOWOPEN_OFFLINE", raising=False)
    for name, value in servers.environment.items():
        monkeypatch.setenv(name, value)
    servers.log()
    return servers


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    return Setting.below(tmp_path / "run", NAMES)


def alone(setting: Setting, **options: object) -> Asking:
    """Asking that stays in this process."""
    return Asking(cache=setting.cache, jobs=1, **options)


def folders(setting: Setting) -> list[str]:
    return sorted(path.name for path in setting.folder.iterdir())


def test_a_batch_that_is_killed_again_and_again_ends_as_if_it_had_not_been(tmp_path):
    found = live_kill.measure(tmp_path, kills=8, releases=20, latency_ms=4)
    assert found.holds, found


def test_two_runs_on_one_store_lose_nothing_and_ask_nothing_twice(tmp_path):
    found = live_two.measure(tmp_path, seconds=2, latency_ms=4)
    assert found.same_list.holds, found.same_list
    assert found.two_lists.holds, found.two_lists


def test_a_second_run_asks_only_what_has_changed(asked, setting):
    record_all(NAMES, setting.folder, asking=alone(setting))
    first, files = asked.log().asked, setting.tree()
    done = record_all(NAMES, setting.folder, asking=alone(setting))
    second = asked.log().asked
    assert len(second) == done.requests < len(first)
    assert all(each.is_conditional for each in second)
    assert files == setting.tree()


def test_once_it_is_kept_a_batch_needs_no_network(asked, setting, monkeypatch):
    record_all(NAMES, setting.folder, asking=alone(setting))
    files = setting.tree()

    def refused(*_: object) -> None:
        raise AssertionError("it asked the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    done = record_all(NAMES, setting.folder, asking=alone(setting, offline=True))
    assert (0, [False] * 6) == (done.requests, [each.failed for each in done.results])
    assert files == setting.tree()


def test_ctrl_c_finishes_what_is_in_hand_and_the_same_command_goes_on(asked, tmp_path):
    setting = Setting.below(tmp_path / "run", MANY)
    process = start(setting, asked)
    while asked.count() < 8:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    stopped = finish(process, 0)
    assert 130 == stopped.code
    assert stopped.said.startswith("howopen: stopped after ")
    assert stopped.said.endswith(" of 16; the same command goes on from here\n")
    before = {each.path for each in asked.log().asked}
    assert 16 == len(record_all(MANY, setting.folder, asking=alone(setting)).results)
    assert before.isdisjoint(each.path for each in asked.log().asked)


def test_a_line_that_is_no_place_on_the_network_is_told_before_anything_is_asked(asked, setting):
    setting.listed.write_text("\n".join((*NAMES, "no place/at/all")), "utf-8")
    done = run(setting, asked)
    assert (2, ()) == (done.code, asked.log().asked)
    assert "no place/at/all is no place on the network" in done.said


def test_a_place_that_is_listed_twice_in_two_spellings_is_recorded_once(asked, setting):
    spelled = (NAMES[1], f"https://huggingface.co/{NAMES[1]}", NAMES[1].upper(), NAMES[1])
    done = record_all(spelled, setting.folder, asking=alone(setting))
    assert [NAMES[1]] == [each.target for each in done.results]
    assert 1 == max(Counter(each.path for each in asked.log().asked).values())


def test_two_revisions_of_a_release_do_not_write_the_same_folder(asked, setting):
    with pytest.raises(InputError, match=f"would be written to the same folder, {IDS[1]}"):
        record_all((NAMES[1], f"{NAMES[1]}@main"), setting.folder, asking=alone(setting))
    assert () == asked.log().asked


def test_a_source_is_not_added_to_many_releases(asked, setting):
    with pytest.raises(InputError, match="further sources belong to one release"):
        record_all(NAMES, setting.folder, asking=alone(setting, add=("https://example.org/",)))


def test_a_base_has_the_same_recording_whoever_names_it_and_when_it_is_listed(asked, setting):
    base = "example-shore/tern-0"
    record_all((NAMES[0],), setting.folder, asking=alone(setting))
    named = {path: data for path, data in setting.tree().items() if path.startswith(BASES[0])}
    howopen.record(base, setting.folder / "itself", asking=alone(setting))
    itself = {f"itself/{path}": data for path, data in named.items()}
    assert itself.items() <= setting.tree().items()


def test_progress_begins_where_the_batch_was_stopped(asked, setting):
    told: list[tuple[int, int, str]] = []

    def stop(done: int, total: int, target: str) -> None:
        told.append((done, total, target))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(howopen.batch.BatchInterrupted):
        record_all(NAMES, setting.folder, asking=alone(setting), on_done=stop)
    stopped = told[-1][0]
    told.clear()
    record_all(NAMES, setting.folder, asking=alone(setting), on_done=lambda *t: told.append(t))
    assert (6, "") == told[0][1:]
    assert stopped <= told[0][0] == 7 - len(told)
    counts = [done for done, _, _ in told]
    assert (sorted(counts), 6) == (counts, counts[-1])


def test_a_folder_that_was_removed_while_the_batch_was_stopped_is_written_again(asked, setting):
    def stop(done: int, *_: object) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(howopen.batch.BatchInterrupted):
        record_all(NAMES, setting.folder, asking=alone(setting), on_done=stop)
    for path in setting.folder.iterdir():
        path.rename(path.parent.parent / path.name)
    before = {each.path for each in asked.log().asked}
    record_all(NAMES, setting.folder, asking=alone(setting))
    assert before.isdisjoint(each.path for each in asked.log().asked)
    assert set(IDS) <= set(folders(setting))


def test_a_full_disk_for_the_folder_is_said_and_what_came_is_not_asked_again(
    asked, setting, monkeypatch
):
    with monkeypatch.context() as context:
        context.setattr(Path, "write_bytes", full)
        with pytest.raises(InputError, match="No space left on device; choose another place"):
            record_all(NAMES, setting.folder, asking=alone(setting))
    before = {each.path for each in asked.log().asked}
    record_all(NAMES, setting.folder, asking=alone(setting))
    assert before.isdisjoint(each.path for each in asked.log().asked)
    assert sorted((*IDS, *BASES)) == folders(setting)


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_for_the_cache_is_said_and_the_same_command_goes_on(asked, setting):
    stopped = run(setting, asked, program=SMALL_FILES)
    assert (3, "ok") == (stopped.code, setting.problems())
    assert "free some space or name another folder" in stopped.said
    record_all(NAMES, setting.folder, asking=alone(setting))
    assert sorted((*IDS, *BASES)) == folders(setting)


def test_a_list_of_thousands_begins_at_once(setting):
    names = [f"example-none/heron-{number}" for number in range(3000)]
    began = time.process_time()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record_all(names, setting.folder, asking=alone(setting), on_done=stop)
    assert time.process_time() - began < 2
