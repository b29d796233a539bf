"""The trail of a look at the network, on stderr: each place, what named it, what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from howopen.cli.errors import tell

if TYPE_CHECKING:
    from howopen.collect import OnStep, Spent, Step


@contextmanager
def trail(*, always: bool = False) -> Iterator[OnStep | None]:
    """Gives what is to be told of each place; `None` where nobody watches, unless `always`."""
    if not always and not sys.stderr.isatty():
        yield None
        return
    from howopen.collect import Spent

    def on_step(step: Step | Spent) -> None:
        tell(_cost(step) if isinstance(step, Spent) else _came(step))

    yield on_step


def _came(step: Step) -> str:
    came = f"not had: {step.lost}" if step.lost else "seen"
    return f"{step.target}{_named(step.found)}: {came}"


def _named(found: str) -> str:
    """By what a place was named; the command line's own words say it themselves."""
    from howopen.collect import ADDED

    if not found or found == ADDED:
        return f", {found}" if found else ""
    return f", named by {found}"


def _cost(spent: Spent) -> str:
    size = f"{spent.received_bytes / 1e6:.1f} MB"
    same = f", {spent.not_modified} of them unchanged" if spent.not_modified else ""
    kept = f"; {spent.replayed} answers from the cache" if spent.replayed else ""
    return f"{spent.requests} requests{same}, {size}{kept}"
