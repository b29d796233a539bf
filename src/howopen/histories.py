"""What changed of a release from look to look, each change found once and then remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from howopen._version import __version__
from howopen.collected import Collected, collected_from
from howopen.errors import DataError
from howopen.frameworks import Framework
from howopen.history.changed import Changes, Dated
from howopen.live import Asking, looks
from howopen.model import Assessment, Record
from howopen.model.moments import now
from howopen.pipeline import assess_recordings, gathered_from
from howopen.recording_pipeline import WithRecordings, assess_collected, changes
from howopen.rules import DECIDING, code_digest
from howopen.sources import RemoteTarget
from howopen.store import Recorded, Store

STATES: Final = 12
"""Earlier states of a release that are judged again to be shown."""


class History(Record, frozen=True, kw_only=True):
    """What changed of one release, as far as it was looked at."""

    entries: tuple[Dated, ...]
    """From each state of it to the next, oldest first, dated by the look that first showed it."""
    judged: int
    """So many recordings were judged to tell; the other changes were known from an earlier run."""
    looked: str
    """When it was last looked at whole; ISO 8601, UTC."""


class Spell(NamedTuple):
    """A time in which all looks showed the same: the first of them and the last."""

    first: Recorded
    last: Recorded


def spells(looked: tuple[Recorded, ...]) -> tuple[Spell, ...]:
    """The looks, those together that differ in no more than the days of reading."""
    found: list[Spell] = []
    for look in looked:
        if found and _state(found[-1].last) == _state(look):
            found[-1] = Spell(found[-1].first, look)
        else:
            found.append(Spell(look, look))
    return tuple(found)


def _bytes(look: Recorded) -> tuple[str, str]:
    return look.digest, look.undated


def _state(look: Recorded) -> str:
    return look.undated or look.digest


def history(target: RemoteTarget, asking: Asking | None = None) -> History:
    """What changed between the whole looks at a target that are kept, by the rules of now.

    Raises `Offline` when there is none.
    """
    how = asking or Asking()
    with Store.open(how.cache) as store:
        looked = looks(store, target, how)
        comparing = _Comparing(store)
        entries = [
            Dated(when=after.first.when, changes=found)
            for before, after in pairwise(spells(looked))
            if (found := comparing.changes(before.last, after.first)) is not None
        ]
    return History(entries=tuple(entries), judged=comparing.judged, looked=looked[-1].when)


def earlier_states(asking: Asking, frameworks: tuple[Framework, ...]) -> Iterator[Assessment]:
    """What releases were before their last whole look, as far as it is kept, by the rules of now.

    Of each the oldest first, and no more than the last few.
    """
    with Store.open(asking.cache, read_only=True) as store:
        for each in store.recordings.all():
            looked = store.recordings.history(each.target)
            alike = (look for look in looked if look.settings == looked[-1].settings)
            whole = tuple(look for look in alike if not look.cut)
            for spell in spells(whole)[:-1][-STATES:]:
                if (found := _collected(store, spell.last)) is not None:
                    yield assess_recordings(gathered_from(found), frameworks)


def _collected(store: Store, look: Recorded) -> Collected | None:
    """What a look gave; `None` where it was cleared, or cannot be read any more."""
    bundle = store.recordings.by_digest(look.digest, look.undated)
    try:
        return None if bundle is None else collected_from(bundle.files)
    except DataError:
        return None


class _Comparing:
    """Compares recordings, and remembers what came of it in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: tuple[Recorded, WithRecordings] | None = None
        self.judged = 0

    def changes(self, before: Recorded, after: Recorded) -> Changes | None:
        """What differs; `None` where a recording was cleared meanwhile."""
        key = _key(before, after)
        if (known := self._store.comparisons.find(key)) is not None:
            return msgspec.json.decode(known, type=Changes)
        old, new = self._assessed(before), self._assessed(after)
        if old is None or new is None:
            return None
        found = changes(old, new)
        self._store.comparisons.keep(key, msgspec.json.encode(found), when=now())
        return found

    def _assessed(self, look: Recorded) -> WithRecordings | None:
        if self._last is not None and _bytes(self._last[0]) == _bytes(look):
            return self._last[1]
        collected = _collected(self._store, look)
        if collected is None:
            return None
        self.judged += 1
        found = assess_collected(collected)
        self._last = (look, found)
        return found


def _key(before: Recorded, after: Recorded) -> str:
    """Names both recordings and all code that has a say in what differs between them."""
    rules = code_digest(*DECIDING, "history")
    parts = (*_bytes(before), *_bytes(after), __version__, rules)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
