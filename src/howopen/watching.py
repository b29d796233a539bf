"""Watching releases: look again at those that are due, and tell what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from howopen.batch import Batched, OnDone, record_all
from howopen.errors import InputError, Offline
from howopen.history.changed import Dated
from howopen.live import Asking, all_kept, last_recorded, now
from howopen.model import Record
from howopen.recording_pipeline import changes, judged
from howopen.sources import RemoteTarget, parse_target

_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Watched(Record, frozen=True, kw_only=True):
    """What came of a look at the releases of a list."""

    looked: Batched | None
    """`None` when nothing was due."""
    entries: tuple[Dated, ...]
    """What changed between the recordings that are kept, release by release, oldest first."""
    updated: str
    """When the last of the recordings was made; ISO 8601, UTC."""


def watch(
    targets: Sequence[str],
    *,
    every_days: float = 1.0,
    asking: Asking | None = None,
    on_done: OnDone | None = None,
) -> Watched:
    """Looks again at what was last recorded longer ago than `every_days`; see `howopen.watch`."""
    how = asking or Asking()
    due = [name for name in dict.fromkeys(targets) if _is_due(name, every_days, how)]
    looked = record_all(due, None, asking=how, on_done=on_done) if due else None
    entries: list[Dated] = []
    updated = ""
    for name in dict.fromkeys(targets):
        try:
            runs = [(when, judged(found)) for when, found in all_kept(_remote(name), how)]
        except Offline:
            continue
        updated = max(updated, runs[-1][0])
        entries += [
            Dated(when=when, changes=changes(before, after))
            for (_, before), (when, after) in pairwise(runs)
        ]
    return Watched(looked=looked, entries=tuple(entries), updated=updated or now())


def _is_due(name: str, every_days: float, how: Asking) -> bool:
    try:
        when = last_recorded(_remote(name), how)
    except Offline:
        return True
    last = datetime.strptime(when, _TIME).replace(tzinfo=UTC)
    return datetime.now(UTC) - last >= timedelta(days=every_days)


def _remote(name: str) -> RemoteTarget:
    place = parse_target(name)
    if not isinstance(place, RemoteTarget):
        raise InputError(f"{name} is no place on the network; a list holds ORG/NAME or a URL")
    return place
