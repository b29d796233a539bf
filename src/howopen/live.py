"""The live path: a door to the network, the store that remembers, and what both give.

What was collected is kept, so that it can be verified, compared and replayed without a network.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from howopen.collect import Looking, OnStep, Spent, collect
from howopen.collected import Collected, collected_from, digest_of, undated_of
from howopen.discovery import Kind
from howopen.doors.terminal import printable
from howopen.errors import DataError, InputError, Offline
from howopen.model import Record
from howopen.model.moments import now
from howopen.sources import RemoteTarget

if TYPE_CHECKING:
    from howopen.doors.http import Budget
    from howopen.sources.network import Network
    from howopen.store import Recorded, Store


class Asking(Record, frozen=True, kw_only=True):
    """How the network is asked."""

    offline: bool = False
    """Ask nobody: only what the cache holds."""
    add: tuple[str, ...] = ()
    """Addresses of further sources of the release."""
    without: tuple[str, ...] = ()
    """Kinds of places that are not followed: the words of `howopen.discovery.Kind`."""
    cache: Path | None = None
    """The folder of the cache; the user's own when not given."""
    requests: int = 400
    """So many requests at most in one run."""
    seconds: float = 900.0
    """So long at most in one run."""
    gibibytes: float = 1.0
    """So much at most in one run."""
    jobs: int = 2
    """So many requests under way at once in a batch."""
    since: str = ""
    """What was asked at or after this time is not asked again (ISO 8601, UTC)."""

    @property
    def looking(self) -> Looking:
        """What is followed; `InputError` for a kind that there is not."""
        return Looking(without=frozenset(map(_kind, self.without)), add=self.add)


def _kind(word: str) -> Kind:
    if word not in list(Kind):
        known = ", ".join(Kind)
        raise InputError(f"{printable(word)!r} is no kind of place; kinds are {known}")
    return Kind(word)


def is_offline() -> bool:
    """Whether the environment forbids asking: `HOWOPEN_OFFLINE`, or the hub client's own."""
    words = (os.environ.get("HOWOPEN_OFFLINE", ""), os.environ.get("HF_HUB_OFFLINE", ""))
    return any(word.strip().lower() not in ("", "0", "false", "no", "off") for word in words)


class Live:
    """One run on the network. Safe to use from several threads."""

    def __init__(
        self, network: Network, store: Store, budget: Budget, *, offline: bool = False
    ) -> None:
        self.network, self.store, self.budget = network, store, budget
        self.offline = offline
        self.ended = False
        """Whether it is being closed: what was under way then is no outcome to keep."""

    @property
    def spent(self) -> Spent:
        """What it has cost so far."""
        return Spent(
            requests=self.budget.sent,
            not_modified=self.budget.not_modified,
            replayed=self.budget.replayed,
            received_bytes=self.budget.received_bytes,
        )

    def collect(
        self, target: RemoteTarget, looking: Looking | None = None, on_step: OnStep | None = None
    ) -> Collected:
        """Looks at a release and its bases, and keeps the recordings; raises `SourceError`.

        Offline, what earlier runs were answered is put together again; but after a look that was
        cut short, it is the last whole one, else that one.
        """
        how = looking or Looking()
        if self.offline and (earlier := self._before_a_cut(target, how)) is not None:
            return earlier
        with self.budget.noting() as refused:
            found = collect(target, self.network, how, on_step, refused)
        if self.ended:
            raise RuntimeError("the run has ended")
        self._keep(target, how, found)
        return found

    def _before_a_cut(self, target: RemoteTarget, how: Looking) -> Collected | None:
        name = named(target)
        same = [r for r in self.store.recordings.history(name) if r.settings == how.settings]
        if not (same and same[-1].cut):
            return None
        bundle = self.store.recordings.latest(name, settings=how.settings)
        return None if bundle is None else collected_from(bundle.files, bundle.cut)

    def _keep(self, target: RemoteTarget, how: Looking, found: Collected) -> None:
        recordings = found.recordings
        digest, settings = digest_of(recordings), how.settings
        if self.offline:
            # Nobody looked: it is kept so that its report can be verified, and is in no history.
            if self.store.recordings.holds(digest):
                return
            settings = "; ".join(filter(None, ("put together offline", settings)))
        self.store.recordings.keep(
            named(target),
            found.tree,
            digest=digest,
            undated=undated_of(recordings),
            when=now(),
            settings=settings,
            cut=found.cut,
        )


@contextmanager
def live(asking: Asking | None = None, *, sharing: int = 1) -> Iterator[Live]:
    """A run on the network, or offline; closes what it opened.

    `sharing` is how many such runs work together, each at its part of the pace that a service
    asks for. Raises `StoreError` for a cache that cannot be read, `InputError` for wrong settings.
    """
    from howopen.doors.http import Budget, Freshness, HttpDoor
    from howopen.sources.endpoints import endpoints
    from howopen.sources.immutable import is_immutable
    from howopen.sources.network import Network
    from howopen.store import Store

    how = asking or Asking()
    places = endpoints()
    budget = Budget(
        requests=how.requests, seconds=how.seconds, bytes=int(how.gibibytes * (1 << 30))
    )
    freshness = Freshness.RESUME if how.since else Freshness.REVALIDATE
    if how.offline or is_offline():
        freshness = Freshness.OFFLINE
    with (
        Store.open(how.cache) as store,
        HttpDoor(
            memory=store.exchanges,
            budget=budget,
            trusted=places.trusted,
            freshness=freshness,
            since=how.since,
            concurrency=how.jobs,
            immutable=is_immutable,
            turn=store.turns.one_at_a_time,
            sharing=sharing,
        ) as door,
    ):
        offline = freshness is Freshness.OFFLINE
        run = Live(Network(door, places), store, budget, offline=offline)
        try:
            yield run
        finally:
            run.ended = True


def kept(target: RemoteTarget, asking: Asking | None = None) -> Collected:
    """The recordings of the last whole look that is kept, else of one that was cut short.

    `Offline` when there are none.
    """
    from howopen.store import Store

    how = asking or Asking()
    with Store.open(how.cache, read_only=True) as store:
        bundle = store.recordings.latest(named(target), settings=how.looking.settings)
    if bundle is None:
        raise Offline(f"nothing is kept of {target.id}; look at it with a network first")
    return collected_from(bundle.files, bundle.cut)


class LastOf(NamedTuple):
    """The last recording of one of many targets."""

    number: int
    of: int
    collected: Collected


def everything_kept(asking: Asking | None = None) -> Iterator[LastOf]:
    """The last recording of every target, the one that was looked at last at the end.

    What cannot be read any more is left out.
    """
    from howopen.store import Store

    how = asking or Asking()
    with Store.open(how.cache, read_only=True) as store:
        targets = sorted(store.recordings.all(), key=lambda each: each.when)
        for number, each in enumerate(targets, start=1):
            bundle = store.recordings.by_digest(each.digest)
            if bundle is None:
                continue
            try:
                yield LastOf(number, len(targets), collected_from(bundle.files, bundle.cut))
            except DataError:
                continue


def looks(store: Store, target: RemoteTarget, how: Asking) -> tuple[Recorded, ...]:
    """Each whole look at a target with these settings, oldest first; `Offline` without any."""
    settings = how.looking.settings
    found = store.recordings.history(named(target))
    whole = tuple(each for each in found if each.settings == settings and not each.cut)
    if not whole:
        raise Offline(f"no whole look at {target.id} is kept; look at it with a network first")
    return whole


def last_looked(target: RemoteTarget, asking: Asking | None = None) -> str:
    """When a target was last looked at whole, with these settings; `Offline` when it never was."""
    from howopen.store import Store

    how = asking or Asking()
    with Store.open(how.cache, read_only=True) as store:
        return looks(store, target, how)[-1].when


def by_digest(digest: str, asking: Asking | None = None) -> Collected | None:
    """The recordings that an assessment names by their digest; `None` when they are not kept."""
    from howopen.store import Store

    how = asking or Asking()
    with Store.open(how.cache, read_only=True) as store:
        bundle = store.recordings.by_digest(digest)
    return None if bundle is None else collected_from(bundle.files)


def named(target: RemoteTarget) -> str:
    """The key under which a target's recordings are kept."""
    return f"{target.source_id}@{target.revision}" if target.revision else target.source_id
