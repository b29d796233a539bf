"""A list of targets that several processes work off, and that goes on where it was stopped."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from howopen.doors.terminal import printable
from howopen.errors import InputError, StoreError
from howopen.store.database import Database
from howopen.store.names import as_kept, as_text
from howopen.store.opening import beside
from howopen.store.presence import Presence

FAILED: Final = "failed"
"""The outcome of a target that nothing came of; every other word counts as done."""

_WAITING: Final = 0
_CLAIMED: Final = 1
_FINISHED: Final = 2


class Batch(NamedTuple):
    """How far a batch has come."""

    id: str
    started: str
    """When it was started the first time."""
    total: int
    done: int
    failed: int
    """Finished too, but nothing came of them; not among `done`."""

    @property
    def finished(self) -> int:
        """Those that nobody has to look at any more, failed or not."""
        return self.done + self.failed


class Result(NamedTuple):
    """What one target came to."""

    target: str
    outcome: str
    digest: str
    note: str


class Jobs:
    """Batches by their ids. A store that cannot be written has none: `StoreError`.

    `clock` counts seconds since the machine was started and is the same in all its processes; a
    change of the date does not touch it.
    """

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._presence: Presence | None = None
        self._making = threading.Lock()

    def start(self, batch: str, targets: Iterable[str], *, settings: str, when: str) -> Batch:
        """Begins a batch, or goes on with the one of that id.

        The list may have changed since: its order counts, what is new is added, and what it no
        longer names is left out, with its outcome kept in case it comes back. `InputError` when
        the settings are others, as the outcomes would not go together.
        """
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO batch (name, settings, started) VALUES (?, ?, ?)",
                (as_kept(batch), as_kept(settings), as_kept(when)),
            )
            number = _number_of(connection, batch)
            (begun,) = connection.execute(
                "SELECT settings FROM batch WHERE id = ?", (number,)
            ).fetchone()
            if begun != as_kept(settings):
                raise InputError(
                    f"the batch {printable(batch)} was started with other settings; "
                    "go on with those or give it another name"
                )
            named = [*map(as_kept, dict.fromkeys(targets))]
            connection.execute("UPDATE task SET position = NULL WHERE batch = ?", (number,))
            connection.executemany(
                "INSERT OR IGNORE INTO task (batch, target) VALUES (?, ?)",
                ((number, target) for target in named),
            )
            connection.executemany(
                "UPDATE task SET position = ? WHERE batch = ? AND target = ?",
                ((position, number, target) for position, target in enumerate(named)),
            )
            return _batch(connection, number)

    def find(self, batch: str) -> Batch | None:
        """How far a batch has come; `None` when none was ever begun under that id."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT id FROM batch WHERE name = ?", (as_kept(batch),)
            ).fetchone()
            return None if row is None else _batch(connection, *row)

    def claim(self, batch: str, worker: str, lease_seconds: float) -> str | None:
        """The next target to work on, which no one else gets; `None` when there is none left.

        A target comes back when its lease has run out, and at once when the process that had
        claimed it is no more. `None` does not mean that others are done with theirs.
        """
        with self._database.writing() as connection:
            presence = self._here()
            now = self._clock()
            number = _number_of(connection, batch)
            target = _next(connection, number, presence, now)
            if target is None:
                return None
            connection.execute(
                "UPDATE task SET state = ?, worker = ?, owner = ?, claimed = ?, until = ?"
                " WHERE batch = ? AND target = ?",
                (
                    *(_CLAIMED, as_kept(worker), presence.number, now, now + lease_seconds),
                    *(number, target),
                ),
            )
        return as_text(target)

    def finish(
        self, batch: str, target: str, *, outcome: str, digest: str = "", note: str = ""
    ) -> None:
        """Keeps what a target came to; the last word counts when two have worked on it."""
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE task SET state = ?, worker = NULL, owner = NULL, outcome = ?, digest = ?,"
                " note = ? WHERE batch = ? AND target = ?",
                (
                    *(_FINISHED, *map(as_kept, (outcome, digest, note))),
                    *(_number_of(connection, batch), as_kept(target)),
                ),
            )
            if not changed.rowcount:
                raise StoreError(
                    f"the batch {printable(batch)} has no target {printable(target)}; "
                    "start it again"
                )

    def release(self, batch: str, target: str) -> None:
        """Gives back what this process has claimed, so that it can be claimed again at once."""
        with self._database.writing() as connection:
            owner = self._here().number
            connection.execute(
                "UPDATE task SET state = ?, worker = NULL, owner = NULL"
                " WHERE batch = ? AND target = ? AND state = ? AND owner = ?",
                (_WAITING, _number_of(connection, batch), as_kept(target), _CLAIMED, owner),
            )

    def results(self, batch: str) -> tuple[Result, ...]:
        """What was finished, in the order of the list."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT target, outcome, digest, note FROM task"
                " WHERE batch = ? AND state = ? AND position NOTNULL ORDER BY position",
                (_number_of(connection, batch), _FINISHED),
            )
            return tuple(Result(*map(as_text, row)) for row in rows)

    def clear(self, connection: sqlite3.Connection, before: str | None) -> int:
        """Forgets the batches started before a time, or all, but for those being worked on."""
        presence = self._here()
        now = self._clock()
        old = connection.execute(
            "SELECT id FROM batch WHERE ?1 IS NULL OR started < ?1",
            (None if before is None else as_kept(before),),
        ).fetchall()
        gone = [
            row
            for row in old
            if all(_is_abandoned(claim, presence, now) for claim in _claims(connection, *row))
        ]
        connection.executemany("DELETE FROM batch WHERE id = ?", gone)
        return len(gone)

    def close(self) -> None:
        """What this process has claimed can be claimed by others from now on."""
        with self._making:
            if self._presence is not None:
                self._presence.close()

    def _here(self) -> Presence:
        with self._making:
            if self._presence is None:
                self._presence = Presence(beside(self._database.path, ".workers"))
            return self._presence


class _Claim(NamedTuple):
    target: bytes
    position: int | None
    owner: int
    claimed: float
    until: float


def _next(
    connection: sqlite3.Connection, batch: int, presence: Presence, now: float
) -> bytes | None:
    """The first target in the list that waits or that was abandoned."""
    waiting: tuple[bytes, int] | None = connection.execute(
        "SELECT target, position FROM task WHERE batch = ? AND state = ? AND position NOTNULL"
        " ORDER BY position LIMIT 1",
        (batch, _WAITING),
    ).fetchone()
    for claim in _claims(connection, batch):
        if claim.position is None or (waiting and claim.position > waiting[1]):
            continue
        if _is_abandoned(claim, presence, now):
            return claim.target
    return waiting[0] if waiting else None


def _claims(connection: sqlite3.Connection, batch: int) -> list[_Claim]:
    rows = connection.execute(
        "SELECT target, position, owner, claimed, until FROM task"
        " WHERE batch = ? AND state = ? ORDER BY position",
        (batch, _CLAIMED),
    )
    return [_Claim(*row) for row in rows]


def _is_abandoned(claim: _Claim, presence: Presence, now: float) -> bool:
    # A clock behind the claim tells that the machine was started again since.
    return now >= claim.until or now < claim.claimed or presence.is_alive(claim.owner) is False


def _number_of(connection: sqlite3.Connection, batch: str) -> int:
    row = connection.execute("SELECT id FROM batch WHERE name = ?", (as_kept(batch),)).fetchone()
    if row is None:
        raise StoreError(f"the batch {printable(batch)} is not kept, or no longer; start it again")
    return int(row[0])


def _batch(connection: sqlite3.Connection, number: int) -> Batch:
    row: tuple[Any, ...] = connection.execute(
        "SELECT name, started, count(target), total(state = ?1 AND outcome <> ?2),"
        " total(state = ?1 AND outcome = ?2) FROM batch"
        " LEFT JOIN task ON task.batch = batch.id AND position NOTNULL WHERE batch.id = ?3",
        (_FINISHED, as_kept(FAILED), number),
    ).fetchone()
    name, started, total, done, failed = row
    return Batch(as_text(name), as_text(started), total, int(done), int(failed))
