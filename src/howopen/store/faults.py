"""What SQLite complains of, as one sentence for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from howopen.doors.terminal import printable
from howopen.errors import StoreError

ELSEWHERE: Final = "name another folder with HOWOPEN_CACHE"

_FULL: Final = f"{{file}} cannot grow, the disk is full; free some space or {ELSEWHERE}"
_LOCKED: Final = f"{{file}} is locked by another process; try again when it is done or {ELSEWHERE}"
_CLOSED: Final = f"{{file}} may not be opened or written; see to its permissions or {ELSEWHERE}"

_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_IOERR: (
        f"{{file}} cannot be read or written ({{error}}), the disk may be full or failing; "
        f"free some space or {ELSEWHERE}"
    ),
    sqlite3.SQLITE_NOTADB: f"{{file}} is not a database; move it away or {ELSEWHERE}",
    sqlite3.SQLITE_CORRUPT: f"{{file}} is damaged; delete it to start afresh or {ELSEWHERE}",
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_TOOBIG: "{file} takes no single piece of a gigabyte; what is larger is not kept",
}
"""By SQLite's extended result code, else by its primary one (https://sqlite.org/rescode.html)."""


def code_of(error: sqlite3.Error) -> int:
    """The primary result code; 0 for an error of Python's own module."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def store_error(error: sqlite3.Error, file: Path) -> StoreError | None:
    """The sentence for it; `None` when it is no fault of the world but a bug of ours."""
    extended = getattr(error, "sqlite_errorcode", 0)
    sentence = _SENTENCES.get(extended) or _SENTENCES.get(code_of(error))
    if sentence is None:
        return None
    return StoreError(sentence.format(file=shown(file), error=error))


def damaged(file: Path) -> StoreError:
    """For content that is not what it was when it was kept."""
    return StoreError(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(file=shown(file)))


def no_database(file: Path) -> StoreError:
    """For a file that is not a database at all."""
    return StoreError(_SENTENCES[sqlite3.SQLITE_NOTADB].format(file=shown(file)))


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turns what SQLite raises within into a `StoreError`; bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        told_so = store_error(error, file)
        if told_so is None:
            raise
        raise told_so from error


def shown(file: Path) -> str:
    """How messages call the store's file."""
    return f"the cache {printable(str(file))}"
