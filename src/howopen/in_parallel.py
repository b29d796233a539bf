"""One piece of work for each of many places, in several processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Final, TypeVar

from howopen.doors import patterns

OnDone = Callable[[int, int, str], None]
"""Told after each: how many are done, of how many, and the name of the last."""
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class Stopped(KeyboardInterrupt):
    """Ctrl-C while the work was going on; `done` is what was made until then."""

    def __init__(self, done: Sequence[Any]) -> None:
        super().__init__()
        self.done = tuple(done)


def of_each(
    places: Sequence[Path],
    work: Callable[[Path], _Made],
    *,
    jobs: int,
    on_done: Callable[[int, _Made], None],
) -> list[_Made]:
    """What `work` makes of every place, in the order in which it is done.

    At most `jobs` processes work, and no more than there are places or cores. Ctrl-C raises
    `Stopped`.
    """
    workers = min(jobs, len(places), os.cpu_count() or 1)
    done: list[_Made] = []
    try:
        if workers == 1:
            for place in places:
                done.append(work(place))
                on_done(len(done), done[-1])
        else:
            _in_processes(places, work, workers, done, on_done)
    except KeyboardInterrupt:
        raise Stopped(done) from None
    return done


def _in_processes(
    places: Sequence[Path],
    work: Callable[[Path], _Made],
    workers: int,
    done: list[_Made],
    on_done: Callable[[int, _Made], None],
) -> None:
    context = process_context()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start_working) as pool:
        try:
            pending = {pool.submit(work, place) for place in places}
            while pending:
                finished, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    done.append(future.result())
                    on_done(len(done), done[-1])
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def in_order(
    work: Callable[[_Item], _Made], items: Sequence[_Item], *, jobs: int
) -> Iterator[_Made]:
    """What `work` makes of every item, in their order.

    At most `jobs` processes work. Each is given `work` once, so it may hold much.
    """
    workers = min(jobs, len(items), os.cpu_count() or 1)
    if workers <= 1:
        yield from map(work, items)
        return
    pool = ProcessPoolExecutor(
        workers, mp_context=process_context(), initializer=_start_doing, initargs=(work,)
    )
    try:
        yield from pool.map(_do, items, chunksize=_AT_ONCE)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_AT_ONCE: Final = 4
"""Items that a process takes at a time."""
_doing: list[Callable[[Any], Any]] = []
"""In a process that works for `in_order`: what it does."""


def _start_doing(work: Callable[[Any], Any]) -> None:
    _start_working()
    _doing.append(work)


def _do(item: Any) -> Any:
    return _doing[-1](item)


def process_context() -> BaseContext:
    """How worker processes are started: a fork is cheapest, and safe only without other threads."""
    alone = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _start_working() -> None:
    """Prepare a process that works for another one.

    A terminal sends Ctrl-C to all its processes; only the one that collects acts on it.
    """
    patterns.spare_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
