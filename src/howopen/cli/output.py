"""Where a command's output goes and in what format: the only module that writes data.

A terminal gets words, a pipe or a file gets JSON, unless a format is named. Data formats are
always UTF-8; words use the terminal's encoding.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from howopen.cli.language import tongue

if TYPE_CHECKING:
    from howopen.locale import Tongue
    from howopen.reports.page import Page

TERMINAL, JSON, MARKDOWN, CSV = "terminal", "json", "markdown", "csv"
MERMAID, MOT, HTML = "mermaid", "mot", "html"
FOR_PEOPLE = (TERMINAL, MARKDOWN, HTML)
"""The formats that are read and not parsed."""
SUFFIXES = {
    ".json": JSON,
    ".md": MARKDOWN,
    ".csv": CSV,
    ".txt": TERMINAL,
    ".mmd": MERMAID,
    ".yml": MOT,
    ".html": HTML,
}
"""What the name of an output file says of its format."""

_F = TypeVar("_F", bound=Callable[..., object])


class Output(NamedTuple):
    """What the options say about the output."""

    format: str
    path: Path | None
    no_color: bool
    say: Tongue
    """The language of what people read; data is English in all."""

    @property
    def language(self) -> str:
        """The language of what is made for this output; that of data is English."""
        return self.say.language if self.format in FOR_PEOPLE else "en"

    def page(self) -> Page:
        """The terminal, or a page of 80 columns where there is none."""
        from howopen.reports.page import Page

        to_terminal = self.path is None and sys.stdout.isatty()
        if self.path is not None:
            return Page(say=self.say)
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdecimal() else 80
        if to_terminal and not columns.isdecimal():
            width = shutil.get_terminal_size().columns
        plain = self.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        return Page(
            width=width or 80,
            colour=to_terminal and not plain,
            encoding=encoding,
            say=self.say,
        )

    def write(self, text: str) -> None:
        """Writes to stdout, or to the file: whole or not at all. Raises `InputError`."""
        if self.path is not None:
            from howopen.doors.output import write_whole

            write_whole(self.path, text.encode())
        elif self.format == TERMINAL:
            click.echo(text, nl=False, color=True)
        else:
            click.echo(text.encode(), nl=False)


def options(*formats: str) -> Callable[[_F], _F]:
    """The options for output, with those formats; the command gets one `output: Output`."""

    def add(command: _F) -> _F:
        def run(
            *args: Any,
            form: str | None,
            to: Path | None,
            no_color: bool,
            as_json: bool = False,
            as_markdown: bool = False,
            as_csv: bool = False,
            **rest: Any,
        ) -> object:
            named = [
                name
                for name, given in ((JSON, as_json), (MARKDOWN, as_markdown), (CSV, as_csv))
                if given
            ]
            named += [form] if form else []
            if len(set(named)) > 1:
                raise click.UsageError(f"choose one format, not {' and '.join(named)}")
            chosen = named[0] if named else _default(to, formats)
            return command(*args, output=Output(chosen, to, no_color, tongue()), **rest)

        decorated: Any = functools.update_wrapper(run, command)
        for option in reversed(_options(formats)):
            decorated = option(decorated)
        result: _F = decorated
        return result

    return add


def _options(formats: tuple[str, ...]) -> list[Callable[[Any], Any]]:
    shorthands = [
        click.option(f"--{name}", f"as_{name}", is_flag=True, help=f"Same as --format {name}.")
        for name in (JSON, MARKDOWN, CSV)
        if name in formats
    ]
    return [
        click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            help="Default: words on a terminal, else JSON.",
        ),
        *shorthands,
        click.option(
            "-o",
            "--output",
            "to",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write to this file; its suffix names the format.",
        ),
        click.option("--no-color", is_flag=True, help="No colour; also NO_COLOR=1."),
    ]


def _default(path: Path | None, formats: tuple[str, ...]) -> str:
    """The format that the file's suffix names; a name without one gets JSON, as a pipe does."""
    if path is None:
        return TERMINAL if sys.stdout.isatty() else JSON
    if not path.suffix:
        return JSON
    named = SUFFIXES.get(path.suffix.lower())
    if named is not None and named in formats:
        return named
    known = ", ".join(suffix for suffix, form in SUFFIXES.items() if form in formats)
    raise click.UsageError(
        f"the suffix {path.suffix!r} names no format of this command; use one of {known}, or add"
        " --format"
    )
