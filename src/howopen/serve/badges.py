"""A verdict as a small picture or as JSON for Shields: its words, never a figure."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from howopen.model import Assessment, VerdictId
from howopen.reports.words import VERDICTS
from howopen.serve.shapes import Badge

LABEL: Final = "howopen"
NOT_ASSESSED: Final = "not assessed"
_GREY: Final = "565c63"
COLOURS: Final = {
    VerdictId.OPEN_SOURCE: "0a6b3d",
    VerdictId.OPEN_WEIGHTS: "30506e",
    VerdictId.OPEN_WEIGHTS_RESTRICTED: "7a4a00",
    VerdictId.CLOSED: "a01c1c",
    VerdictId.UNDETERMINED: _GREY,
}
"""Dark enough for white words on them."""
_HEIGHT: Final = 20
_PER_CHARACTER: Final = 6.4
_AROUND: Final = 12


def badge(assessment: Assessment | None) -> Badge:
    """What the badge of a release says; of one that is not known, that it was not assessed."""
    if assessment is None:
        return Badge(label=LABEL, message=NOT_ASSESSED, color=_GREY)
    verdict = assessment.verdict.id
    return Badge(label=LABEL, message=VERDICTS[verdict], color=COLOURS[verdict])


def drawn(shown: Badge) -> bytes:
    """The badge as SVG. Both words keep their width whatever font there is."""
    widths = [round(len(words) * _PER_CHARACTER) for words in (shown.label, shown.message)]
    left, right = (width + _AROUND for width in widths)
    said = f"{shown.label}: {shown.message}"
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(left + right),
            "height": str(_HEIGHT),
            "role": "img",
            "aria-label": said,
        },
    )
    ET.SubElement(root, "title").text = said
    _box(root, 0, left, "#333333")
    _box(root, left, right, f"#{shown.color}")
    group = ET.SubElement(
        root,
        "g",
        {
            "fill": "#ffffff",
            "text-anchor": "middle",
            "font-family": "Verdana,DejaVu Sans,sans-serif",
            "font-size": "11",
        },
    )
    _words(group, shown.label, left / 2, widths[0])
    _words(group, shown.message, left + right / 2, widths[1])
    written: bytes = ET.tostring(root, encoding="utf-8")
    return written


def _box(root: ET.Element, start: int, width: int, colour: str) -> None:
    sizes = {"x": str(start), "width": str(width), "height": str(_HEIGHT)}
    ET.SubElement(root, "rect", {**sizes, "fill": colour})


def _words(group: ET.Element, words: str, middle: float, width: int) -> None:
    place = {"x": f"{middle:g}", "y": "14", "textLength": str(width)}
    ET.SubElement(group, "text", place).text = words
