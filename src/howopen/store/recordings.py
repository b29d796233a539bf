"""What was recorded of each target, every time it was; all of it stays until it is cleared."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from howopen.model.record import Record
from howopen.store import blobs
from howopen.store.blobs import Packed
from howopen.store.database import Database
from howopen.store.names import as_kept, as_text


class Bundle(Record, frozen=True, kw_only=True):
    """A recording as it was kept."""

    target: str
    name: str
    settings: str
    """How it was recorded, in the words of whoever did."""
    digest: str
    """Of what was recorded, as it was given."""
    undated: str
    """The same without the days of reading; empty where it was not given."""
    cut: str
    """Why the look was cut short; empty for a whole one."""
    when: str
    files: dict[str, bytes]
    """Path in the recording -> content, sorted by path. Paths are only names here: whoever
    writes them to a disk has to look at them first."""


class Recorded(NamedTuple):
    """That a target was recorded once."""

    when: str
    digest: str
    settings: str
    undated: str = ""
    """The digest without the days of reading; empty where it was not given."""
    cut: str = ""
    """Why the look was cut short; empty for a whole one."""


class Kept(NamedTuple):
    """What is kept of one target, as of its last recording."""

    target: str
    name: str
    """As it was given, else the target."""
    when: str
    digest: str
    recordings: int
    """How many times it was recorded."""
    files: int
    size_bytes: int
    """Of the files of the last recording, as they were before they were compressed."""


_LAST: Final = """
    SELECT target, name, settings, digest, undated, cut, at, bundle FROM recording
    WHERE {which} ORDER BY {order} LIMIT 1
"""
_FILES: Final = """
    SELECT path, digest, size_bytes, packed, content
    FROM bundle_file JOIN blob ON blob.id = bundle_file.blob WHERE bundle = ? ORDER BY path
"""


class Recordings:
    """Recordings by target and by digest. The last is the one that was kept last.

    One whose look was cut short is kept like any other, and counts only where there is no whole
    one: it is no word on what the release is now.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(  # noqa: PLR0913, one for each thing that is known of a look
        self,
        target: str,
        bundle: Mapping[str, bytes],
        *,
        digest: str,
        when: str,
        settings: str = "",
        name: str = "",
        undated: str = "",
        cut: str = "",
    ) -> None:
        """Keeps all files of a recording, or, when the disk does not take them, none.

        Files that are kept already take no room again. In a store that cannot be written
        nothing is kept, without a word.
        """
        if not self._database.writable:
            return
        packed = {as_kept(path): blobs.pack(bundle[path]) for path in sorted(bundle)}
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO recording"
                " (target, settings, name, digest, at, undated, cut, bundle)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *map(as_kept, (target, settings, name, digest, when, undated, cut)),
                    _bundle_of(connection, packed),
                ),
            )

    def latest(self, target: str, settings: str = "") -> Bundle | None:
        """The last whole recording of a target that was made with these settings, else the last."""
        order = "length(cut) > 0, id DESC"
        return self._one("target = ? AND settings = ?", target, settings, order=order)

    def by_digest(self, digest: str, undated: str = "") -> Bundle | None:
        """The last recording of this digest, of whichever target; or also of the other digest."""
        if undated:
            return self._one("digest = ? AND undated = ?", digest, undated)
        return self._one("digest = ?", digest)

    def holds(self, digest: str) -> bool:
        """Whether a recording of this digest is kept."""
        with self._database.reading() as connection:
            asked = "SELECT 1 FROM recording WHERE digest = ? LIMIT 1"
            return connection.execute(asked, (as_kept(digest),)).fetchone() is not None

    def history(self, target: str) -> tuple[Recorded, ...]:
        """Every recording of a target, the oldest first, those that were cut short too."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT at, digest, settings, undated, cut FROM recording"
                " WHERE target = ? ORDER BY id",
                (as_kept(target),),
            )
            return tuple(Recorded(*map(as_text, row)) for row in rows)

    def all(self) -> tuple[Kept, ...]:
        """What is kept of each target, sorted by target."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT target, name, at, recording.digest, times, files, size_bytes"
                " FROM (SELECT max(id) AS last, count(*) AS times FROM recording GROUP BY target)"
                " JOIN recording ON recording.id = last JOIN bundle ON bundle.id = bundle"
                " ORDER BY target"
            )
            return tuple(_kept(row) for row in rows)

    def _one(self, which: str, *keys: str, order: str = "id DESC") -> Bundle | None:
        with self._database.reading() as connection:
            asked = _LAST.format(which=which, order=order)
            row = connection.execute(asked, [*map(as_kept, keys)]).fetchone()
            if row is None:
                return None
            *words, bundle = row
            target, name, settings, digest, undated, cut, at = map(as_text, words)
            files = {
                as_text(path): blobs.unpack(Packed(*packed), self._database.path)
                for path, *packed in connection.execute(_FILES, (bundle,))
            }
        return Bundle(
            target=target,
            name=name,
            settings=settings,
            digest=digest,
            undated=undated,
            cut=cut,
            when=at,
            files=files,
        )


def clear(connection: sqlite3.Connection, before: str | None) -> int:
    """Forgets the recordings made before a time, or all; how many that were."""
    if before is None:
        gone = connection.execute("DELETE FROM recording").rowcount
    else:
        gone = connection.execute("DELETE FROM recording WHERE at < ?", (as_kept(before),)).rowcount
    connection.execute(
        "DELETE FROM bundle"
        " WHERE NOT EXISTS (SELECT 1 FROM recording WHERE recording.bundle = bundle.id)"
    )
    return gone


def _bundle_of(connection: sqlite3.Connection, packed: Mapping[bytes, Packed]) -> int:
    """The id of the bundle of just these files, which is added unless it is there."""
    whole = hashlib.sha256()
    for path, content in packed.items():
        whole.update(b"%d:%b" % (len(path), path))
        whole.update(content.digest)
    digest = whole.digest()
    found = connection.execute("SELECT id FROM bundle WHERE digest = ?", (digest,)).fetchone()
    if found is not None:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO bundle (digest, files, size_bytes) VALUES (?, ?, ?)",
        (digest, len(packed), sum(content.size_bytes for content in packed.values())),
    )
    bundle = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO bundle_file (bundle, path, blob) VALUES (?, ?, ?)",
        [(bundle, path, blobs.put(connection, content)) for path, content in packed.items()],
    )
    return bundle


def _kept(row: tuple[Any, ...]) -> Kept:
    target, name, at, digest, times, files, size_bytes = row
    return Kept(
        target=as_text(target),
        name=as_text(name or target),
        when=as_text(at),
        digest=as_text(digest),
        recordings=times,
        files=files,
        size_bytes=size_bytes,
    )
