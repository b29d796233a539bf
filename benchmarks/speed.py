"""How fast and how large howopen is: start-up, releases per second, peak memory.

    python -m benchmarks.speed [--json] [--evidence DIR] [--runs N]

The recordings judged are those of `../shared/evidence`, or copies of the samples where that is
absent; the figures say which.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

import howopen
from howopen.samples import FOLDER, names

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "evidence"
COPIES = 40
"""Of each sample, where the shared evidence is absent."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured. Times are wall-clock medians, sizes are MiB."""

    help_over_python: float
    """`howopen --help` over a bare `python -c pass`."""
    releases_per_second: float
    """All recordings in one command, start-up and printing included."""
    peak_mib: float
    python_ms: float
    import_ms: float
    """`import howopen` alone, start of Python included."""
    help_ms: float
    releases: int
    seconds: float
    judged: str
    """Which recordings."""
    peak_is: str
    """What the peak adds up."""
    all_over_one: float
    """Processor time of judging all recordings under all definitions over under one (limit 1.3)."""
    definitions: int


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--evidence",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of recordings.  [default: ../shared/evidence, else the samples]",
)
@click.option("--runs", default=11, show_default=True, help="Starts to take the median of.")
def main(*, as_json: bool, evidence: Path | None, runs: int) -> None:
    """Measure start-up, speed and memory."""
    with _recordings(evidence) as (folder, judged):
        figures = measure(folder, judged, runs)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(figures)))
        return
    print(
        f"start-up   python {figures.python_ms:.0f} ms, import howopen {figures.import_ms:.0f} ms,"
    )
    print(f"           howopen --help {figures.help_ms:.0f} ms")
    print(f"           {figures.help_over_python:.1f} x a bare python (limit 15)")
    print(f"releases   {figures.releases} in {figures.seconds:.1f} s, {figures.judged}")
    print(f"           {figures.releases_per_second:.1f} a second (floor 10)")
    print(
        f"definitions {figures.definitions} cost {figures.all_over_one:.2f} x what one costs"
        " (limit 1.3)"
    )
    print(f"memory     {figures.peak_mib:.0f} MiB, {figures.peak_is} (limit 300)")


def measure(folder: Path, judged: str, runs: int) -> Figures:
    """All figures for the recordings in `folder`."""
    python, imported, helped = _medians(
        runs, ["-c", "pass"], ["-c", "import howopen"], ["-m", "howopen", "--help"]
    )
    seconds, peak_mib, peak_is = _judge_all(folder)
    releases = len(list(folder.glob("*/release.yaml")))
    return Figures(
        help_over_python=round(helped / python, 2),
        releases_per_second=round(releases / seconds, 2),
        peak_mib=round(peak_mib, 1),
        python_ms=round(python * 1000, 1),
        import_ms=round(imported * 1000, 1),
        help_ms=round(helped * 1000, 1),
        releases=releases,
        seconds=round(seconds, 2),
        judged=judged,
        peak_is=peak_is,
        all_over_one=round(_all_over_one(folder), 3),
        definitions=sum(not each.superseded_by for each in howopen.definitions().values()),
    )


_COST = """
import sys, time, pathlib, howopen
from howopen.frameworks.judging import judge_all
from howopen.named_definitions import definitions_of
begun = time.process_time()
found = howopen.assess_all(pathlib.Path(sys.argv[1]), frameworks=(), jobs=1)
times = [time.process_time() - begun]
for chosen in (definitions_of(["radboud"]), definitions_of(None)):
    begun = time.process_time()
    for each in found:
        judge_all(each.findings, chosen)
    times.append(time.process_time() - begun)
print((times[0] + times[2]) / (times[0] + times[1]))
"""
"""Processor time up to the findings, then under one definition and under all: in one process, so
that a slow moment meets all alike."""


def _all_over_one(folder: Path) -> float:
    """What assessing all recordings under all definitions costs over assessing them under one."""
    command = [sys.executable, "-c", _COST, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


@contextmanager
def _recordings(given: Path | None) -> Iterator[tuple[Path, str]]:
    if given is not None:
        yield given, "the recordings given"
    elif SHARED.is_dir():
        yield SHARED, "all of ../shared/evidence"
    else:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(FOLDER / "_sources", folder / "_sources")
            for sample in names():
                for number in range(COPIES):
                    shutil.copytree(FOLDER / sample, folder / f"{sample}-{number}")
            yield folder, f"{COPIES} copies of each sample (no ../shared/evidence here)"


def _medians(runs: int, *commands: list[str]) -> list[float]:
    """Median seconds of each command, run in turns so that a slow moment meets all alike."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for taken, words in zip(times, commands, strict=True):
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, *words],
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            taken.append(time.perf_counter() - began)
    return [statistics.median(taken) for taken in times]


def _judge_all(folder: Path) -> tuple[float, float, str]:
    """Seconds, peak in MiB and what that adds up, of `howopen table FOLDER --json`."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "howopen", "table", str(folder), "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    peaks: dict[int, int] = {}
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peaks, done), daemon=True)
    watch.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - began
    done.set()
    watch.join()
    if process.returncode:
        raise click.ClickException(said.decode("utf-8", "replace"))
    if peaks:
        what = f"own peaks of {len(peaks)} process(es), added up"
        return seconds, sum(peaks.values()) / 1024, what
    return seconds, _largest_child(), "the largest process only (no /proc here)"


def _watch(root: int, peaks: dict[int, int], done: threading.Event) -> None:
    """Keep the greatest resident size in KiB of `root` and of each process under it."""
    while not done.wait(0.05):
        waiting = [root]
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


def _largest_child() -> float:
    """Peak in MiB of the largest process waited for."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
