"""All that a cache holds, to be searched for what it must not hold."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path


def kept_words(folder: Path) -> bytes:
    """The bytes of every file of a cache, and of what is packed in it, unpacked."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = [path.read_bytes() for path in files]
    for path in files:
        if path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as database:
                rows = database.execute("SELECT packed, content FROM blob")
                found += [zlib.decompress(data) if packed else data for packed, data in rows]
    return b"\0".join(found)
