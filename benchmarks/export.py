"""What an export costs: over assessing the same releases, and in bytes a release.

    python -m benchmarks.export [--json] [--evidence DIR] [--runs N]

The recordings are those of `../shared/evidence`, or the samples where that is absent; the figures
say which.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import click
import msgspec

import howopen
from benchmarks.speed import SHARED
from howopen.exports import Format, exported
from howopen.samples import FOLDER

FORMATS = (Format.SQLITE, Format.JSONL, Format.CSV)
"""Those that need nothing further installed."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured. Times are processor time in one process, medians."""

    over_assessing: dict[str, float]
    """Format -> making the file over assessing the releases."""
    bytes_per_release: dict[str, int]
    releases: int
    seconds_assessing: float
    assessed: str
    """Which recordings."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--evidence",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of recordings.  [default: ../shared/evidence, else the samples]",
)
@click.option("--runs", default=3, show_default=True, help="Exports to take the median of.")
def main(*, as_json: bool, evidence: Path | None, runs: int) -> None:
    """Measure exports."""
    figures = measure(*_recordings(evidence), runs)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(figures)))
        return
    print(f"assessing  {figures.releases} releases, {figures.seconds_assessing:.2f} s of processor")
    print(f"           time, {figures.assessed}")
    for form, ratio in figures.over_assessing.items():
        size = figures.bytes_per_release[form]
        print(f"{form:10} {ratio:.3f} x that, {size / 1024:.0f} KiB a release")


def measure(folder: Path, assessed: str, runs: int) -> Figures:
    """All figures for the recordings in `folder`."""
    begun = time.process_time()
    found = howopen.assess_all(folder, jobs=1)
    seconds = time.process_time() - begun
    known = howopen.definitions()
    exported(found[:1], Format.SQLITE, known)  # imports and tables of licences, read once
    ratios, sizes = {}, {}
    for form in FORMATS:
        times = []
        for _ in range(runs):
            begun = time.process_time()
            content = exported(found, form, known)
            times.append(time.process_time() - begun)
        ratios[form.value] = round(statistics.median(times) / seconds, 4)
        sizes[form.value] = len(content) // len(found)
    return Figures(
        over_assessing=ratios,
        bytes_per_release=sizes,
        releases=len(found),
        seconds_assessing=round(seconds, 2),
        assessed=assessed,
    )


def _recordings(given: Path | None) -> tuple[Path, str]:
    if given is not None:
        return given, "the recordings given"
    if SHARED.is_dir():
        return SHARED, "all of ../shared/evidence"
    return FOLDER, "the samples (no ../shared/evidence here)"


if __name__ == "__main__":
    main()
