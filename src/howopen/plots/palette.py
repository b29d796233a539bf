"""The colours of all pictures, on light and on dark paper, and the stylesheet that sets them.

Colours come by pairs that people with any colour vision tell apart by lightness; besides, no
picture uses colour alone. A test holds words to a contrast of 4.5 and shapes to 3 (Web Content
Accessibility Guidelines 2.2, success criteria 1.4.3 and 1.4.11, https://www.w3.org/TR/WCAG22/).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from howopen.model import VerdictId

ROOT: Final = "plot"
"""The class of every picture."""


class Colour(NamedTuple):
    """One colour on both papers."""

    light: str
    dark: str


COLOURS: Final = {
    "paper": Colour("#ffffff", "#14171a"),
    "ink": Colour("#1a1c1e", "#e8eaed"),
    "dim": Colour("#565c63", "#a7afb8"),
    "grid": Colour("#d5d9de", "#3a4149"),
    "good": Colour("#0a6b62", "#4fc3b0"),
    "on-good": Colour("#ffffff", "#14171a"),
    "mixed": Colour("#c27c0e", "#d9932b"),
    "on-mixed": Colour("#1a1c1e", "#14171a"),
    "bad": Colour("#a01c1c", "#ff9b93"),
    "bad-tint": Colour("#fbe3e1", "#4a1b1a"),
    "accent": Colour("#2a64ad", "#7db1f2"),
    "verdict-open-source": Colour("#0a6b62", "#4fc3b0"),
    "verdict-open-weights": Colour("#2a64ad", "#7db1f2"),
    "verdict-open-weights-restricted": Colour("#c27c0e", "#d9932b"),
    "verdict-closed": Colour("#a01c1c", "#ff9b93"),
    "verdict-undetermined": Colour("#565c63", "#a7afb8"),
}
"""Name -> colour. `grid` only helps the eye along and carries nothing."""

WORDS_ON: Final = {
    "ink": ("paper",),
    "dim": ("paper",),
    "on-good": ("good",),
    "on-mixed": ("mixed",),
    "bad": ("bad-tint", "paper"),
}
"""Colours of words and signs -> what they stand on."""
SHAPES: Final = (
    "good",
    "mixed",
    "bad",
    "accent",
    "dim",
    *(f"verdict-{verdict}" for verdict in VerdictId),
)
"""Colours of shapes that carry something, on paper."""


def verdict_colour(verdict: VerdictId) -> str:
    """The name of a verdict's colour, also its class: `verdict-open-source`."""
    return f"verdict-{verdict.value}"


def class_of(colour: str, what: str) -> str:
    """The class that gives something that colour; `what` is `fill` or `stroke`."""
    if colour.startswith("verdict-"):
        return colour if what == "fill" else f"{colour}-line"
    return f"plot-{colour}" if what == "fill" else f"plot-{colour}-line"


def stylesheet() -> str:
    """The rules of all classes, for a page with pictures in it or for a picture that stands alone.

    On paper that is printed the light colours hold.
    """
    light = "".join(_rules(name, colour.light) for name, colour in COLOURS.items())
    dark = "".join(_rules(name, colour.dark) for name, colour in COLOURS.items())
    return (
        f".{ROOT}{{max-width:100%;height:auto}}\n{light}"
        f"@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"
    )


def _rules(name: str, value: str) -> str:
    fill, stroke = class_of(name, "fill"), class_of(name, "stroke")
    return f".{fill}{{fill:{value}}}.{stroke}{{stroke:{value}}}\n"
