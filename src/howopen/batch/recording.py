"""A list of targets, recorded: what is wanted, how far it is, and what came of it."""

from __future__ import annotations

import hashlib
import itertools
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from howopen.batch.processes import work_in_processes
from howopen.batch.working import Order, work
from howopen.collect import Spent, release_id
from howopen.collected import collected_from
from howopen.doors.paths import Folder
from howopen.doors.terminal import printable
from howopen.doors.trees import sweep
from howopen.errors import HowopenError, InputError
from howopen.live import Asking, is_offline, named
from howopen.model import Record
from howopen.model.moments import now
from howopen.recording_pipeline import write_recordings
from howopen.sources import RemoteTarget, parse_target
from howopen.store import FAILED, Batch, Result, Store

OnDone = Callable[[int, int, str], None]
MAX_LIST_BYTES: Final = 16 << 20


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
    """Ctrl-C in a batch, once what was in hand is done; its text is a sentence for the user."""

    def __init__(self, count: int, total: int) -> None:
        further = "; the same command goes on from here" if count < total else ""
        super().__init__(f"stopped after {count} of {total}{further}")
        self.count, self.total = count, total


def read_targets(path: Path) -> tuple[str, ...]:
    """The targets of a list: one a line, blank lines and those that begin with `#` left out."""
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
    places = _places(targets, folder)
    if how.add and len(places) > 1:
        raise InputError("further sources belong to one release; name them with one target alone")
    batch = _begun(tuple(places), folder, how, again=again)
    order = Order(batch=batch.id, places=places, folder=folder, asking=_for_all(how, batch))
    progress = _Progress(how.cache, batch, on_done)
    try:
        if folder is not None:
            sweep(folder)
        spent = _worked(order, how.jobs, progress.tell)
    except KeyboardInterrupt:
        raise BatchInterrupted(progress.now().finished, batch.total) from None
    finally:
        progress.close()
        if folder is not None:
            sweep(folder)
    return _batched(order, how, spent)


def _places(targets: Sequence[str], folder: Path | None) -> dict[str, RemoteTarget]:
    """Each place once, by the name that it has first; `InputError` for what is none."""
    places: dict[str, tuple[str, RemoteTarget]] = {}
    folders: dict[str, str] = {}
    for name in targets:
        place = parse_target(name)
        if not isinstance(place, RemoteTarget):
            raise InputError(
                f"{printable(name)} is no place on the network; a list holds such as ORG/NAME or a"
                " URL"
            )
        key = named(place).lower()
        other = folders.setdefault(release_id(place), key)
        if folder is not None and other != key:
            raise InputError(
                f"{printable(name)} and {printable(places[other][0])} would be written to the same"
                f" folder, {release_id(place)}; record one of them to another place"
            )
        places.setdefault(key, (name, place))
    return dict(places.values())


def _begun(targets: tuple[str, ...], folder: Path | None, how: Asking, *, again: bool) -> Batch:
    """The batch of this list that was stopped or is being worked on, or a new one."""
    where = "the cache" if folder is None else str(folder.absolute())
    offline = "offline " if how.offline or is_offline() else ""
    settings = f"{how.looking.settings} {offline}-> {where}"
    name = hashlib.sha256("\n".join((settings, *targets)).encode("utf-8", "replace")).hexdigest()
    with Store.open(how.cache) as store:
        for number in itertools.count(1):
            id_ = f"record {name[:16]} {number}"
            known = store.jobs.find(id_)
            if known is None or (known.finished < known.total and not again):
                break
        return store.jobs.start(id_, targets, settings=settings, when=now())


def _for_all(how: Asking, batch: Batch) -> Asking:
    """The limits of one release for all together; nothing is asked again since it began."""
    several = max(1, batch.total)
    return replace(
        how,
        since=batch.started,
        requests=how.requests * several,
        seconds=how.seconds * several,
        gibibytes=how.gibibytes * several,
    )


def _worked(order: Order, jobs: int, on_target: Callable[[str], None]) -> Spent:
    count = min(jobs, os.cpu_count() or 1)
    if count == 1:
        return work(order, jobs, threading.Event(), on_target)
    return work_in_processes(order, jobs, count, on_target)


class _Progress:
    """How far a batch is, by whoever works on it."""

    def __init__(self, cache: Path | None, batch: Batch, on_done: OnDone | None) -> None:
        self._cache, self._batch, self._on_done = cache, batch, on_done
        self._store: Store | None = None
        if on_done is not None:
            on_done(batch.finished, batch.total, "")

    def tell(self, target: str) -> None:
        """Passes on that a target is done."""
        if self._on_done is not None:
            now = self.now()
            self._on_done(now.finished, now.total, target)

    def now(self) -> Batch:
        """The batch as it is now; opens the store, which no process started later may share."""
        self._store = self._store or Store.open(self._cache, read_only=True)
        return self._store.jobs.find(self._batch.id) or self._batch

    def close(self) -> None:
        """Closes the store."""
        if self._store is not None:
            self._store.close()


def _batched(order: Order, how: Asking, spent: Spent) -> Batched:
    with Store.open(how.cache, read_only=True) as store:
        found = store.jobs.results(order.batch)
        _restore(order.folder, found, store)
    if left := len(order.places) - len(found):
        raise HowopenError(
            f"{left} of {len(order.places)} releases are left, as what worked on them was killed;"
            " the same command goes on from here"
        )
    results = tuple(
        Outcome(target=r.target, failed=r.outcome == FAILED, digest=r.digest, note=r.note)
        for r in found
    )
    return Batched(results=results, requests=spent.requests, not_modified=spent.not_modified)


def _restore(folder: Path | None, results: tuple[Result, ...], store: Store) -> None:
    """Writes again what was recorded before the batch was stopped and was removed since."""
    if folder is None:
        return
    for result in results:
        if result.outcome != FAILED and not os.path.lexists(folder / result.note):
            kept = store.recordings.by_digest(result.digest)
            if kept is not None:
                write_recordings(collected_from(kept.files), folder)
