"""The signs of pictures: one for what a grade says, one for each verdict; never colour alone."""

from __future__ import annotations

from enum import StrEnum
from gettext import NullTranslations
from typing import Final
from xml.etree import ElementTree as ET

from howopen.frameworks.definition import Framework, Tone
from howopen.frameworks.ranking import DOES_NOT_APPLY
from howopen.model import Cell, VerdictId
from howopen.plots import palette
from howopen.plots.svg import Box, Canvas, Style, filled, rect, stroked

SIDE: Final = 13
"""Width and height of a sign of a grade."""
SHAPE: Final = 10
"""Width and height of a sign of a verdict."""


class Sign(StrEnum):
    """What a cell says."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"
    OPEN = "open"
    """It was looked at and leaves the matter open."""
    ABSENT = "absent"
    """There is no such part."""
    UNSEEN = "unseen"
    """It rests on nothing seen."""


_TONES = {
    Tone.GOOD: Sign.GOOD,
    Tone.MIXED: Sign.MIXED,
    Tone.BAD: Sign.BAD,
    Tone.OPEN: Sign.OPEN,
}


def sign_of(cell: Cell | None, framework: Framework) -> Sign:
    """The sign of a cell under a definition."""
    if cell is None or not cell.seen:
        return Sign.UNSEEN
    if cell.grade == DOES_NOT_APPLY:
        return Sign.ABSENT
    return sign_of_tone(framework.tone(cell.grade))


def sign_of_tone(tone: Tone) -> Sign:
    """The sign of what a grade or a class says."""
    return _TONES[tone]


def draw_sign(canvas: Canvas, sign: Sign, x: float, y: float) -> None:
    """Draws a sign with its upper left corner there."""
    canvas.define(sign, *_parts(canvas, sign))
    canvas.use(sign, x, y)


def _parts(canvas: Canvas, sign: Sign) -> list[ET.Element]:
    whole = Box(0, 0, SIDE, SIDE)
    inner = Box(0.5, 0.5, SIDE - 1, SIDE - 1)
    if sign is Sign.GOOD:
        return [rect(whole, fill="good"), stroked("M3 6.8L5.5 9.4L10 3.8", "on-good", 1.8)]
    if sign is Sign.MIXED:
        wave = "M3 7.4Q4.8 4.2 6.5 6.5T10 5.6"
        return [rect(whole, fill="mixed"), stroked(wave, "on-mixed", 1.7)]
    if sign is Sign.BAD:
        crossed = stroked("M4 4L9 9M9 4L4 9", "bad", 1.5)
        return [rect(inner, fill="bad-tint", stroke="bad"), crossed]
    if sign is Sign.ABSENT:
        return [stroked("M4 6.5H9", "dim", 1.5)]
    if sign is Sign.OPEN:
        return [rect(inner, fill="paper", stroke="dim"), _question(), *_corners()]
    return [rect(inner, fill=canvas.pattern("hatch", "dim"), stroke="dim")]


def _question() -> ET.Element:
    made = ET.Element("text", {"x": "6.5", "y": "10.2"})
    made.attrib |= Style(size=10, colour="ink", bold=True, anchor="middle").attributes()
    made.text = "?"
    return made


def _corners() -> tuple[ET.Element, ...]:
    """Without them, a question mark too small to read would look like an empty box."""
    return (filled("M0 0H4L0 4Z", "dim"), filled("M13 13H9L13 9Z", "dim"))


_SHAPES = {
    VerdictId.OPEN_SOURCE: "M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z",
    VerdictId.OPEN_WEIGHTS: "M5 0L10 5L5 10L0 5Z",
    VerdictId.OPEN_WEIGHTS_RESTRICTED: "M5 0.4L10 9.6H0Z",
    VerdictId.CLOSED: "M0.5 0.5H9.5V9.5H0.5Z",
}
_RING = "M5 1A4 4 0 1 1 5 9A4 4 0 1 1 5 1Z"


def draw_verdict(canvas: Canvas, verdict: VerdictId, x: float, y: float) -> None:
    """Draws the shape of a verdict: disc, diamond, triangle, square, a ring where it is open."""
    colour = palette.verdict_colour(verdict)
    canvas.define(colour, _shape(verdict))
    canvas.use(colour, x, y)


def draw_verdict_large(canvas: Canvas, verdict: VerdictId, x: float, y: float) -> None:
    """The same shape, four times as large."""
    made = _shape(verdict)
    made.set("transform", "scale(4)")
    name = f"{palette.verdict_colour(verdict)}-large"
    canvas.define(name, made)
    canvas.use(name, x, y)


def _shape(verdict: VerdictId) -> ET.Element:
    colour = palette.verdict_colour(verdict)
    path = _SHAPES.get(verdict)
    return stroked(_RING, colour, 1.8) if path is None else filled(path, colour)


def verdict_words(say: NullTranslations) -> dict[VerdictId, str]:
    """Verdict -> its words."""
    _ = say.gettext
    return {
        VerdictId.OPEN_SOURCE: _("open source"),
        VerdictId.OPEN_WEIGHTS: _("open weights"),
        VerdictId.OPEN_WEIGHTS_RESTRICTED: _("open weights with strings"),
        VerdictId.CLOSED: _("closed"),
        VerdictId.UNDETERMINED: _("undetermined"),
    }
