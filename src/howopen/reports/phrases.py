"""How parts of a sentence are set beside each other in a language."""

from __future__ import annotations

from collections.abc import Iterable

from howopen.locale import ENGLISH, Tongue


def beside(what: str, note: str, say: Tongue = ENGLISH) -> str:
    """`what: note`, with the colon as the language sets it."""
    return say("{what}: {note}").format(what=what, note=note)


def joined(parts: Iterable[str], say: Tongue = ENGLISH) -> str:
    """`a; b; c`, with the sign as the language sets it; empty for none."""
    told = ""
    for part in parts:
        told = say("{first}; {second}").format(first=told, second=part) if told else part
    return told


def lines(span: tuple[int, int], say: Tongue = ENGLISH) -> str:
    """`line 3`, `lines 3-5`."""
    first, last = span
    if first == last:
        return say("line {line}").format(line=first)
    return say("lines {first}-{last}").format(first=first, last=last)


def read_on(day: str, say: Tongue = ENGLISH) -> str:
    """When a source was read."""
    return say("read {day}").format(day=day)
