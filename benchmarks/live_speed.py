"""How fast and how large a batch is, and what a second run of it costs."""

from __future__ import annotations

import http.client
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.live_releases import write_releases
from benchmarks.live_runs import GUARDED, Finished, Setting, run, start
from benchmarks.live_standin import Standin, serving

_PLAIN_REQUESTS = 200
_LOOK_SECONDS = 0.05


class Speed(NamedTuple):
    """Requests a second over the bound that the limit and the latency set: `jobs / latency`."""

    jobs: int
    releases: int
    requests: int
    seconds: float
    """Of the whole command, its start too."""
    of_bound: float
    plain_of_bound: float
    """The same of a client that does nothing with the answers, measured just before and after."""


class Again(NamedTuple):
    """What the same batch costs once more, and then without a network."""

    first: int
    """Requests of the first run."""
    second: int
    conditional: int
    """Of these, those that asked only for what has changed; a redirect's second leg too."""
    same_files: bool
    offline: int
    """Requests of the run that asks nobody."""
    offline_code: int

    @property
    def holds(self) -> bool:
        """Whether all is as it should be."""
        asked = self.conditional == self.second < self.first
        return asked and self.same_files and self.offline == self.offline_code == 0


class Memory(NamedTuple):
    """The most that all processes of a batch held, added up, in MiB."""

    of_200: float
    of_1000: float

    @property
    def growth(self) -> float:
        """The one over the other."""
        return round(self.of_1000 / self.of_200, 3)


def speed(folder: Path, *, releases: int, jobs: int, latency_ms: float = 20) -> Speed:
    """One batch into a fresh cache."""
    names = write_releases(folder / "releases", releases)
    setting = Setting.below(folder / "fresh", names)
    bound = jobs / (latency_ms / 1000)
    with serving(folder / "releases", latency_ms) as standin:
        plain = [_plain(standin, names[0], jobs)]
        standin.log()
        done = _good(run(setting, standin, "--jobs", str(jobs)))
        asked = standin.log().asked
        plain.append(_plain(standin, names[0], jobs))
    return Speed(
        jobs=jobs,
        releases=releases,
        requests=len(asked),
        seconds=round(done.seconds, 1),
        of_bound=round(len(asked) / done.seconds / bound, 3),
        plain_of_bound=round(sum(plain) / len(plain) / bound, 3),
    )


def again(folder: Path, *, releases: int) -> Again:
    """A batch, the same once more, and then offline with a guard on the socket."""
    names = write_releases(folder / "releases", releases)
    setting = Setting.below(folder / "fresh", names)
    with serving(folder / "releases", 0) as standin:
        _good(run(setting, standin))
        first = standin.log().asked
        files = setting.tree()
        _good(run(setting, standin))
        second = standin.log().asked
        same = files == setting.tree()
        offline = run(setting, standin, "--offline", program=GUARDED)
        return Again(
            first=len(first),
            second=len(second),
            conditional=sum(each.is_conditional for each in second),
            same_files=same and files == setting.tree(),
            offline=len(standin.log().asked),
            offline_code=offline.code,
        )


def memory(folder: Path) -> Memory:
    """The peaks of two batches, the larger five times the smaller."""
    names = write_releases(folder / "releases", 1000)
    with serving(folder / "releases", 0) as standin:
        peaks = [
            _peak_mib(Setting.below(folder / str(count), names[:count]), standin)
            for count in (200, 1000)
        ]
    return Memory(*peaks)


def _good(done: Finished) -> Finished:
    if done.code:
        raise RuntimeError(done.said)
    return done


def _plain(standin: Standin, name: str, clients: int) -> float:
    """Requests a second of so many clients that each ask one after the other."""
    host = standin.environment["HF_ENDPOINT"].removeprefix("http://")

    def ask() -> None:
        connection = http.client.HTTPConnection(host)
        for _ in range(_PLAIN_REQUESTS):
            connection.request("GET", f"/api/models/{name}")
            connection.getresponse().read()
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return clients * _PLAIN_REQUESTS / (time.perf_counter() - began)


def _peak_mib(setting: Setting, standin: Standin) -> float:
    process = start(setting, standin)
    peaks: dict[int, int] = {}
    with ThreadPoolExecutor(1) as reader:  # a pipe that nobody reads holds the process up
        ending = reader.submit(process.communicate)
        while not ending.done():
            _note_peaks(process, peaks)
            time.sleep(_LOOK_SECONDS)
    if process.returncode:
        raise RuntimeError(ending.result()[1])
    return round(sum(peaks.values()) / 1024, 1)


def _note_peaks(process: subprocess.Popen[str], peaks: dict[int, int]) -> None:
    """Keeps the greatest resident size in KiB of a process and of each below it (Linux)."""
    waiting = [process.pid]
    while waiting:
        pid = waiting.pop()
        try:
            status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:
            continue
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                peaks[pid] = max(peaks.get(pid, 0), int(line.split()[1]))
