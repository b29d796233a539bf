"""What a batch on the network stands: kills, company, and how fast and how large it is.

    python -m benchmarks.live [--json] [--only kill,two,speed,memory,again] [--kills N] ...

Invented releases are served by stand-ins in a process of their own, 20 ms before each answer.
A recording holds the day on which it was read: a run over midnight differs in that.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from benchmarks import live_kill, live_speed, live_two

PARTS = ("kill", "two", "speed", "memory", "again")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--only", default=",".join(PARTS), show_default=True, help="Parts, by commas.")
@click.option("--kills", default=100, show_default=True, help="Of a batch of 150.")
@click.option("--seconds", default=60.0, show_default=True, help="Two runs share a store so long.")
@click.option("--releases", default=400, show_default=True, help="To measure speed with.")
def main(*, as_json: bool, only: str, kills: int, seconds: float, releases: int) -> None:
    """Measure batches on the network."""
    parts: dict[str, Callable[[Path], Any]] = {
        "kill": lambda folder: live_kill.measure(folder, kills=kills, releases=150),
        "two": lambda folder: live_two.measure(folder, seconds=seconds),
        "speed": lambda folder: _speeds(folder, releases),
        "memory": live_speed.memory,
        "again": lambda folder: live_speed.again(folder, releases=150),
    }
    chosen = only.split(",")
    if unknown := set(chosen) - set(parts):
        raise click.UsageError(f"no part is called {', '.join(sorted(unknown))}")
    figures = {}
    for name in chosen:
        print(f"{name} ...", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="howopen-live-") as folder:
            figures[name] = _plain(parts[name](Path(folder)))
        if not as_json:
            _print(name, figures[name])
    if as_json:
        print(json.dumps(figures))


def _speeds(folder: Path, releases: int) -> list[live_speed.Speed]:
    return [live_speed.speed(folder / str(jobs), releases=releases, jobs=jobs) for jobs in (2, 4)]


def _plain(found: Any) -> Any:
    """Figures with their names, and what they say together."""
    if isinstance(found, list):
        return [_plain(each) for each in found]
    if not hasattr(found, "_asdict"):
        return found
    said = {name: _plain(value) for name, value in found._asdict().items()}
    told = {name: getattr(found, name) for name in ("holds", "growth") if hasattr(found, name)}
    return {**said, **told}


def _print(name: str, figures: Any) -> None:
    rows = figures if isinstance(figures, list) else [figures]
    for row in rows:
        nested = {key: value for key, value in row.items() if isinstance(value, dict)}
        for key, value in nested.items():
            _print(f"{name} {key}", value)
        if not nested:
            print(
                f"{name:8} " + "  ".join(f"{key} {value}" for key, value in row.items()), flush=True
            )


if __name__ == "__main__":
    main()
