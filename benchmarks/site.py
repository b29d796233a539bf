"""What a site costs: over assessing the same releases, and whether it grows with their number.

    python -m benchmarks.site [--json] [--evidence DIR] [--releases N]

The releases are copies of the recordings in `../shared/evidence`, or of the samples where that is
absent. Each time is of a process of its own, by the clock, in as many processes as `jobs` says.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import click
import msgspec

import howopen
from benchmarks.speed import SHARED
from howopen.samples import FOLDER
from howopen.sources import find_recordings

Work = Callable[[Path, int], int]
PART = 4
"""The smaller site has this part of the releases."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured. Times are by the clock."""

    releases: int
    jobs: int
    files: int
    seconds_assessing: float
    over_assessing: float
    """Building the site, assessing included, over assessing alone; the limit is 3."""
    growth: float
    """Time a release of the whole site over that of the smaller one; 1 when it is linear."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--evidence",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of recordings to copy.  [default: ../shared/evidence, else the samples]",
)
@click.option("--releases", type=click.IntRange(PART), default=1000, show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)
def main(*, as_json: bool, evidence: Path | None, releases: int, jobs: int) -> None:
    """Measure building a site."""
    source = evidence or (SHARED if SHARED.is_dir() else FOLDER)
    figures = measure(source, releases, jobs)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(figures)))
        return
    print(f"assessing  {figures.releases} releases, {figures.seconds_assessing:.1f} s")
    print(f"site       {figures.over_assessing:.2f} x that, assessing included (limit 3)")
    print(f"           {figures.files} files, in three languages, by {jobs} processes")
    print(f"growth     {figures.growth:.2f} x the time a release of a site of a quarter of them")


def measure(source: Path, releases: int, jobs: int) -> Figures:
    """All figures for copies of the recordings in `source`."""
    with tempfile.TemporaryDirectory() as box:
        few, many = (
            _copies(source, Path(box, f"{count}"), count) for count in (releases // PART, releases)
        )
        assessing = _alone(_assess, many, jobs)[0]
        small = _alone(_build, few, jobs)[0]
        whole, files = _alone(_build, many, jobs)
    return Figures(
        releases=releases,
        jobs=jobs,
        files=files,
        seconds_assessing=round(assessing, 2),
        over_assessing=round(whole / assessing, 3),
        growth=round((whole / releases) / (small / (releases // PART)), 3),
    )


def _copies(source: Path, folder: Path, count: int) -> Path:
    """A folder of `count` recordings, each one of `source` under a name of its own."""
    for number, place in enumerate(islice(cycle(find_recordings(source)), count)):
        shutil.copytree(place, folder / f"{place.name}-{number}")
    if (source / "_sources").is_dir():
        shutil.copytree(source / "_sources", folder / "_sources")
    print(f"copied {count} recordings", file=sys.stderr)
    return folder


def _alone(work: Work, folder: Path, jobs: int) -> tuple[float, int]:
    """Seconds, and what came of it, in a process that has done nothing before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_timed, work, folder, jobs).result()


def _timed(work: Work, folder: Path, jobs: int) -> tuple[float, int]:
    begun = time.monotonic()
    count = work(folder, jobs)
    return time.monotonic() - begun, count


def _assess(folder: Path, jobs: int) -> int:
    return len(howopen.assess_all(folder, jobs=jobs))


def _build(folder: Path, jobs: int) -> int:
    return howopen.build_site(folder, folder.parent / "site", jobs=jobs)


if __name__ == "__main__":
    main()
