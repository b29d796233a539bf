"""What other processes do to a store: work on it together, and die in the middle of it.

Run as `python -m tests.store.children VERB FOLDER ...`; prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from howopen.errors import StoreError
from howopen.store import Store
from tests.store.told import LATER, WHEN, numbered, reply

BUNDLE = 5


def killed(folder: Path, rounds: str) -> dict[str, object]:
    """Kills one writer after another and looks each time at what is left."""
    chance = random.Random(7)
    acknowledged: set[int] = set()
    problems: list[str] = []
    for turn in range(int(rounds)):
        done = _kill_a_writer(folder, turn, chance)
        acknowledged |= done
        problems += _problems(folder, done, "quick_check")
    problems += _problems(folder, acknowledged, "integrity_check")
    return {"acknowledged": len(acknowledged), "problems": problems}


def _kill_a_writer(folder: Path, turn: int, chance: random.Random) -> set[int]:
    """The numbers of which the writer had been told that they were kept."""
    read, write = os.pipe()
    writer = os.fork()
    if not writer:
        os.close(read)
        _write_on_and_on(folder, write, turn * 1000)
    os.close(write)
    with os.fdopen(read) as lines:
        said = [int(lines.readline()) for _ in range(chance.randrange(25))]
        _for(chance.uniform(0, 0.003))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        last = [*said, *map(int, lines)][-1:]
    return set(range(turn * 1000, last[0] + 1)) if last else set()


def _write_on_and_on(folder: Path, write: int, number: int) -> None:
    os.write(write, b"%d\n" % (number - 1))
    with Store.open(folder) as store:
        while True:
            if number % 10 == 9:
                store.recordings.keep(
                    f"target {number}", _bundle(number), digest=str(number), when=WHEN
                )
            else:
                # The second takes the place of the first, whose body goes.
                store.exchanges.keep(f"key {number}", reply(os.urandom(9_000)))
                store.exchanges.keep(f"key {number}", numbered(number))
            os.write(write, b"%d\n" % number)
            number += 1


def _bundle(number: int) -> dict[str, bytes]:
    return {f"files/{part}": numbered(number + part).body for part in range(BUNDLE)}


def _problems(folder: Path, acknowledged: set[int], check: str) -> list[str]:
    problems = []
    with Store.open(folder) as store:
        for number in acknowledged:
            if number % 10 == 9:
                found = store.recordings.latest(f"target {number}")
                if found is None or found.files != _bundle(number):
                    problems.append(f"recording {number} is lost or torn")
            elif store.exchanges.latest(f"key {number}") != numbered(number):
                problems.append(f"reply {number} is lost or torn")
    connection = sqlite3.connect(folder / "store.sqlite")
    problems += [row for (row,) in connection.execute(f"PRAGMA {check}") if row != "ok"]
    problems += map(str, connection.execute("PRAGMA foreign_key_check"))
    (unused,) = connection.execute(
        "SELECT count(*) FROM blob WHERE id NOT IN (SELECT blob FROM bundle_file)"
        " AND id NOT IN (SELECT body FROM exchange WHERE body NOTNULL)"
    ).fetchone()
    connection.close()
    return problems + [f"{unused} blobs that nothing holds"] * bool(unused)


def cleared(folder: Path, rounds: str) -> dict[str, object]:
    """Kills one after another that clears the store of what is old."""
    chance = random.Random(8)
    problems = []
    young = set(range(0, 90, 10))
    for turn in range(int(rounds)):
        with Store.open(folder) as store:
            for number in young:
                store.exchanges.keep(f"key {number}", numbered(number))
            for number in range(150):
                old = numbered(turn * 1000 + number)
                store.exchanges.keep(f"old {number}", reply(old.body, when="2001-01-01T00:00:00Z"))
        clearer = os.fork()
        if not clearer:
            with Store.open(folder) as store:
                store.clear(older_than_days=3650)
            os._exit(0)
        _for(chance.uniform(0, 0.02))
        os.kill(clearer, signal.SIGKILL)
        os.waitpid(clearer, 0)
        problems += _problems(folder, young, "integrity_check")
    return {"problems": problems}


def opened_at_once(folder: Path, rounds: str) -> dict[str, object]:
    """Lets six processes make the same store at the same time."""
    failed = 0
    for turn in range(int(rounds)):
        place = folder / str(turn)
        read, write = os.pipe()
        children = []
        for number in range(6):
            children.append(os.fork())
            if not children[-1]:
                os.close(write)
                os.read(read, 1)  # returns when the other end is closed
                with Store.open(place) as store:
                    store.exchanges.keep(str(number), numbered(number))
                os._exit(0)
        os.close(read)
        os.close(write)
        failed += sum(os.waitpid(one, 0)[1] != 0 for one in children)
        with Store.open(place) as store:
            failed += sum(store.exchanges.latest(str(n)) != numbered(n) for n in range(6))
    return {"failed": failed}


def hammer(folder: Path, who: str, seconds: str) -> dict[str, object]:
    """Writes and reads without a pause, its own things and those that all share."""
    with Store.open(folder) as store:
        _say("ready")
        sys.stdin.readline()
        until = time.monotonic() + float(seconds)
        kept, torn, claimed, slowest = 0, 0, [], 0.0
        while (begun := time.monotonic()) < until:
            store.exchanges.keep(f"{who} {kept}", numbered(kept))
            store.exchanges.keep("shared", numbered(kept))
            slowest = max(slowest, time.monotonic() - begun)
            shared = store.exchanges.latest("shared")
            number = int(shared.headers["etag"].strip('"')) if shared else -1
            torn += shared != numbered(number)
            if kept % 5 == 0 and (target := store.jobs.claim("batch", who, 60)):
                claimed.append(target)
                store.jobs.finish("batch", target, outcome="done", note=who)
            if kept % 50 == 0:
                store.recordings.keep(who, {"a": b"a" * kept}, digest=str(kept), when=LATER)
            kept += 1
    return {"kept": kept, "torn": torn, "claimed": claimed, "slowest": slowest}


def claim(folder: Path, batch: str) -> dict[str, object]:
    """Claims one target and holds it until it is killed or told to end."""
    with Store.open(folder) as store:
        _say(str(store.jobs.claim(batch, "child", 3600)))
        sys.stdin.readline()
    return {}


def fill(folder: Path, limit: str) -> dict[str, object]:
    """Writes until the disk takes no more; then there is room again. What was kept?"""
    ballast = folder / "ballast"
    ballast.write_bytes(b"\0" * 200_000)
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    sentence, kept = "", 0
    with Store.open(folder / "cache") as store:
        try:
            for number in range(1000):
                store.exchanges.keep(f"key {number}", numbered(number))
                kept += 1
        except StoreError as error:
            sentence = str(error)
        lost = sum(store.exchanges.latest(f"key {n}") != numbered(n) for n in range(kept))
    ballast.unlink()
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    problems = _problems_of_keys(folder / "cache", kept)
    return {"sentence": sentence, "kept": kept, "lost": lost, "problems": problems}


def _problems_of_keys(folder: Path, kept: int) -> list[str]:
    with Store.open(folder) as store:
        problems = [
            f"key {n} is lost or torn"
            for n in range(kept)
            if store.exchanges.latest(f"key {n}") != numbered(n)
        ]
        store.exchanges.keep("again", reply(b"there is room"))
    return problems + _problems(folder, set(), "integrity_check")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _for(seconds: float) -> None:
    """Passes a time too short to sleep."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


VERBS: dict[str, Callable[..., dict[str, object]]] = {
    "killed": killed,
    "cleared": cleared,
    "opened-at-once": opened_at_once,
    "hammer": hammer,
    "claim": claim,
    "fill": fill,
}

if __name__ == "__main__":
    verb, place, *words = sys.argv[1:]
    _say(json.dumps(VERBS[verb](Path(place), *words)))
