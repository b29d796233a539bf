"""The tables of the store, as the steps that lead from each version to the next.

A released step is never changed: a store that an older howopen wrote walks the rest of them.
Texts from outside are BLOBs (see `names`), so that SQLite never has to make sense of them.
"""

from __future__ import annotations

from typing import Final

APPLICATION: Final = 0x686F776F
""""howo", in the file's header: tells our databases from those of other programs."""

STEPS: Final = (
    (
        # A piece of content, shared by all that hold it. `packed`: compressed with zlib.
        """
        CREATE TABLE blob (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            size_bytes INTEGER NOT NULL,
            packed INTEGER NOT NULL,
            content BLOB NOT NULL
        )
        """,
        # Of each request the last whole answer, and what came after it, if anything did.
        """
        CREATE TABLE exchange (
            key BLOB NOT NULL,
            whole INTEGER NOT NULL,
            url BLOB NOT NULL,
            final_url BLOB NOT NULL,
            status INTEGER NOT NULL,
            headers TEXT NOT NULL,
            failure BLOB NOT NULL,
            at BLOB NOT NULL,
            body INTEGER REFERENCES blob,
            PRIMARY KEY (key, whole)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX exchange_of_blob ON exchange (body)",
        # The files of a recording; those of the same bytes throughout are one bundle.
        """
        CREATE TABLE bundle (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            files INTEGER NOT NULL,
            size_bytes INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE bundle_file (
            bundle INTEGER NOT NULL REFERENCES bundle ON DELETE CASCADE,
            path BLOB NOT NULL,
            blob INTEGER NOT NULL REFERENCES blob,
            PRIMARY KEY (bundle, path)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX bundle_file_of_blob ON bundle_file (blob)",
        """
        CREATE TABLE recording (
            id INTEGER PRIMARY KEY,
            target BLOB NOT NULL,
            settings BLOB NOT NULL,
            name BLOB NOT NULL,
            digest BLOB NOT NULL,
            at BLOB NOT NULL,
            bundle INTEGER NOT NULL REFERENCES bundle
        )
        """,
        "CREATE INDEX recording_of_target ON recording (target, settings)",
        "CREATE INDEX recording_of_digest ON recording (digest)",
        "CREATE INDEX recording_of_bundle ON recording (bundle)",
        """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY,
            name BLOB NOT NULL UNIQUE,
            settings BLOB NOT NULL,
            started BLOB NOT NULL
        )
        """,
        # `state`: 0 waiting, 1 claimed, 2 finished. Without a position: no longer asked for.
        """
        CREATE TABLE task (
            batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
            target BLOB NOT NULL,
            position INTEGER,
            state INTEGER NOT NULL DEFAULT 0,
            worker BLOB,
            owner INTEGER,
            claimed REAL,
            until REAL,
            outcome BLOB,
            digest BLOB,
            note BLOB,
            PRIMARY KEY (batch, target)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX task_in_turn ON task (batch, state, position)",
    ),
    (
        # `undated`: the digest without the days of reading, empty where an older howopen kept it.
        # `cut`: why the look was cut short, empty for a whole one.
        "ALTER TABLE recording ADD COLUMN undated BLOB NOT NULL DEFAULT x''",
        "ALTER TABLE recording ADD COLUMN cut BLOB NOT NULL DEFAULT x''",
        # What was found to differ between two recordings; can be found again.
        """
        CREATE TABLE comparison (
            key BLOB PRIMARY KEY,
            at BLOB NOT NULL,
            blob INTEGER NOT NULL REFERENCES blob
        ) WITHOUT ROWID
        """,
        "CREATE INDEX comparison_of_blob ON comparison (blob)",
    ),
)

VERSION: Final = len(STEPS)
