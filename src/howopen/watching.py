"""Watching releases: look again at those that are due, and tell what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from howopen.batch import Batched, OnDone, record_all
from howopen.errors import BudgetSpent, InputError, Offline
from howopen.histories import history
from howopen.history.changed import Dated
from howopen.live import Asking, last_looked
from howopen.model import Record
from howopen.model.moments import moment_of, now
from howopen.sources import RemoteTarget, parse_target


class Watched(Record, frozen=True, kw_only=True):
    """What came of a look at the releases of a list."""

    looked: Batched | None
    """`None` when nothing was due, or the look was cut short."""
    cut: str = ""
    """Why the run was not allowed to look at all that was due; what it left is due again."""
    entries: tuple[Dated, ...]
    """What changed between the whole looks that are kept, release by release, oldest first."""
    judged: int
    """So many recordings were judged for that; what was told before is remembered."""
    updated: str
    """When the last of the whole looks was; ISO 8601, UTC."""


def watch(
    targets: Sequence[str],
    *,
    every_days: float = 1.0,
    asking: Asking | None = None,
    on_done: OnDone | None = None,
) -> Watched:
    """Looks again at what was last looked at longer ago than `every_days`; see `howopen.watch`."""
    how = asking or Asking()
    names = tuple(dict.fromkeys(targets))
    due = [name for name in names if _is_due(name, every_days, how)]
    looked, cut = None, ""
    try:
        looked = record_all(due, None, asking=how, on_done=on_done) if due else None
    except BudgetSpent as error:
        cut = str(error)
    entries: list[Dated] = []
    judged, updated = 0, ""
    for name in names:
        try:
            found = history(_remote(name), how)
        except Offline:
            continue
        entries += found.entries
        judged += found.judged
        updated = max(updated, found.looked)
    return Watched(
        looked=looked, cut=cut, entries=tuple(entries), judged=judged, updated=updated or now()
    )


def _is_due(name: str, every_days: float, how: Asking) -> bool:
    try:
        when = last_looked(_remote(name), how)
    except Offline:
        return True
    return datetime.now(UTC) - moment_of(when) >= timedelta(days=every_days)


def _remote(name: str) -> RemoteTarget:
    place = parse_target(name)
    if not isinstance(place, RemoteTarget):
        raise InputError(f"{name} is no place on the network; a list holds ORG/NAME or a URL")
    return place
