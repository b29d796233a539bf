"""The one door to the network: asks public servers for what anybody may read.

    with HttpDoor() as door:
        reply = door.fetch("https://huggingface.co/api/models/acme/heron-1b")
        reply.status, reply.headers.get("etag"), reply.body

Every host is taken for hostile, and so is every text that names one. Only https to public
addresses, judged after the name was resolved and again at each redirect; no credential goes to a
second host, no cookie is kept. What is received is capped in bytes and time, what failed is tried
again with the waits that servers ask for, and both within the budget of the run. With a memory,
outcomes are kept, asked for again only where they may have changed, and given again without a
request.
"""

from __future__ import annotations

from howopen.doors.http.budget import Budget
from howopen.doors.http.door import MAX_BODY, MAX_STREAM, HttpDoor
from howopen.doors.http.remembered import KEPT_HEADERS, Freshness
from howopen.doors.http.reply import Memory, Reply

__all__ = [
    "KEPT_HEADERS",
    "MAX_BODY",
    "MAX_STREAM",
    "Budget",
    "Freshness",
    "HttpDoor",
    "Memory",
    "Reply",
]
