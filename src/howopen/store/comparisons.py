"""What was found to differ between two recordings, so that it need not be found again."""

from __future__ import annotations

import sqlite3

from howopen.store import blobs
from howopen.store.blobs import Packed
from howopen.store.database import Database
from howopen.store.names import as_kept


class Comparisons:
    """Outcomes by a key that names both recordings and the rules: another key, another outcome."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, key: str, content: bytes, *, when: str) -> None:
        """Keeps an outcome; in a store that cannot be written nothing, without a word."""
        if not self._database.writable:
            return
        packed = blobs.pack(content)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO comparison (key, at, blob) VALUES (?, ?, ?)",
                (as_kept(key), as_kept(when), blobs.put(connection, packed)),
            )

    def find(self, key: str) -> bytes | None:
        """The outcome that was kept under this key."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT digest, size_bytes, packed, content FROM comparison"
                " JOIN blob ON blob.id = comparison.blob WHERE key = ?",
                (as_kept(key),),
            ).fetchone()
        return None if row is None else blobs.unpack(Packed(*row), self._database.path)


def clear(connection: sqlite3.Connection, before: str | None) -> None:
    """Forgets what was kept before a time, or all."""
    if before is None:
        connection.execute("DELETE FROM comparison")
    else:
        connection.execute("DELETE FROM comparison WHERE at < ?", (as_kept(before),))
