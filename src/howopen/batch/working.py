"""One process's part in a batch: it claims a release, looks at it, keeps it, claims the next."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from howopen.collect import Spent, release_id
from howopen.collected import Collected, digest_of
from howopen.doors.trees import write_folder
from howopen.errors import BudgetSpent, HowopenError, StoreError
from howopen.live import Asking, Live, live
from howopen.model import Record
from howopen.sources import RemoteTarget
from howopen.store import FAILED

LEASE_SECONDS: Final = 3600.0
"""A release that takes longer may be begun a second time by another process."""
_THREADS_PER_REQUEST: Final = 3
"""While one reads what came, another's request is under way."""
_POLL_SECONDS: Final = 0.2
"""How often is looked whether others have finished what they claimed, or were killed."""


class Order(Record, frozen=True, kw_only=True):
    """What all processes of a batch are told."""

    batch: str
    """Its id in the store."""
    places: dict[str, RemoteTarget]
    """Target as it was named -> what it means."""
    folder: Path | None
    """Where recordings are written; `None` to keep them in the store alone."""
    asking: Asking


class _Outcome(NamedTuple):
    word: str
    digest: str = ""
    note: str = ""


def work(
    order: Order,
    jobs: int,
    stopping: threading.Event,
    on_target: Callable[[str], None],
    *,
    sharing: int = 1,
) -> Spent:
    """Works until the whole batch is finished, by this process or others; what that has cost.

    So many requests are under way at once as there are `jobs`; `sharing` is how many processes
    there are with theirs. Once `stopping` is set, or after
    Ctrl-C or an error, what is in hand is finished and nothing new is begun. Raises `StoreError`,
    `InputError` when the folder takes nothing, or `BudgetSpent`.
    """
    with live(replace(order.asking, jobs=jobs), sharing=sharing) as run:
        part = _Part(run, order, stopping, on_target)
        count = jobs * _THREADS_PER_REQUEST
        with ThreadPoolExecutor(count, thread_name_prefix="record") as pool:
            threads = [pool.submit(part.work, f"{os.getpid()}/{n}") for n in range(count)]
            try:
                for thread in as_completed(threads):
                    thread.result()
            except BaseException:
                stopping.set()
                raise
        return run.spent


class _Part:
    """The part of this process, which its threads share."""

    def __init__(
        self,
        run: Live,
        order: Order,
        stopping: threading.Event,
        on_target: Callable[[str], None],
    ) -> None:
        self._run, self._order = run, order
        self._stopping, self._on_target = stopping, on_target
        self._lock = threading.Lock()
        # A base that is in the list is written in its own turn, any other one once.
        self._written = {release_id(place) for place in order.places.values()}

    def work(self, worker: str) -> None:
        """What one thread does."""
        jobs, batch = self._run.store.jobs, self._order.batch
        while not self._stopping.is_set():
            target = jobs.claim(batch, worker, LEASE_SECONDS)
            if target is None:
                found = jobs.find(batch)
                if found is None or found.finished == found.total:
                    return
                self._stopping.wait(_POLL_SECONDS)
                continue
            try:
                outcome = self._record(target)
            except BaseException:
                with suppress(StoreError):
                    jobs.release(batch, target)
                raise
            jobs.finish(
                batch, target, outcome=outcome.word, digest=outcome.digest, note=outcome.note
            )
            with self._lock:
                self._on_target(target)

    def _record(self, target: str) -> _Outcome:
        order = self._order
        try:
            found = self._run.collect(order.places[target], order.asking.looking)
        except (StoreError, BudgetSpent):
            raise
        except HowopenError as error:
            return _Outcome(FAILED, note=str(error))
        if found.cut:
            raise BudgetSpent(found.cut)
        if order.folder is not None:
            self._write(found, order.folder)
        return _Outcome("recorded", digest_of(found.recordings), found.bundles[0][0])

    def _write(self, found: Collected, folder: Path) -> None:
        release, *bases = found.bundles
        with self._lock:
            new = [base for base in bases if base[0] not in self._written]
        for name, files in (release, *new):
            write_folder(folder / name, files)
        with self._lock:
            self._written.update(name for name, _ in new)
