"""Pieces of content, kept once however many hold them, and compressed where that helps."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from howopen.store.faults import damaged


class Packed(NamedTuple):
    """A piece of content made ready to be kept."""

    digest: bytes
    """SHA-256 of the content as it was."""
    size_bytes: int
    """Before it was compressed."""
    compressed: bool
    content: bytes


def pack(content: bytes) -> Packed:
    """Compresses, quickly rather than well; what does not shrink stays as it is.

    Done before a transaction, so that no one waits for it.
    """
    digest = hashlib.sha256(content).digest()
    smaller = zlib.compress(content, 1)
    if len(smaller) < len(content):
        return Packed(digest, len(content), compressed=True, content=smaller)
    return Packed(digest, len(content), compressed=False, content=content)


def put(connection: sqlite3.Connection, packed: Packed) -> int:
    """The id of this content, which is added unless it is there."""
    found = connection.execute("SELECT id FROM blob WHERE digest = ?", (packed.digest,)).fetchone()
    if found is not None:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO blob (digest, size_bytes, packed, content) VALUES (?, ?, ?, ?)", packed
    )
    return int(cursor.lastrowid or 0)


def unpack(packed: Packed, file: Path) -> bytes:
    """The content as it was; `StoreError` when the bytes in the store are not those any more."""
    content = packed.content
    if packed.compressed:
        try:
            content = zlib.decompressobj().decompress(content, packed.size_bytes + 1)
        except zlib.error as error:
            raise damaged(file) from error
    if hashlib.sha256(content).digest() != packed.digest:
        raise damaged(file)
    return content


def drop(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Removes those of these pieces that nothing holds any more."""
    connection.executemany(f"{_DELETE_UNUSED} AND blob.id = ?", ((i,) for i in ids))


def drop_unused(connection: sqlite3.Connection) -> None:
    """Removes every piece that nothing holds any more."""
    connection.execute(_DELETE_UNUSED)


_DELETE_UNUSED: Final = """
    DELETE FROM blob
    WHERE NOT EXISTS (SELECT 1 FROM exchange WHERE exchange.body = blob.id)
    AND NOT EXISTS (SELECT 1 FROM bundle_file WHERE bundle_file.blob = blob.id)
    AND NOT EXISTS (SELECT 1 FROM comparison WHERE comparison.blob = blob.id)
"""
