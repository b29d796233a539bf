"""What requests came to, so that a later run can ask more cheaply or not at all."""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from howopen.doors.http.reply import Memory, Reply
from howopen.store import blobs
from howopen.store.blobs import Packed
from howopen.store.database import Database
from howopen.store.names import as_kept, as_text

_WHOLE: Final = frozenset((200, 206))

_SECRET: Final = frozenset(("authorization", "cookie", "proxy-authorization", "set-cookie"))
"""Headers that must not get here at all; the door lets none of them through."""

_SELECT: Final = """
    SELECT url, final_url, status, headers, failure, at, digest, size_bytes, packed, content
    FROM exchange LEFT JOIN blob ON blob.id = exchange.body
"""


class Exchanges(Memory):
    """The memory of the HTTP door: of each request the last outcome and the last whole answer.

    Which is the last is told by the order in which they were kept, not by their times. In a
    store that cannot be written, what is to be kept is let go without a word.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest(self, key: str) -> Reply | None:
        """The last final outcome, failures too."""
        return self._one(f"{_SELECT} WHERE key = ? ORDER BY whole LIMIT 1", key)

    def with_body(self, key: str) -> Reply | None:
        """The last whole answer (200 or 206 without a failure), whatever came after it."""
        return self._one(f"{_SELECT} WHERE key = ? AND whole", key)

    def keep(self, key: str, reply: Reply) -> None:
        """Remembers a final outcome; `StoreError` when the disk does not take it.

        `ValueError` for a reply that carries a secret: that is a bug of the caller.
        """
        if secret := sorted(name for name in reply.headers if name.lower() in _SECRET):
            raise ValueError(f"the header {secret[0]} holds a secret and is never kept")
        if not self._database.writable:
            return
        kept = as_kept(key)
        whole = reply.status in _WHOLE and not reply.failure
        body = blobs.pack(reply.body) if reply.body else None
        with self._database.writing() as connection:
            # A whole answer takes the place of all before it, another outcome spares the whole.
            replaced = _remove(connection, kept, spare_whole=not whole)
            connection.execute(
                "INSERT INTO exchange (key, whole, url, final_url, status, headers, failure, at,"
                " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    kept,
                    whole,
                    as_kept(reply.url),
                    as_kept(reply.final_url),
                    reply.status,
                    json.dumps(reply.headers),
                    as_kept(reply.failure),
                    as_kept(reply.when),
                    None if body is None else blobs.put(connection, body),
                ),
            )
            blobs.drop(connection, replaced)

    def confirm(self, key: str, when: str) -> None:
        """Notes that the last whole answer was still the same at `when`; it is the latest again.

        Does nothing when there is none, such as after another process has cleared the store.
        """
        if not self._database.writable:
            return
        kept = as_kept(key)
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE exchange SET at = ? WHERE key = ? AND whole", (as_kept(when), kept)
            )
            if changed.rowcount:
                blobs.drop(connection, _remove(connection, kept, spare_whole=True))

    def doubt(self, key: str) -> None:
        """Notes that the last outcome, a whole answer, was none after all; it stays the last.

        Does nothing where the last outcome is another.
        """
        if not self._database.writable:
            return
        kept = as_kept(key)
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE exchange SET whole = 0 WHERE key = ? AND whole"
                " AND NOT EXISTS (SELECT 1 FROM exchange WHERE key = ? AND NOT whole)",
                (kept, kept),
            )

    def _one(self, question: str, key: str) -> Reply | None:
        with self._database.reading() as connection:
            row = connection.execute(question, (as_kept(key),)).fetchone()
        if row is None:
            return None
        url, final_url, status, headers, failure, at, *packed = row
        body = b"" if packed[0] is None else blobs.unpack(Packed(*packed), self._database.path)
        return Reply(
            url=as_text(url),
            final_url=as_text(final_url),
            status=status,
            headers=json.loads(headers),
            body=body,
            when=as_text(at),
            failure=as_text(failure),
        )


def clear(connection: sqlite3.Connection, before: str | None) -> int:
    """Forgets what was last confirmed before a time, or all; how many outcomes that were."""
    if before is None:
        return connection.execute("DELETE FROM exchange").rowcount
    return connection.execute("DELETE FROM exchange WHERE at < ?", (as_kept(before),)).rowcount


def _remove(connection: sqlite3.Connection, key: bytes, *, spare_whole: bool) -> list[int]:
    """Removes the outcomes of a request; the ids of their bodies."""
    those = "FROM exchange WHERE key = ? AND whole <= ?"
    which = (key, 0 if spare_whole else 1)
    bodies = connection.execute(f"SELECT body {those} AND body NOTNULL", which).fetchall()
    connection.execute(f"DELETE {those}", which)
    return [body for (body,) in bodies]
