"""The assessments that come with howopen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from howopen.model import Assessment
    from howopen.named_definitions import Named


def load_catalogue(*, frameworks: Named | Iterable[Named] | None = None) -> tuple[Assessment, ...]:
    """The bundled assessments of the releases that we follow; needs no network.

    The catalogue keeps findings; they are judged now, under the definitions that `assess` takes.
    """
    from howopen import catalogue
    from howopen.catalogued import judged_again
    from howopen.named_definitions import definitions_of

    chosen = definitions_of(frameworks)
    return tuple(judged_again(kept, chosen) for kept in catalogue.load_catalogue())


def build_catalogue(
    folder: Path, out: Path | None = None, *, on_done: Callable[[int, int, str], None] | None = None
) -> int:
    """Write a catalogue of the recordings below a folder; gives how many it holds."""
    from howopen import catalogue

    return catalogue.build(folder, out, on_done)
