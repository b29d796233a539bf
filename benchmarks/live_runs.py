"""Runs of `howopen record` over a list, each a process group of its own, and what they leave."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.live_standin import Standin
from howopen.store import Store

GUARDED = """
import socket, sys
def refused(*_):
    raise SystemExit("it asked the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
from howopen.cli import main
sys.argv[0] = "howopen"
main()
"""
"""howopen where whoever opens a connection ends."""


class Finished(NamedTuple):
    """A run that came to its end."""

    code: int
    seconds: float
    lines: tuple[str, ...]
    """What it printed: the folders, or for a part of them why not."""
    said: str


class Setting(NamedTuple):
    """Where a run works: its list, its folder and its cache."""

    listed: Path
    folder: Path
    cache: Path

    @classmethod
    def below(cls, place: Path, targets: tuple[str, ...]) -> Setting:
        """A fresh one, with these targets in its list."""
        place.mkdir(parents=True)
        listed = place / "list.txt"
        listed.write_text("\n".join(targets), encoding="utf-8")
        return cls(listed, place / "recordings", place / "cache")

    def tree(self) -> dict[str, bytes]:
        """All that was written, hidden files too."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def digests(self) -> dict[str, str]:
        """Target -> digest of its last recording, as `howopen cache ls` has it."""
        with Store.open(self.cache, read_only=True) as store:
            return {kept.target: kept.digest for kept in store.ls()}

    def problems(self) -> str:
        """What SQLite finds wrong with the store; `ok` when nothing is."""
        file = self.cache / "store.sqlite"
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def start(
    setting: Setting, standin: Standin, *options: str, program: str = ""
) -> subprocess.Popen[str]:
    """Starts `howopen record`, in a process group of its own; `program` stands for howopen."""
    kept = {name: value for name, value in os.environ.items() if name != "HOWOPEN_OFFLINE"}
    words = ["-c", program] if program else ["-m", "howopen"]
    listed, folder = str(setting.listed), str(setting.folder)
    return subprocess.Popen(
        [sys.executable, *words, "record", "--list", listed, "-o", folder, *options],
        env={**kept, **standin.environment, "HOWOPEN_CACHE": str(setting.cache)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str], began: float) -> Finished:
    """Waits for the end of a run that was started at `began`, by the steady clock."""
    out, said = process.communicate()
    seconds = time.perf_counter() - began
    return Finished(process.returncode, seconds, tuple(out.splitlines()), said)


def run(setting: Setting, standin: Standin, *options: str, program: str = "") -> Finished:
    """One whole run."""
    began = time.perf_counter()
    return finish(start(setting, standin, *options, program=program), began)


def kill(process: subprocess.Popen[str]) -> bool:
    """Ends a run and all its processes at once; whether it was still running."""
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return running
