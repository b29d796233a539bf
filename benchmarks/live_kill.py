"""A batch that is killed again and again: what is left of it, and what it asked twice."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.live_releases import write_releases
from benchmarks.live_runs import Setting, kill, run, start
from benchmarks.live_standin import Asked, Standin, serving

JOBS = 2
IN_STARTUP = 0.15
"""Share of the kills that come before the first request of a run."""
_SHARE = 0.8
"""Of all requests, those made before the last kill, about."""
_LOOK_SECONDS = 0.005
_LATER_SECONDS = 0.03


class Killed(NamedTuple):
    """What many kills did to a batch."""

    kills: int
    releases: int
    requests: int
    """Of an uninterrupted run, those that redirects led to too."""
    repeated: int
    """Answered once more after a kill; not counting those that redirects led to."""
    most_repeated: int
    """Times the most repeated one was answered."""
    under_way: int
    """Requests that may be under way at a kill."""
    same_files: bool
    """Whether every byte below the folder is that of an uninterrupted run."""
    same_results: bool
    store: str

    @property
    def holds(self) -> bool:
        """Whether all is as it should be."""
        return (
            self.same_files
            and self.same_results
            and self.store == "ok"
            and self.repeated <= self.kills * self.under_way
        )


def measure(folder: Path, *, kills: int, releases: int, latency_ms: float = 20) -> Killed:
    """Kills a batch so many times, at moments drawn by chance, and lets it finish."""
    names = write_releases(folder / "releases", releases)
    whole = Setting.below(folder / "whole", names)
    killed = Setting.below(folder / "killed", names)
    with serving(folder / "releases", latency_ms) as standin:
        run(whole, standin, "--jobs", str(JOBS))
        once = standin.log().asked
        chance = random.Random(20260101)
        most = round(_SHARE * 2 * len(once) / max(1, kills))
        asked: list[Asked] = []
        done = 0
        while done < kills and _killed(killed, standin, chance, most):
            done += 1
            asked += standin.log().asked
            print(f"\r{done} kills, {len(asked)} requests", end="", file=sys.stderr)
        last = run(killed, standin, "--jobs", str(JOBS))
        asked += standin.log().asked
        print(file=sys.stderr)
    counts = Counter(each.path for each in asked if not each.is_second)
    return Killed(
        kills=done,
        releases=releases,
        requests=len(once),
        repeated=sum(counts.values()) - len(counts),
        most_repeated=max(counts.values()),
        under_way=JOBS,
        same_files=whole.tree() == killed.tree(),
        same_results=last.code == 0 and whole.digests() == killed.digests(),
        store=killed.problems(),
    )


def _killed(setting: Setting, standin: Standin, chance: random.Random, most: int) -> bool:
    """One run that is killed after at most so many requests; false when it came to its end."""
    process = start(setting, standin, "--jobs", str(JOBS))
    if chance.random() < IN_STARTUP:
        time.sleep(chance.uniform(0, 1))
    else:
        wanted = chance.randint(1, max(1, most))
        while standin.count() < wanted and process.poll() is None:
            time.sleep(_LOOK_SECONDS)
        time.sleep(chance.uniform(0, _LATER_SECONDS))
    return kill(process)
