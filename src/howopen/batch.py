"""Many releases in one go: a list that is worked off, and that goes on where it was stopped.

What is done is kept by target, and every answer as it arrives: after a kill, the same command
repeats no request but those that were under way.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from howopen.collect import digest_of
from howopen.doors.paths import Folder
from howopen.doors.terminal import printable
from howopen.errors import HowopenError, InputError, StoreError
from howopen.live import Asking, Live, live, now
from howopen.model import Record
from howopen.recording_pipeline import write_recordings
from howopen.sources import RemoteTarget, parse_target
from howopen.store import FAILED, Batch, Store

OnDone = Callable[[int, int, str], None]
LEASE_SECONDS: Final = 3600.0
"""A release that takes longer may be begun a second time by another process."""
MAX_LIST_BYTES: Final = 16 << 20
_WORKERS_PER_REQUEST: Final = 2
"""While one reads what came, another's request is under way."""


class Outcome(Record, frozen=True, kw_only=True):
    """What came of one target."""

    target: str
    failed: bool
    digest: str = ""
    note: str = ""
    """The release's id, which is the name of its folder; of a failed one, why."""


class Batched(Record, frozen=True, kw_only=True):
    """What came of a batch."""

    results: tuple[Outcome, ...]
    """In the order of the targets."""
    requests: int
    """Asked in this run."""
    not_modified: int
    """Of these, those that only confirmed what was known."""

    @property
    def sentence(self) -> str:
        """One line on all of it."""
        failed = sum(each.failed for each in self.results)
        had = f"{len(self.results) - failed} of {len(self.results)} recorded"
        same = f", {self.not_modified} of them unchanged" if self.not_modified else ""
        return f"{had}; {self.requests} requests{same}"


class BatchInterrupted(KeyboardInterrupt):
    """Ctrl-C in a batch; the same call goes on from there."""

    def __init__(self, count: int, total: int) -> None:
        super().__init__(f"stopped after {count} of {total}")
        self.count, self.total = count, total


def read_targets(path: Path) -> tuple[str, ...]:
    """The targets of a list: one a line, blank lines and those that begin with `#` left out."""
    import sys

    if str(path) == "-":
        text = sys.stdin.read(MAX_LIST_BYTES)
    else:
        document = Folder(path.resolve().parent).read_document(path.name, max_bytes=MAX_LIST_BYTES)
        text = document.text
    lines = (line.strip() for line in text.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def record_all(
    targets: Sequence[str],
    folder: Path | None,
    *,
    asking: Asking | None = None,
    again: bool = False,
    on_done: OnDone | None = None,
) -> Batched:
    """Records every target below `folder`, several at once; see `howopen.record_all`.

    Without a folder they are only kept in the cache.
    """
    how = asking or Asking()
    places = {name: _remote(name) for name in dict.fromkeys(targets)}
    where = "the cache" if folder is None else str(folder.absolute())
    settings = f"{how.looking.settings} -> {where}"
    with _begun(places, settings, how, again=again) as (batch, run):
        work = _Work(run, batch.id, places, folder, how, on_done)
        work.done, work.total = batch.done + batch.failed, batch.total
        work.run(how.jobs * _WORKERS_PER_REQUEST)
        results = tuple(
            Outcome(target=r.target, failed=r.outcome == FAILED, digest=r.digest, note=r.note)
            for r in run.store.jobs.results(batch.id)
        )
    return Batched(results=results, requests=run.budget.sent, not_modified=run.budget.not_modified)


def _remote(name: str) -> RemoteTarget:
    place = parse_target(name)
    if not isinstance(place, RemoteTarget):
        raise InputError(
            f"{printable(name)} is no place on the network; a list holds such as ORG/NAME or a URL"
        )
    return place


@contextmanager
def _begun(
    places: dict[str, RemoteTarget], settings: str, how: Asking, *, again: bool
) -> Iterator[tuple[Batch, Live]]:
    """The batch to work on, and a run that repeats nothing that was asked since it began."""
    with Store.open(how.cache) as store:
        batch = _batch(store, tuple(places), settings, again=again)
    several = max(1, batch.total)
    asking = replace(
        how,
        since=batch.started,
        requests=how.requests * several,
        seconds=how.seconds * several,
        gibibytes=how.gibibytes * several,
    )
    with live(asking) as run:
        yield batch, run


def _batch(store: Store, targets: tuple[str, ...], settings: str, *, again: bool) -> Batch:
    """The batch of this list that was stopped, or a new one."""
    name = hashlib.sha256("\n".join((settings, *targets)).encode("utf-8", "replace")).hexdigest()
    number = 1
    while True:
        batch = store.jobs.start(
            f"record {name[:16]} {number}", targets, settings=settings, when=now()
        )
        fresh = batch.done + batch.failed == 0
        if fresh or (batch.done + batch.failed < batch.total and not again):
            return batch
        number += 1


class _Work:
    """A batch while it is worked off by threads."""

    def __init__(
        self,
        run: Live,
        batch: str,
        places: dict[str, RemoteTarget],
        folder: Path | None,
        how: Asking,
        on_done: OnDone | None,
    ) -> None:
        self._run, self._batch, self._places = run, batch, places
        self._folder, self._looking, self._on_done = folder, how.looking, on_done
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self.done = self.total = 0

    def run(self, workers: int) -> None:
        """Works until nothing is left; on Ctrl-C what is in hand is finished first."""
        with ThreadPoolExecutor(workers, thread_name_prefix="record") as pool:
            waiting = [pool.submit(self._work, f"{os.getpid()}/{n}") for n in range(workers)]
            try:
                for each in waiting:
                    each.result()
            except KeyboardInterrupt:
                self._stopping.set()
                raise BatchInterrupted(self.done, self.total) from None
            except BaseException:
                self._stopping.set()
                raise

    def _work(self, worker: str) -> None:
        jobs = self._run.store.jobs
        while not self._stopping.is_set():
            target = jobs.claim(self._batch, worker, LEASE_SECONDS)
            if target is None:
                return
            try:
                outcome = self._record(target)
            except BaseException:
                jobs.release(self._batch, target)
                raise
            jobs.finish(
                self._batch,
                target,
                outcome=FAILED if outcome.failed else "recorded",
                digest=outcome.digest,
                note=outcome.note,
            )
            with self._lock:
                self.done += 1
                if self._on_done is not None:
                    self._on_done(self.done, self.total, target)

    def _record(self, target: str) -> Outcome:
        try:
            found = self._run.collect(self._places[target], self._looking)
        except StoreError:
            raise
        except HowopenError as error:
            return Outcome(target=target, failed=True, note=str(error))
        if self._folder is not None:
            with self._lock:  # bases are shared, and their folders so
                write_recordings(found, self._folder)
        return Outcome(
            target=target,
            failed=False,
            digest=digest_of(found.recordings),
            note=found.bundles[0][0],
        )
