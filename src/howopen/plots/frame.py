"""What stands around every picture: the sentence at its head, the legend, where it is from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from gettext import NullTranslations
from typing import Final, NamedTuple

from howopen.locale import translation
from howopen.model import VerdictId
from howopen.plots import marks
from howopen.plots.marks import Sign
from howopen.plots.plot import Wanted
from howopen.plots.svg import (
    Canvas,
    Drawing,
    Style,
    Told,
    balanced,
    clean,
    fitted,
    width_of,
    wrapped,
)

MARGIN: Final = 20
HEAD: Final = Style(size=20, bold=True)
UNDER: Final = Style(size=13, colour="dim")
SMALL: Final = Style(size=11)
DIM: Final = Style(size=11, colour="dim")
_SAFE: Final = 0.92
"""Share of the width that long lines take, since some readers' fonts are wider than ours."""
NAMED: Final = 60
"""Width, in characters of the usual width, of a foreign name in a sentence."""


class Entry(NamedTuple):
    """One line of a legend: what draws its sign at a place, and what it means."""

    draw: Callable[[float, float], None]
    words: str
    wide: float = 13
    """Width of the sign."""
    high: float = 13


def in_sentence(name: str) -> str:
    """A foreign name as a part of a sentence; a very long one is cut with `…`."""
    return fitted(clean(name), NAMED, 1)


def headed(canvas: Canvas, title: str, under: str) -> float:
    """The sentence that states the finding, and how to read the picture; gives where they end."""
    y = 12.0
    for style, words, leading in ((HEAD, title, 25), (UNDER, under, 18)):
        room = (canvas.width - 2 * MARGIN) * _SAFE
        for line in balanced(clean(words), room, style.size, bold=style.bold):
            y += leading
            canvas.text(MARGIN, y, line, style=style)
        y += 3
    return y + 5


def legend(canvas: Canvas, y: float, entries: Iterable[Entry]) -> float:
    """Signs and what they mean, in as many lines as it takes; gives where they end."""
    x, top = float(MARGIN), y + 3
    for entry in entries:
        wide = entry.wide + 6 + width_of(entry.words, SMALL.size) + 14
        if x > MARGIN and x + wide > canvas.width - MARGIN + 14:
            x, top = float(MARGIN), top + 19
        entry.draw(x, top + (13 - entry.high) / 2)
        canvas.text(x + entry.wide + 6, top + 10.5, entry.words, style=SMALL)
        x += wide
    return top + 25


def verdict_entries(canvas: Canvas, verdicts: set[VerdictId], say: NullTranslations) -> list[Entry]:
    """The shapes of the verdicts that occur."""

    def entry(verdict: VerdictId, words: str) -> Entry:
        return Entry(
            lambda x, y: marks.draw_verdict(canvas, verdict, x, y), words, marks.SHAPE, marks.SHAPE
        )

    words = marks.verdict_words(say)
    return [entry(verdict, words[verdict]) for verdict in words if verdict in verdicts]


def sign_entry(canvas: Canvas, sign: Sign, words: str) -> Entry:
    """A sign in a legend."""
    return Entry(lambda x, y: marks.draw_sign(canvas, sign, x, y), words)


def footed(canvas: Canvas, y: float, sentences: Iterable[str]) -> float:
    """What must be said besides, small; gives the height of the picture."""
    y += 6
    for sentence in sentences:
        for line in wrapped(clean(sentence), (canvas.width - 2 * MARGIN) * _SAFE, DIM.size):
            y += 15
            canvas.text(MARGIN, y, line, style=DIM)
    return y + 14


def shown_of(rows: int, of: int, say: NullTranslations) -> str:
    """How many rows are shown, in a sentence; empty when it is all of them."""
    if rows == of:
        return ""
    words = say.ngettext("The first {n} of {of} model.", "The first {n} of {of} models.", of)
    return " " + words.format(n=rows, of=of)


def empty(kind: str, sentence: str, wanted: Wanted) -> Drawing:
    """A picture of nothing, which says so."""
    canvas = Canvas(kind, 640)
    _ = translation(wanted.language).gettext
    under = _("Give it releases that have been assessed.")
    height = headed(canvas, sentence, under) + 8
    return finished(canvas, height, Told(sentence, under), wanted)


def finished(canvas: Canvas, height: float, told: Told, wanted: Wanted) -> Drawing:
    """The picture, as it is wanted."""
    return canvas.finish(height, told, language=wanted.language, standalone=wanted.standalone)
