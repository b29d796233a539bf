"""What the cache keeps, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from howopen.reports.page import Page
    from howopen.store import Kept


def kept_to_terminal(kept: Sequence[Kept], page: Page) -> str:
    """A line for each target: its name, how often it was recorded, when last, and its size."""
    from rich.table import Table

    if not kept:
        return page.render(page.say("Nothing is kept."))
    table = Table(box=None, pad_edge=False, header_style="bold" if page.colour else "")
    say = page.say
    heads = (say("target"), say("recorded"), say("last"), say("files"), "kB", say("digest"))
    for head, right in zip(heads, (False, True, False, True, True, False), strict=True):
        table.add_column(head, justify="right" if right else "left")
    for each in kept:
        table.add_row(
            page.words(each.target),
            str(each.recordings),
            each.when[:10],
            str(each.files),
            f"{each.size_bytes / 1000:.0f}",
            each.digest[:12],
        )
    return page.render(table)
