"""Whether a look at the network gives the JSON that judging the recording gives.

    python -m benchmarks.live_same ../shared/evidence [--json]

A stand-in serves the recordings with nothing beyond what was recorded. Each release is looked at
by the name of its hub model; sources that no document of it links are added as a user would
(`--add`). Compared are verdict, findings, judgements, disputes and lineage, word for word; left
out are what only names the release, and where and when a source was read. Also counted: the
requests of each release, those of a second run, and those offline.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import howopen
from howopen import Asking, Assessment
from howopen.dev import Manners, StandIn
from howopen.doors.paths import Folder
from howopen.errors import HowopenError
from howopen.model import SourceKind, SourceRole
from howopen.sources import find_recordings
from howopen.sources.release_file import read_release_file

_ELSEWHERE = frozenset({"revision", "read"})
_COMPARED = ("verdict", "findings", "judgements", "disputes", "lineage")


class Held(NamedTuple):
    """One release that can be looked at by the name of its hub model."""

    folder: Path
    target: str
    add: tuple[str, ...]


def releases(evidence: Path) -> Iterator[Held]:
    """The recordings that have a hub model of their own."""
    for folder in find_recordings(evidence):
        listed = read_release_file(Folder(folder, allowed=evidence)).sources
        own = [s for s in listed if s.kind is SourceKind.HUGGINGFACE]
        own = [s for s in own if s.role is SourceRole.PRIMARY and "datasets/" not in s.id]
        if own:
            further = tuple(s.url for s in listed if s.id != own[0].id)
            yield Held(folder, own[0].id.partition(":")[2], further)


def told(found: Assessment) -> dict[str, Any]:
    """What is compared of an assessment, as plain data."""
    plain = json.loads(msgspec.json.encode(found))
    return _plain({name: plain[name] for name in _COMPARED}, found.release.id)


def _plain(value: Any, own: str) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v, own) for k, v in value.items() if k not in _ELSEWHERE}
    if isinstance(value, list):
        return [_plain(item, own) for item in value]
    return "(itself)" if value == own else value


def measure(evidence: Path, only: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The figures, and which releases are the same."""
    same: list[str] = []
    other: dict[str, list[str]] = {}
    requests: list[int] = []
    again: list[int] = []
    offline: list[int] = []
    unconditional = 0
    with (
        tempfile.TemporaryDirectory() as cache,
        StandIn(evidence, manners=Manners(only_recorded=True)) as standin,
    ):
        os.environ.update(standin.environment(), HOWOPEN_CACHE=cache, HOWOPEN_OFFLINE="0")
        for held in releases(evidence):
            if only and held.folder.name not in only:
                continue
            asking = Asking(add=held.add)
            try:
                live, asked = _counted(standin, held.target, asking)
            except HowopenError as error:
                other[held.folder.name] = [str(error)]
                continue
            first = set(asked)
            _, second = _counted(standin, held.target, asking)
            replayed, third = _counted(standin, held.target, Asking(add=held.add, offline=True))
            requests.append(len(asked))
            again.append(len(second))
            offline.append(len(third))
            unconditional += sum(1 for r in second if r.startswith("200 ") and r in first)
            recorded = told(howopen.assess(held.folder))
            found = told(live)
            differ = [name for name in _COMPARED if found[name] != recorded[name]]
            if replayed != live:
                differ.append("offline")
            if differ:
                other[held.folder.name] = differ
            else:
                same.append(held.folder.name)
            print(f"{held.folder.name}: {differ or 'same'}", file=sys.stderr)
    return {
        "releases": len(same) + len(other),
        "same": len(same),
        "requests_per_release": _spread(requests),
        "requests_of_second_run": _spread(again),
        "whole_answers_in_second_run": unconditional,
        "requests_offline": sum(offline),
        "same_releases": same,
        "others": other,
    }


def _counted(standin: StandIn, target: str, asking: Asking) -> tuple[Assessment, list[str]]:
    """An assessment, and what was asked for it: `STATUS PATH` each."""
    standin.forget()
    found = howopen.assess(target, asking=asking)
    return found, [f"{r.status} {r.path}" for r in standin.requests]


def _spread(counts: list[int]) -> dict[str, float]:
    ranked = sorted(counts) or [0]
    return {
        "least": ranked[0],
        "median": ranked[len(ranked) // 2],
        "most": ranked[-1],
        "all": sum(ranked),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evidence", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.evidence.resolve())
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for name, value in found.items():
        if name not in ("same_releases", "others"):
            print(f"{name:32}{value}")


if __name__ == "__main__":
    main()
