"""Words that tell in which clauses a condition may stand, sought all at once."""

from __future__ import annotations

from functools import lru_cache

from howopen.doors import patterns

NUMBERED: dict[str, int] = {}
"""Words of triggers that were asked for in this process, in the order in which they were."""


@lru_cache(maxsize=2)
def sought(count: int) -> patterns.Words:
    """The first so many of them: those of the texts read before are sought all at once."""
    return patterns.Words(tuple(NUMBERED)[:count])


@lru_cache(maxsize=256)
def with_words(triggers: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Each trigger with its longest word and that word's number."""
    found = []
    for trigger in triggers:
        word = max(trigger.split(), key=len, default=trigger)
        found.append((trigger, word, NUMBERED.setdefault(word, len(NUMBERED))))
    return tuple(found)
