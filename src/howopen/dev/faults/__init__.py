"""The ways in which a server misbehaves, by name.

    standin.fail("cut-body", on=r"/resolve/", times=1)

`FAULTS` holds them all; each says in a line what the client meets. A few are none: they change
the form of an answer that every client must take (`fine-...`).
"""

from __future__ import annotations

from howopen.dev.faults.archives import ARCHIVES
from howopen.dev.faults.bodies import BODIES
from howopen.dev.faults.caching import CACHING
from howopen.dev.faults.connection import CONNECTION
from howopen.dev.faults.encodings import ENCODINGS
from howopen.dev.faults.fault import Fault, table
from howopen.dev.faults.heads import HEADS
from howopen.dev.faults.redirects import REDIRECTS
from howopen.dev.faults.statuses import STATUSES

__all__ = ["FAULTS", "Fault"]

FAULTS = table(STATUSES, REDIRECTS, CONNECTION, HEADS, BODIES, ENCODINGS, CACHING, ARCHIVES)
"""All faults by name, those of one kind together."""
