"""Stand-ins for the servers that releases come from, fed from a folder of recordings.

    with StandIn(Path("recordings")) as standin:
        os.environ.update(standin.environment())
        ...
        standin.fail("status-503-once", on=r"/api/models/")

A model hub, a code host, a package index, arXiv, Crossref and ordinary web pages, over real HTTP
on this machine's loopback. `faults.FAULTS` are the ways in which they can misbehave; whatever was
asked is in `standin.requests`. Only the command line and tests use this part.
"""

from __future__ import annotations

from howopen.dev.answers import Request
from howopen.dev.faults import FAULTS, Fault
from howopen.dev.standin import Asked, Failing, Manners, StandIn

__all__ = ["FAULTS", "Asked", "Failing", "Fault", "Manners", "Request", "StandIn"]
