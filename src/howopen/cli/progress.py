"""How far a long run is: a bar on stderr, only where somebody watches."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from howopen.cli.errors import STOPPED, tell

OnDone = Callable[[int, int, str], None]
_ESTIMATED_FROM_SECONDS = 600.0
"""How long ago what was done still counts for the remaining time; one release may take minutes."""


@contextmanager
def watched() -> Iterator[OnDone | None]:
    """Gives what a long run is to call when one release is done, or `None` where nobody sees."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from howopen.doors.terminal import printable

    columns = (
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[name]}", markup=False),
    )
    # Drawn when something is done and by no thread of its own: workers are then forked, which is
    # quicker.
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        speed_estimate_period=_ESTIMATED_FROM_SECONDS,
    ) as bar:
        task = bar.add_task("", total=None, name="")

        def on_done(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=printable(name))
            bar.refresh()

        yield on_done


@contextmanager
def stopped(done: int, total: int) -> Iterator[int]:
    """Says what a stopped run leaves, and gives the exit code.

    A second Ctrl-C (some senders give two) does not stop the writing of what is done.
    """
    if threading.current_thread() is not threading.main_thread():
        before = None
    else:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        tell(f"stopped; this is what was done: {done} of {total} releases")
        yield STOPPED
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
