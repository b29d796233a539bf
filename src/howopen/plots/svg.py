"""A small writer of SVG. Words and shapes are elements, so that foreign text is never markup.

    canvas = Canvas("ranking", 900)
    canvas.rect(Box(10, 10, 80, 12), fill="good")
    canvas.text(100, 20, "Heron 1B")
    svg = canvas.finish(40, Told("What it shows", "How"), language="en", standalone=True)

Colours are names of `palette.COLOURS`; each becomes a class, which a stylesheet may set, and the
light colour as an attribute, which holds where there is none.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

from howopen.doors.terminal import printable
from howopen.plots import palette

_NARROW = "ijl.,:;'|!()[]{}/\\ ftrI-`\""
_BROAD = "mwMW@%"
_EMS = {"narrow": 0.34, "small": 0.57, "capital": 0.71, "broad": 0.93, "full": 1.05}
"""Widths of a glyph by its sort, in ems: a little more than the usual sans-serif has."""
_BOLD = 1.08
_NOT_IN_XML = str.maketrans({"\ufffe": r"\ufffe", "\uffff": r"\uffff"})
TOOLTIP = 300
"""Characters that a tooltip holds at most."""


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


class Told(NamedTuple):
    """What a picture says to somebody who does not see it."""

    title: str
    desc: str


class Drawing(NamedTuple):
    """A picture that is finished."""

    svg: str
    told: Told
    width: float
    height: float
    """In pixels, where it is shown in its own size."""


def clean(text: str) -> str:
    """Foreign words on one line; what steers a screen or is no XML becomes visible escapes."""
    return printable(text).translate(_NOT_IN_XML)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide words are in a sans-serif of that size; rather too wide than too narrow."""
    return sum(map(_ems, text)) * size * (_BOLD if bold else 1)


def _ems(character: str) -> float:
    if character in _NARROW:
        return _EMS["narrow"]
    if character in _BROAD:
        return _EMS["broad"]
    if character > "\u024f" and east_asian_width(character) != "N":
        return _EMS["full"]
    return _EMS["small" if character.islower() or character.isdecimal() else "capital"]


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The words, ended by `…` where they are wider than the room."""
    left = room / size / (_BOLD if bold else 1)
    for place, character in enumerate(text):
        left -= _ems(character)
        if left < 0:
            return _shortened(text[:place], room, size, bold=bold)
    return text


def _shortened(text: str, room: float, size: float, *, bold: bool) -> str:
    while text and width_of(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The words in lines that fit the room."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size, bold=bold) > room:
            lines.append(fitted(word, room, size, bold=bold))
        else:
            lines[-1] = fitted(longer, room, size, bold=bold)
    return tuple(lines)


def balanced(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The words in as few lines as fit the room, all of about the same length."""
    lines = wrapped(text, room, size, bold=bold)
    for narrower in range(95, 45, -5):
        shorter = wrapped(text, room * narrower / 100, size, bold=bold)
        if len(shorter) > len(lines) or len(lines) == 1 or "…" in "".join(shorter):
            break
        lines = shorter
    return lines


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


class Canvas:
    """One picture while it is drawn. Coordinates are those of its viewBox, from 0 to `width`."""

    def __init__(self, kind: str, width: float) -> None:
        self.kind = kind
        self.width = width
        self._defs = ET.Element("defs")
        self._shapes: dict[tuple[str, str], ET.Element] = {}
        self._layer("", "grid")
        self._signs = ET.Element("g")
        self._words: dict[Style, ET.Element] = {}
        self._defined: set[str] = set()

    def rect(self, box: Box, *, fill: str = "", stroke: str = "", radius: float = 0) -> None:
        """A rectangle. `fill` is a colour's name, or what `pattern` gave; empty for none."""
        self._layer(fill, stroke).append(_rect(box, radius))

    def line(self, start: tuple[float, float], end: tuple[float, float], stroke: str) -> None:
        """A thin line; one in the colour `grid` lies below everything."""
        at = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
        made = ET.Element("line", {name: number(value) for name, value in at})
        self._layer("", stroke).append(made)

    def path(self, path: str, *, stroke: str, dashed: bool = False) -> None:
        """A thin line along a path, given by its `d`."""
        made = ET.SubElement(self._layer("", stroke), "path", {"d": path})
        if dashed:
            made.set("stroke-dasharray", "3 2")

    def _layer(self, fill: str, stroke: str) -> ET.Element:
        """Shapes of one paint lie together, which says the paint once; the first used is lowest."""
        return self._shapes.setdefault((fill, stroke), ET.Element("g", _paints(fill, stroke)))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        style: Style | None = None,
        room: float | None = None,
    ) -> None:
        """Words on the base line `y`; those wider than `room` end in `…`, whole in a tooltip.

        Words lie above all shapes, those of one style together.
        """
        chosen = style or Style()
        whole = clean(words)
        shown = whole if room is None else fitted(whole, room, chosen.size, bold=chosen.bold)
        layer = self._words.setdefault(chosen, ET.Element("g", chosen.attributes()))
        made = ET.SubElement(layer, "text", {"x": number(x), "y": number(y)})
        if chosen.turn:
            made.set("transform", f"rotate({number(chosen.turn)} {number(x)} {number(y)})")
        made.text = shown
        if shown != whole:
            ET.SubElement(made, "title").text = whole[:TOOLTIP]

    def use(self, mark: str, x: float, y: float) -> None:
        """What was defined under that name, with its upper left corner at `x`, `y`."""
        at = {"href": f"#{self.kind}-{mark}", "x": number(x), "y": number(y)}
        ET.SubElement(self._signs, "use", at)

    def define(self, name: str, *parts: ET.Element) -> None:
        """Keeps parts under a name for `use`; once."""
        if name not in self._defined:
            self._defined.add(name)
            ET.SubElement(self._defs, "g", {"id": f"{self.kind}-{name}"}).extend(parts)

    def pattern(self, kind: str, colour: str) -> str:
        """A fill of lines (`hatch`), of crossing lines (`cross`) or of `dots` in a colour."""
        name = f"{kind}-{colour}"
        if name not in self._defined:
            self._defined.add(name)
            self._defs.append(_pattern(f"{self.kind}-{name}", kind, colour))
        return f"url(#{self.kind}-{name})"

    def finish(self, height: float, told: Told, *, language: str, standalone: bool) -> Drawing:
        """The picture. One that stands alone brings its stylesheet and a size."""
        kind, size = self.kind, (number(self.width), number(height))
        told = Told(clean(told.title), clean(told.desc))
        root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {size[0]} {size[1]}",
                "role": "img",
                "aria-labelledby": f"{kind}-title {kind}-desc",
                "lang": language,
                "font-family": "Arial, Helvetica, 'Liberation Sans', sans-serif",
                "class": f"{palette.ROOT} plot-{kind}",
            },
        )
        ET.SubElement(root, "title", {"id": f"{kind}-title"}).text = told.title
        ET.SubElement(root, "desc", {"id": f"{kind}-desc"}).text = told.desc
        if standalone:
            root.attrib |= {"width": size[0], "height": size[1]}
            ET.SubElement(root, "style").text = palette.stylesheet()
        if len(self._defs):
            root.append(self._defs)
        root.append(rect(Box(0, 0, self.width, height), fill="paper"))
        layers = (*self._shapes.values(), self._signs, *self._words.values())
        root.extend(layer for layer in layers if len(layer))
        ET.indent(root, space="")
        svg = ET.tostring(root, encoding="unicode") + "\n"
        return Drawing(svg, told, self.width, height)


class Style(NamedTuple):
    """How words are set."""

    size: float = 12
    colour: str = "ink"
    bold: bool = False
    anchor: str = "start"
    turn: float = 0
    """Degrees, clockwise, about the start of the words."""

    def attributes(self) -> dict[str, str]:
        """As attributes of a text."""
        made = {"font-size": number(self.size), **_painted("fill", self.colour)}
        if self.bold:
            made["font-weight"] = "700"
        if self.anchor != "start":
            made["text-anchor"] = self.anchor
        return made


def rect(box: Box, *, fill: str = "", stroke: str = "", radius: float = 0) -> ET.Element:
    """A rectangle as an element."""
    made = _rect(box, radius)
    made.attrib |= _paints(fill, stroke)
    return made


def _rect(box: Box, radius: float) -> ET.Element:
    names = ("x", "y", "width", "height")
    made = {name: number(value) for name, value in zip(names, box, strict=True)}
    if radius:
        made["rx"] = number(radius)
    return ET.Element("rect", made)


def stroked(path: str, stroke: str, width: float) -> ET.Element:
    """A path that is a line of that width."""
    made = {"d": path, "stroke-width": number(width), "stroke-linecap": "round"}
    return ET.Element("path", {**made, **_paints("", stroke)})


def filled(path: str, fill: str) -> ET.Element:
    """A path that is a filled shape."""
    return ET.Element("path", {"d": path, **_paints(fill, "")})


def _paints(fill: str, stroke: str) -> dict[str, str]:
    """Both colours of a shape; it may have two classes."""
    made = _painted("fill", fill) if fill else {"fill": "none"}
    if stroke:
        lines = _painted("stroke", stroke)
        classes = " ".join(filter(None, (made.get("class"), lines["class"])))
        made = {**made, **lines, "class": classes}
    return made


def _painted(what: str, colour: str) -> dict[str, str]:
    if colour.startswith("url("):
        return {what: colour}
    return {"class": palette.class_of(colour, what), what: palette.COLOURS[colour].light}


def _pattern(name: str, kind: str, colour: str) -> ET.Element:
    turn = "rotate(45)" if kind != "dots" else "rotate(0)"
    made = ET.Element(
        "pattern",
        {
            "id": name,
            "width": "4",
            "height": "4",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": turn,
        },
    )
    made.append(rect(Box(0, 0, 4, 4), fill="paper"))
    if kind == "dots":
        made.append(rect(Box(1, 1, 2, 2), fill=colour, radius=1))
        return made
    made.append(rect(Box(0, 0, 1.4, 4), fill=colour))
    if kind == "cross":
        made.append(rect(Box(0, 0, 4, 1.4), fill=colour))
    return made
