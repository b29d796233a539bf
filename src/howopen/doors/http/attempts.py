"""Tries again what may do better, with the waits that servers ask for, never beyond the budget."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

import stamina

from howopen.doors.http.addresses import shown
from howopen.doors.http.budget import Budget
from howopen.doors.http.faults import Fault
from howopen.errors import RateLimited, SourceError, Unreachable

__all__ = ["with_attempts"]

_T = TypeVar("_T")
_FIRST_WAIT, _LONGEST_WAIT, _JITTER = 0.5, 10.0, 1.0
"""Seconds, where the server says nothing: half a second, one, two, ... and up to one more."""

# stamina writes a warning for every retry. Without a handler Python prints it to stderr.
logging.getLogger("stamina").addHandler(logging.NullHandler())


def with_attempts(run: Callable[[], _T], *, attempts: int, budget: Budget, url: str) -> _T:
    """What `run` gives, asked at most `attempts` times as long as it raises a `Fault`.

    The last fault becomes `RateLimited` or `Unreachable`, about `url`.
    """
    tried = 0

    def may_wait(error: Exception) -> bool | float:
        if not isinstance(error, Fault) or not error.again:
            return False
        left = budget.seconds_left()
        if error.wait is not None:
            return error.wait if error.wait < left else False
        if left > _LONGEST_WAIT:
            return True
        return min(_FIRST_WAIT * float(2 ** (tried - 1)), left / 2)

    try:
        for attempt in stamina.retry_context(
            on=may_wait,
            attempts=attempts,
            timeout=None,
            wait_initial=_FIRST_WAIT,
            wait_max=_LONGEST_WAIT,
            wait_jitter=_JITTER,
        ):
            with attempt:
                if tried:
                    budget.note_retried()
                tried += 1
                return run()
    except Fault as fault:
        raise _outcome(fault, tried, budget, url) from fault
    raise AssertionError("an attempt either gives something or raises")


def _outcome(fault: Fault, tried: int, budget: Budget, url: str) -> SourceError:
    times = "once" if tried == 1 else f"{tried} times"
    left = budget.seconds_left()
    advice = "try again later" if fault.again else "trying again will not help"
    if fault.wait is not None and fault.wait >= left:
        advice = f"ask again in {fault.wait:.0f} seconds, longer than the {left:.0f} of this run"
    kind = RateLimited if fault.limited else Unreachable
    return kind(f"{shown(url)} gave no whole answer, asked {times}: {fault}; {advice}")
