"""What a report is written on: how wide it is, what it can show, and the wrapping for it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from howopen.doors.terminal import printable
from howopen.locale import ENGLISH, Tongue
from howopen.model import Record

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

NARROWEST = 20
"""Columns below which nothing readable can be laid out; narrower pages are treated as this."""

_PLAIN = {
    "✓": "+",
    "✗": "x",
    "•": "*",
    "·": "-",
    "–": "-",  # noqa: RUF001
    "—": "-",
    "…": "...",
    "‘": "'",  # noqa: RUF001
    "’": "'",  # noqa: RUF001
    "“": '"',
    "”": '"',
    "→": "->",
    "≥": ">=",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""Signs of ours and their stand-ins where the encoding has none; the rest becomes `\\xNN`."""

_HELD = {"\N{NO-BREAK SPACE}": "\ue000", "\N{NARROW NO-BREAK SPACE}": "\ue001"}
"""Spaces at which French must not break, and what stands for them while rich, which does, wraps."""
_HOLD, _RELEASE = str.maketrans(_HELD), str.maketrans({held: sign for sign, held in _HELD.items()})


class Page(Record, frozen=True, kw_only=True):
    """A terminal, or a file that looks like one."""

    width: int = 80
    colour: bool = False
    encoding: str = "utf-8"
    say: Tongue = ENGLISH
    """The language of our own words."""

    def name(self, foreign: str) -> str:
        """A foreign name on one line: control characters shown as escapes."""
        return self._encodable(printable(foreign))

    def words(self, prose: str) -> str:
        """Running text on one line: white space collapsed, control characters escaped."""
        if self.say is ENGLISH:
            return self.name(" ".join(prose.split()))
        return self.name(" ".join(prose.translate(_HOLD).split()).translate(_RELEASE))

    def text(self, content: str, style: str = "") -> Text:
        """A piece of a report that is wrapped, never cut."""
        from rich.text import Text

        held = content if self.say is ENGLISH else content.translate(_HOLD)
        return Text(held, style=style, overflow="fold")

    def render(self, *parts: RenderableType) -> str:
        """The parts one below the other, wrapped to the page, without trailing blanks."""
        from rich.console import Console

        console = Console(
            file=StringIO(),
            width=max(self.width, NARROWEST),
            color_system="standard" if self.colour else None,
            force_terminal=self.colour,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )
        with console.capture() as capture:
            for part in parts:
                console.print(part)
        text = capture.get() if self.say is ENGLISH else capture.get().translate(_RELEASE)
        lines = text.splitlines()
        return "\n".join(self._encodable(line.rstrip()) for line in lines) + "\n"

    def _encodable(self, text: str) -> str:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            for sign, plain in _PLAIN.items():
                text = text.replace(sign, plain)
            return text.encode(self.encoding, "backslashreplace").decode(self.encoding)
        return text


def indented(content: RenderableType, columns: int = 2) -> RenderableType:
    """A piece of a report moved to the right."""
    from rich.padding import Padding

    return Padding(content, (0, 0, 0, columns))


def item(content: RenderableType, page: Page, sign: str = "•") -> RenderableType:
    """A piece of a report behind a sign; what is wrapped stays behind it."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), pad_edge=False)
    shown = page.name(sign)
    grid.add_column(width=len(shown))
    grid.add_column(overflow="fold", ratio=1)
    grid.expand = True
    grid.add_row(page.text(shown), content)
    return grid


def broken(name: str, width: int) -> str:
    """A name on lines of at most `width` columns, broken after a blank or one of `-_/` if it can.

    A piece that is longer than a line stays whole; whoever lays it out folds it.
    """
    from rich.cells import cell_len

    pieces = [""]
    for character in name:
        pieces[-1] += character
        if character in " -_/":
            pieces.append("")
    lines = [""]
    for piece in pieces:
        if lines[-1] and cell_len((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def packed(items: list[str], width: int) -> list[str]:
    """The items in indented lines of at most `width` columns, none of them broken if it fits."""
    from rich.cells import cell_len

    lines = ["  "]
    for position, item in enumerate(items):
        piece = item if position == len(items) - 1 else f"{item}, "
        if lines[-1].strip() and cell_len((lines[-1] + piece).rstrip()) > width:
            lines.append("  ")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
