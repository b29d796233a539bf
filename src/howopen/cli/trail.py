"""The trail of a look at the network, on stderr: each place, what named it, what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from howopen.cli.errors import say

if TYPE_CHECKING:
    from howopen.collect import OnStep, Spent, Step


@contextmanager
def trail(*, always: bool = False) -> Iterator[OnStep | None]:
    """Gives what is to be told of each place; `None` where nobody watches, unless `always`."""
    if not always and not sys.stderr.isatty():
        yield None
        return
    from howopen.collect import Spent

    def tell(step: Step | Spent) -> None:
        say(_cost(step) if isinstance(step, Spent) else _came(step))

    yield tell


def _came(step: Step) -> str:
    came = f"not had: {step.lost}" if step.lost else "seen"
    by = f", named by {step.found}" if step.found else ""
    return f"{step.target}{by}: {came}"


def _cost(spent: Spent) -> str:
    size = f"{spent.received_bytes / 1e6:.1f} MB"
    same = f", {spent.not_modified} of them unchanged" if spent.not_modified else ""
    kept = f"; {spent.replayed} answers from the cache" if spent.replayed else ""
    return f"{spent.requests} requests{same}, {size}{kept}"
