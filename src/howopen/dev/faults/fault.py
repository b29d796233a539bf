"""What a fault is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from howopen.dev.answers import Answer, Request
from howopen.dev.wire import Wire

__all__ = ["Change", "Fault", "Play", "changed", "table"]

Play = Callable[[Wire, Request, Answer], None]
"""Sends something in the place of the right answer, or sends that in a wrong way."""

Change = Callable[[Wire, Request, Answer], Answer]
"""Another answer in the place of the right one, which is then sent as it should be."""


class Fault(NamedTuple):
    """One way in which a server misbehaves."""

    name: str
    says: str
    """What the client meets, in a line."""
    play: Play
    times: int | None = None
    """How often it strikes unless told otherwise; `None` is every time."""


def changed(name: str, says: str, change: Change, times: int | None = None) -> Fault:
    """A fault that lies in the answer itself, and not in how it is sent."""

    def play(wire: Wire, request: Request, answer: Answer) -> None:
        wire.send(change(wire, request, answer))

    return Fault(name, says, play, times)


def table(*groups: Iterable[Fault]) -> dict[str, Fault]:
    """The faults by name; a name that comes twice is a mistake of ours."""
    found: dict[str, Fault] = {}
    for fault in (each for group in groups for each in group):
        if fault.name in found:
            raise ValueError(f"two faults are called {fault.name}")
        found[fault.name] = fault
    return found
