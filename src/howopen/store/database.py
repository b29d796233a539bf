"""One SQLite file: a connection for each thread, and transactions that hold or leave no trace."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from howopen.errors import StoreError
from howopen.store.faults import ELSEWHERE, code_of, shown, told
from howopen.store.opening import beside, connect, open_file

BUSY_SECONDS: Final = 30.0
"""How long one process waits for another to end its transaction."""


_NOT_NOW: Final = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
    )
)
"""Why a file may not get smaller just now; others use it, or there is no room for a copy of it."""


class Database:
    """The file at `path`, which is made unless it is only to be read.

    Safe to use from several threads and several processes, not across a fork. All that it
    raises on purpose is `StoreError`.
    """

    def __init__(
        self, path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        opened = open_file(path, read_only=read_only, busy_seconds=busy_seconds)
        self.path = path
        self.writable = opened.writable
        """Whether it takes anything; what cannot be written is not an error until it is asked."""
        self.remark = opened.remark
        """Why it is only read although it was to be written; else empty."""
        self._address = opened.address
        self._busy_seconds = busy_seconds
        self._process = os.getpid()
        self._own = threading.local()
        self._own.connection = opened.connection
        self._all = [(threading.current_thread(), opened.connection)]
        self._register = threading.Lock()
        # Threads of one process queue here: SQLite would let them sleep and try again.
        self._turn = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the whole store, whatever others write meanwhile."""
        with told(self.path):
            connection = self._connection()
            with _transaction(connection, "BEGIN"):
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept, or after an error, a kill or a full disk nothing."""
        if not self.writable:
            raise StoreError(
                f"{shown(self.path)} cannot be written; see to its permissions or {ELSEWHERE}"
            )
        with told(self.path):
            connection = self._connection()
            with self._turn, _transaction(connection, "BEGIN IMMEDIATE"):
                yield connection

    def shrink(self) -> None:
        """Gives freed space back to the disk, unless there is none to do it in or it is busy."""
        with told(self.path), self._turn:
            connection = self._connection()
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                try:
                    connection.execute(statement)
                except sqlite3.OperationalError as error:
                    if code_of(error) not in _NOT_NOW:
                        raise

    @property
    def size_bytes(self) -> int:
        """What it takes on disk, its log included."""
        total = 0
        for path in (self.path, beside(self.path, "-wal")):
            with suppress(OSError):
                total += path.stat().st_size
        return total

    def close(self) -> None:
        """Closes the connections of all threads; again does nothing."""
        if os.getpid() != self._process:
            return
        with self._register:
            self._closed = True
            for _, connection in self._all:
                connection.close()
            self._all.clear()

    def _connection(self) -> sqlite3.Connection:
        """That of this thread, opened at its first use."""
        if os.getpid() != self._process:
            raise StoreError(f"{shown(self.path)} was opened by a parent process; open it anew")
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is not None and not self._closed:
            return connection
        with self._register:
            if self._closed:
                raise StoreError(f"{shown(self.path)} was closed; open it again")
            self._drop_those_of_ended_threads()
            connection = connect(self._address, self._busy_seconds)
            self._all.append((threading.current_thread(), connection))
        self._own.connection = connection
        return connection

    def _drop_those_of_ended_threads(self) -> None:
        for thread, connection in self._all:
            if not thread.is_alive():
                connection.close()
        self._all = [(thread, kept) for thread, kept in self._all if thread.is_alive()]


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    try:
        connection.execute(begin)
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some errors, such as a full disk.
        with suppress(sqlite3.Error):
            connection.rollback()
        raise
