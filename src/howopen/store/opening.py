"""Opens the store's file: makes it, brings it up to date, or falls back to reading it."""

from __future__ import annotations

import sqlite3
import stat
import time
from pathlib import Path
from typing import Final, NamedTuple

from howopen.errors import StoreError
from howopen.store.faults import ELSEWHERE, code_of, damaged, no_database, shown, told
from howopen.store.schema import APPLICATION, STEPS, VERSION

EMPTY: Final = "file::memory:"
"""Address of a store in which there is nothing, for reading where none was made yet."""

_MAY_NOT_WRITE: Final = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN))

_SMALLEST_BYTES: Final = 512
"""Of a page. What is shorter SQLite would take for an empty file, and write over it."""

_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 8388608",
)


class Opened(NamedTuple):
    """A store's file, opened once."""

    connection: sqlite3.Connection
    address: str
    """URI with which further connections open it in the same way."""
    writable: bool
    remark: str
    """Why it is only read although it was to be written; else empty."""


def open_file(path: Path, *, read_only: bool, busy_seconds: float) -> Opened:
    """Opens the database, to write where that may be done.

    With `read_only`, one that was never made is an empty one. Raises `StoreError` when it is not
    a store of this version or can be neither written nor read; then nothing in it was changed.
    """
    there = _is_there(path)
    with told(path):
        if read_only and not there:
            return Opened(connect(EMPTY, busy_seconds), EMPTY, writable=False, remark="")
        if read_only:
            return _to_read(path, busy_seconds)
        try:
            return _to_write(path, busy_seconds)
        except sqlite3.Error as error:
            if code_of(error) not in _MAY_NOT_WRITE or not there:
                raise
            why = f"{shown(path)} cannot be written ({error}): nothing of this run is kept"
            return _to_read(path, busy_seconds)._replace(remark=why)


def connect(address: str, busy_seconds: float) -> sqlite3.Connection:
    """A connection in which transactions begin and end only where we say so."""
    connection = sqlite3.connect(
        address,
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        # A store closes the connections of all its threads; each is used by one only.
        check_same_thread=False,
    )
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        if address == EMPTY:
            _bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_there(path: Path) -> bool:
    """Whether anything was kept there; `StoreError` for what SQLite must not open, as a FIFO."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{shown(path)} cannot be reached ({reason}); {ELSEWHERE}") from error
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(f"{shown(path)} is not a regular file; move it away or {ELSEWHERE}")
    if 0 < status.st_size < _SMALLEST_BYTES:
        raise no_database(path)
    return status.st_size > 0


def _to_write(path: Path, busy_seconds: float) -> Opened:
    connection = connect(f"{_uri(path)}?mode=rwc", busy_seconds)
    try:
        _require_ours(connection, path)
        _write_ahead(connection, busy_seconds)
        connection.execute("BEGIN IMMEDIATE")
        _bring_up_to_date(connection)
        # Changes nothing, but is refused where the file may not be written, as BEGIN is not.
        connection.execute("DELETE FROM batch WHERE 0")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    # A file that was deleted meanwhile is not made again, without tables, by another thread.
    return Opened(connection, f"{_uri(path)}?mode=rw", writable=True, remark="")


def beside(path: Path, ending: str) -> Path:
    """The file that belongs to the store's, of the same name with `ending`."""
    return path.with_name(f"{path.name}{ending}")


def _to_read(path: Path, busy_seconds: float) -> Opened:
    address = f"{_uri(path)}?mode=ro"
    try:
        return _read_as(address, path, busy_seconds)
    except sqlite3.Error as error:
        if code_of(error) not in _MAY_NOT_WRITE:
            raise
        if _size_bytes(beside(path, "-wal")):
            raise StoreError(
                f"{shown(path)} was left in the middle of its work and cannot be set right, since "
                f"it may not be written; open it once where it may be or {ELSEWHERE}"
            ) from error
    # SQLite wants to make a file beside it even to read, unless told that no one writes.
    return _read_as(f"{address}&immutable=1", path, busy_seconds)


def _read_as(address: str, path: Path, busy_seconds: float) -> Opened:
    connection = connect(address, busy_seconds)
    try:
        version = _require_ours(connection, path)
    except BaseException:
        connection.close()
        raise
    if version < VERSION:
        connection.close()
        raise StoreError(
            f"{shown(path)} is of an older howopen and is only read, which does not bring it up "
            f"to date; open it once to write or {ELSEWHERE}"
        )
    return Opened(connection, address, writable=False, remark="")


def _require_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The version of its tables, 0 where there are none yet."""
    connection.execute("BEGIN")
    application = _number(connection, "PRAGMA application_id")
    version = _number(connection, "PRAGMA user_version")
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    whole_bytes = _number(connection, "PRAGMA page_count") * _number(connection, "PRAGMA page_size")
    # SQLite overlooks a last page that is cut. While this view is held no log gets shorter.
    if _size_bytes(beside(path, "-wal")) == 0 and _size_bytes(path) < whole_bytes:
        raise damaged(path)
    connection.execute("COMMIT")
    if application != APPLICATION and (application or version or tables):
        raise StoreError(
            f"{shown(path)} is a database of another program; move it away or {ELSEWHERE}"
        )
    if version > VERSION:
        raise StoreError(
            f"{shown(path)} was written by a newer howopen (its version {version}, this one knows "
            f"{VERSION}); use that one or {ELSEWHERE}"
        )
    return version


def _write_ahead(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Sets the log that lets others read while one writes; it stays set in the file.

    SQLite does not wait for its turn here as it does elsewhere, so two that make the same
    file at once take turns in this loop.
    """
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    version = _number(connection, "PRAGMA user_version")
    if version >= VERSION:
        return
    for step in STEPS[version:]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _number(connection: sqlite3.Connection, question: str) -> int:
    (number,) = connection.execute(question).fetchone()
    return int(number)


def _size_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _uri(path: Path) -> str:
    return path.absolute().as_uri()
