"""Two runs on one store at once: what they share, and whether anything is torn, lost or doubled."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.live_releases import write_releases
from benchmarks.live_runs import Finished, Setting, finish, run, start
from benchmarks.live_standin import Standin, serving

RELEASES_PER_SECOND = 14
"""About so many are recorded a second, by two runs with two requests each at 20 ms."""


class Shared(NamedTuple):
    """What came of two runs at once."""

    releases: int
    seconds: float
    asked_twice: int
    """Requests that both made."""
    smaller_part: float
    """Share of the requests that the run made which made fewer."""
    same_files: bool
    """Whether every byte is that of one run alone."""
    complete: bool
    """Whether both said of each of their targets that it was recorded, and the store has it."""
    store: str

    @property
    def holds(self) -> bool:
        """Whether all is as it should be."""
        return self.same_files and self.complete and self.store == "ok" and not self.asked_twice


class Two(NamedTuple):
    """Both ways in which two runs meet."""

    same_list: Shared
    two_lists: Shared
    """Half of each list is in the other one too."""


def measure(folder: Path, *, seconds: float, latency_ms: float = 20) -> Two:
    """Two runs of one list, then two of different lists, each for about so many seconds."""
    count = max(8, round(seconds * RELEASES_PER_SECOND))
    names = write_releases(folder / "releases", count)
    alone = Setting.below(folder / "alone", names)
    with serving(folder / "releases", 0) as standin:
        run(alone, standin, "--jobs", "4")
        standin.wait_before_answers(latency_ms)
        standin.log()
        one = Setting.below(folder / "one", names)
        same = _shared(one, one, alone, standin)
        third = count // 3
        left = Setting.below(folder / "two", names[: 2 * third])
        listed = Setting.below(folder / "other", names[third:]).listed
        right = Setting(listed, left.folder, left.cache)
        return Two(same, _shared(left, right, alone, standin))


def _shared(left: Setting, right: Setting, alone: Setting, standin: Standin) -> Shared:
    began = time.perf_counter()
    processes = [start(setting, standin) for setting in (left, right)]
    ends = [finish(process, began) for process in processes]
    asked = Counter(each.path for each in standin.log().asked)
    parts = [_requests(end) for end in ends]
    return Shared(
        releases=len(left.digests()),
        seconds=round(max(end.seconds for end in ends), 1),
        asked_twice=sum(asked.values()) - len(asked),
        smaller_part=round(min(parts) / max(1, sum(parts)), 2),
        same_files=left.tree() == alone.tree(),
        complete=all(map(_complete, (left, right), ends)) and left.digests() == alone.digests(),
        store=left.problems(),
    )


def _complete(setting: Setting, end: Finished) -> bool:
    wanted = setting.listed.read_text(encoding="utf-8").split("\n")
    return end.code == 0 and len(end.lines) == len(wanted)


def _requests(end: Finished) -> int:
    """How many a run says that it made: `N of N recorded; M requests`."""
    return int(end.said.rpartition("; ")[2].split()[0])
