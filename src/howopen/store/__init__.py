"""The local store: what earlier runs fetched, what was recorded, and how far a batch has come.

    with Store.open() as store:
        door = HttpDoor(memory=store.exchanges)
        ...
        store.recordings.keep(target, bundle, digest=digest, when=when)

One SQLite file. Names from outside are keys in it and never become a path; headers that hold
secrets are refused. A body or file that several hold is kept once, by its SHA-256. Of a request
the last outcome and the last whole answer are kept, of a target every recording, until `clear`.
"""

from __future__ import annotations

from howopen.store.exchanges import Exchanges
from howopen.store.jobs import FAILED, Batch, Jobs, Result
from howopen.store.recordings import Bundle, Kept, Recorded, Recordings
from howopen.store.store import Cleared, Store, default_folder

__all__ = [
    "FAILED",
    "Batch",
    "Bundle",
    "Cleared",
    "Exchanges",
    "Jobs",
    "Kept",
    "Recorded",
    "Recordings",
    "Result",
    "Store",
    "default_folder",
]
