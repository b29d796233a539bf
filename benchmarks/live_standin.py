"""Stand-in servers in a process of their own, which tell what they were asked.

Their work is so no part of what is measured, and a kill of the client leaves them alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

_PROGRAM = """
import json, sys
from pathlib import Path
from howopen.dev import Manners, StandIn

with StandIn(Path(sys.argv[1]), manners=Manners(latency_ms=float(sys.argv[2]))) as standin:
    print(json.dumps(standin.environment()), flush=True)
    for line in sys.stdin:
        if line == "change\\n":
            standin.manners = Manners(latency_ms=float(sys.stdin.readline()))
            print("[]", flush=True)
            continue
        if line == "count\\n":
            print(len(standin.requests), flush=True)
            continue
        asked = [[a.path, a.at_cdn, a.status, a.is_conditional] for a in standin.requests]
        told = {"asked": asked, "most_at_once": standin.most_at_once, "mishaps": standin.mishaps}
        standin.forget()
        print(json.dumps(told), flush=True)
"""


class Asked(NamedTuple):
    """A request that was answered."""

    path: str
    at_cdn: bool
    status: int
    is_conditional: bool

    @property
    def is_second(self) -> bool:
        """Whether a redirect led to it."""
        return self.at_cdn or "/codeload/" in self.path


class Log(NamedTuple):
    """What was asked since the last log was taken."""

    asked: tuple[Asked, ...]
    most_at_once: int
    """Requests that were being answered at the same time, at most."""


class Standin:
    """The servers: where they are asked, and what they were asked."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._process = process
        self.environment = environment
        """Variables that point howopen at them."""

    def log(self) -> Log:
        """What was asked since the last call; `RuntimeError` when a server itself has failed."""
        told = self._told("log")
        if told["mishaps"]:
            raise RuntimeError(told["mishaps"][0])
        return Log(tuple(Asked(*row) for row in told["asked"]), told["most_at_once"])

    def count(self) -> int:
        """How many requests were answered since the last log."""
        return int(self._told("count"))

    def wait_before_answers(self, milliseconds: float) -> None:
        """Sets the latency from now on."""
        self._told(f"change\n{milliseconds}")

    def _told(self, words: str) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the stand-in was started without pipes")
        stdin.write(f"{words}\n")
        stdin.flush()
        return json.loads(stdout.readline())


@contextmanager
def serving(folder: Path, latency_ms: float) -> Iterator[Standin]:
    """Serves the recordings below `folder` for as long as the context lasts."""
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(folder), str(latency_ms)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield Standin(process, json.loads(line))
        finally:
            process.kill()
