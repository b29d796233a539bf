"""Seconds and peak memory of whole processes, each started by a small one.

A process counts the memory of the one that started it, up to its own first instruction, as its
own peak (Linux, `execve`): so a bare Python starts what is measured, not the benchmark.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from functools import lru_cache
from typing import NamedTuple

_STARTER = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
peak /= 1 << 20 if sys.platform == "darwin" else 1 << 10
print(json.dumps([seconds, peak, code]))
"""


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    peak_mib: float
    code: int


def run(words: list[str], given: str = "") -> Run:
    """Runs a command with `given` as its input; its output is thrown away."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _STARTER, *words],
        input=given,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return Run(*json.loads(done.stdout))


@lru_cache(maxsize=1)
def _environment() -> dict[str, str]:
    """Ours, with compiled modules kept, as an installed package has them."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    folder = tempfile.TemporaryDirectory(prefix="howopen-benchmark-")
    _FOLDERS.append(folder)
    return {**kept, "PYTHONPYCACHEPREFIX": folder.name}


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when the process ends."""


def over_python(words: list[str], given: str = "", *, runs: int) -> tuple[float, float] | None:
    """Median seconds of a command over `python -c pass`, and its median peak in MiB.

    The Python is the command's own first word. Run in turns, so that a slow moment meets both
    alike, after one that is not counted. `None` for a command that fails.
    """
    bare = [words[0], "-c", "pass"]
    if run(words, given).code:
        return None
    taken = [(run(bare), run(words, given)) for _ in range(runs)]
    return (
        statistics.median(ours.seconds - python.seconds for python, ours in taken),
        statistics.median(ours.peak_mib for _, ours in taken),
    )
