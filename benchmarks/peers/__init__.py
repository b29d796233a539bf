"""Other identifiers of licence texts, each in a virtual environment of its own.

The environments are made with the ordinary pip in the user's cache folder and kept there for the
next run; delete `howopen-benchmarks` there to be rid of them. A peer that cannot be installed or
run is told with the reason.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.license_cases import Case, is_certain, standing
from benchmarks.processes import over_python

HERE = Path(__file__).resolve().parent
PEERS: dict[str, tuple[str, ...]] = {
    "licenseclassifier": ("licenseclassifier",),
    "pyaskalono": ("pyaskalono",),
    "osslili": ("osslili",),
    # With pluggy 1.6 ScanCode 32.5 finds none of its plugins.
    "scancode-toolkit": ("scancode-toolkit", "pluggy==1.5.*"),
}
"""What pip installs for each. The worker of a peer is the module of its name."""
INSTALL_SECONDS = 900
READ_SECONDS = 1800
STARTS = 3


class Answer(msgspec.Struct, frozen=True):
    """What a worker tells of one file."""

    ids: list[str]
    ms: float


def measure_peers(cases: tuple[Case, ...], start: Case) -> dict[str, Any]:
    """The figures of each peer; `{"not installed": REASON}` for one that is not there."""
    return {name: _measure(name, cases, start) for name in PEERS}


def _measure(name: str, cases: tuple[Case, ...], start: Case) -> dict[str, Any]:
    try:
        python, version = _installed(name)
    except (OSError, subprocess.SubprocessError) as error:
        return {"not installed": _reason(error)}
    command = [str(python), "-I", str(HERE / "worker.py")]
    command.append(str(HERE / f"{name.replace('-', '_')}.py"))
    try:
        done = _run(command, READ_SECONDS, "\n".join(str(case.path) for case in cases))
    except (OSError, subprocess.SubprocessError) as error:
        return {"version": version, "not run": _reason(error)}
    answers = msgspec.json.decode(done, type=list[Answer])
    process = over_python(command, str(start.path), runs=STARTS)
    return {
        "version": version,
        **score(cases, [answer.ids for answer in answers]),
        "ms_per_text_median": round(statistics.median(answer.ms for answer in answers), 2),
        "startup_ms": round(process[0] * 1000, 1) if process else None,
        "peak_mib": round(process[1], 1) if process else None,
    }


def score(cases: tuple[Case, ...], answers: list[list[str]]) -> dict[str, Any]:
    """What lists of ids, the main one first, are worth."""
    catalogued = {"right": 0, "also": 0, "wrong": 0, "none": 0}
    uncatalogued = {"right": 0, "wrong": 0, "none": 0}
    for case, ids in zip(cases, answers, strict=True):
        main, *others = [_current(id_, case) for id_ in ids] or [""]
        told = standing(case, main, frozenset(others))
        if case.catalogued:
            catalogued[told] += 1
        else:
            certain = is_certain(main) and told != "right"
            uncatalogued["right" if told == "right" else "wrong" if certain else "none"] += 1
    return {"catalogued": catalogued, "uncatalogued": uncatalogued}


def _current(id_: str, case: Case) -> str:
    """The right id, where the two differ only in how SPDX writes versions of the GNU licences."""
    stem = id_.removesuffix("+").removesuffix("-only").removesuffix("-or-later")
    same = {right for right in case.right if right in {f"{stem}-only", f"{stem}-or-later"}}
    return min(same, default=id_)


def _installed(name: str) -> tuple[Path, str]:
    """The Python that has the peer, and its version. Installs it when it is not there yet."""
    place = _cache() / name
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    asked = f"import importlib.metadata as m; print(m.version({name!r}))"
    if not (place / "installed").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        _run([sys.executable, "-m", "venv", str(place)], INSTALL_SECONDS)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, *PEERS[name]], INSTALL_SECONDS)
        (place / "installed").touch()
    return python, _run([str(python), "-I", "-c", asked], INSTALL_SECONDS).strip()


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "howopen-benchmarks"


def _run(words: list[str], seconds: int, given: str = "") -> str:
    done = subprocess.run(
        words, input=given, capture_output=True, text=True, check=True, timeout=seconds
    )
    return done.stdout


def _reason(error: OSError | subprocess.SubprocessError) -> str:
    """The last line that the process said, else what went wrong."""
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else ""
    lines = [line for line in (said or "").splitlines() if line.strip()]
    return lines[-1].strip() if lines else str(error)
