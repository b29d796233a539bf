"""Replies and processes for the tests of the store, all invented."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import IO

from howopen.doors.http.reply import Reply
from tests.conftest import ROOT

WHEN = "2026-11-25T21:03:00Z"
LATER = "2026-11-25T21:04:00Z"


def reply(body: bytes = b"# Heron\n", **changed: object) -> Reply:
    """A whole answer, unless told otherwise."""
    fields: dict[str, object] = {
        "url": "https://hub.example/heron",
        "final_url": "https://files.example/heron",
        "status": 200,
        "headers": {"etag": '"1"', "content-type": "text/markdown"},
        "body": body,
        "when": WHEN,
    }
    return Reply(**(fields | changed))


def numbered(number: int) -> Reply:
    """A reply that tells by itself whether it is whole: its body follows from its number."""
    chance = random.Random(number)
    body = chance.randbytes(chance.choice((0, 100, 9_000, 60_000)))
    return reply(body, headers={"etag": f'"{number}"'})


def child(verb: str, folder: Path, *words: object) -> subprocess.Popen[str]:
    """Another process that does what `tests/store/children.py` says under that verb."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", verb, str(folder), *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def pipe(end: IO[str] | None) -> IO[str]:
    assert end is not None
    return end
