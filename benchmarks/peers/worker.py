"""Runs in a peer's own virtual environment: `python worker.py PEER.py`, paths on stdin.

PEER.py has `identify(path) -> list[str]`, the main id first. Prints a JSON list, one entry per
path: its ids and the milliseconds they took, the peer being warm.
"""

from __future__ import annotations

import json
import runpy
import sys
import time


def main() -> None:
    """Identify each file; the first once before, so that loading counts for none."""
    paths = sys.stdin.read().split("\n")
    identify = runpy.run_path(sys.argv[1])["identify"]
    out = sys.stdout
    sys.stdout = sys.stderr
    if len(paths) > 1:
        identify(paths[0])
    told = []
    for path in paths:
        began = time.perf_counter()
        ids = identify(path)
        told.append({"ids": ids, "ms": (time.perf_counter() - began) * 1000})
    json.dump(told, out)


main()
