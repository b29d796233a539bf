"""The store: what howopen keeps of earlier runs, in one file of one folder."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from howopen.errors import StoreError
from howopen.model.moments import written
from howopen.store import blobs, comparisons, exchanges, recordings
from howopen.store.comparisons import Comparisons
from howopen.store.database import Database
from howopen.store.exchanges import Exchanges
from howopen.store.faults import ELSEWHERE, shown
from howopen.store.jobs import Jobs
from howopen.store.opening import beside
from howopen.store.recordings import Kept, Recordings
from howopen.store.turns import Turns

FILE: Final = "store.sqlite"


class Cleared(NamedTuple):
    """What was forgotten."""

    exchanges: int
    recordings: int
    batches: int
    freed_bytes: int
    """Given back to the disk, which may have to wait until no one else reads."""


class Store:
    """What is kept of earlier runs, shared by the threads and processes that open it.

    Whatever happens to a process, a kill included, what it had kept stays and what it was about
    to keep leaves no trace. All that is raised on purpose is `StoreError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.exchanges = Exchanges(database)
        self.recordings = Recordings(database)
        self.comparisons = Comparisons(database)
        self.jobs = Jobs(database)
        self.turns = Turns(beside(database.path, ".turns"))

    @classmethod
    def open(cls, folder: Path | None = None, *, read_only: bool = False) -> Self:
        """The store in `folder`, else in `default_folder()`; the folder is made, for you only.

        Where nothing may be written but a store can be read, it is read: then `writable` is
        false, `remarks` says so, and what is to be kept is let go. With `read_only`, a store
        that was never made is an empty one.
        """
        place = (folder or default_folder()).absolute()
        try:
            if not read_only:
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise StoreError(f"{shown(place)} cannot be made ({reason}); {ELSEWHERE}") from error
        return cls(Database(place / FILE, read_only=read_only))

    @property
    def writable(self) -> bool:
        """Whether anything of this run is kept."""
        return self._database.writable

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a user should know: that nothing of this run is kept, and why."""
        return (self._database.remark,) if self._database.remark else ()

    @property
    def size_bytes(self) -> int:
        """What it takes on disk."""
        return self._database.size_bytes

    def ls(self) -> tuple[Kept, ...]:
        """What is recorded of each target, sorted by target."""
        return self.recordings.all()

    def clear(self, older_than_days: int | None = None) -> Cleared:
        """Forgets all, or what was last seen more than so many days ago.

        A batch that is being worked on stays.
        """
        before = None if older_than_days is None else _days_ago(older_than_days)
        had_bytes = self.size_bytes
        with self._database.writing() as connection:
            exchanged = exchanges.clear(connection, before)
            recorded = recordings.clear(connection, before)
            comparisons.clear(connection, before)
            batches = self.jobs.clear(connection, before)
            blobs.drop_unused(connection)
        if exchanged or recorded or batches:
            self._database.shrink()
        return Cleared(exchanged, recorded, batches, max(0, had_bytes - self.size_bytes))

    def close(self) -> None:
        """Closes it in all threads; what this process had claimed can be claimed by others."""
        self.jobs.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def default_folder() -> Path:
    """The folder that HOWOPEN_CACHE names, else the system's place for a user's caches."""
    if named := os.environ.get("HOWOPEN_CACHE"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("howopen", appauthor=False))


def _days_ago(days: int) -> str:
    try:
        moment = datetime.now(UTC) - timedelta(days=days)
    except OverflowError:
        return ""
    return written(moment)
