"""A total as it is drawn everywhere: a solid bar, hatched as far as it could reach."""

from __future__ import annotations

from gettext import NullTranslations

from howopen.model import Judgement
from howopen.plots.svg import Box, Canvas


def bar(canvas: Canvas, box: Box, judgement: Judgement, colour: str = "accent") -> None:
    """What was seen as a solid bar, its possible range hatched; `box` is the full total.

    Where the total stands within its range, a stroke marks it.
    """
    low, score, high = (share * box.width for share in shares(judgement))
    solid = min(low, score)
    if high > solid:
        rest = Box(box.x + solid, box.y, high - solid, box.height)
        canvas.rect(rest, fill=canvas.pattern("hatch", "dim"), stroke="dim")
    if solid:
        canvas.rect(Box(box.x, box.y, solid, box.height), fill=colour)
    if solid < score < high:
        canvas.rect(Box(box.x + score - 1, box.y - 1, 2, box.height + 2), fill="ink")


def shares(judgement: Judgement) -> tuple[float, float, float]:
    """Lowest possible, actual and highest possible total, as shares of the full one."""
    full = judgement.out_of or 1
    low, high = judgement.range
    low, score, high = (min(max(value / full, 0), 1) for value in (low, judgement.score, high))
    return low, score, high


def coverage(judgement: Judgement, say: NullTranslations) -> str:
    """How much was seen: "11 of 14 seen"."""
    told = judgement.coverage
    return say.gettext("{seen} of {of} seen").format(seen=told.seen, of=told.of)
