"""Commands whose help is shown in the language of the run: each paragraph is one message."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

import click

from howopen.cli import language
from howopen.cli.language import tongue
from howopen.locale import ENGLISH, Say, to_say

_AS_IT_IS = "\b"
"""Stands alone before a paragraph whose lines are kept, see click."""
OF_CLICK = (
    to_say("Usage:"),
    to_say("Options:"),
    to_say("Commands:"),
    to_say("Show the version and exit."),
    to_say("Show this message and exit."),
    to_say("required"),
)
"""What click itself writes into a help page."""
_DEFAULT = to_say("default: {value}")


def translated(text: str, say: Say) -> str:
    """A help text, paragraph by paragraph."""
    return "\n\n".join(_paragraph(each, say) for each in inspect.cleandoc(text).split("\n\n"))


def _paragraph(text: str, say: Say) -> str:
    first, *lines = text.splitlines()
    if first != _AS_IT_IS:
        unwrapped = " ".join(text.split())
        return say(unwrapped)
    return "\n".join((first, *(_line(each, say) for each in lines)))


def _line(text: str, say: Say) -> str:
    """A word to type and, behind blanks, what it means."""
    meaning = text.partition("  ")[2].lstrip() or text
    return f"{text.removesuffix(meaning)}{say(meaning)}"


def described(text: str, say: Say) -> str:
    """What an option or a command does; behind it the default, and what must be given."""
    said, bracket, extra = text.partition("  [")
    if not bracket:
        return say(text)
    told = (_extra(each, say) for each in extra.removesuffix("]").split("; "))
    return f"{say(said)}{bracket}{'; '.join(told)}]"


def _extra(text: str, say: Say) -> str:
    name, colon, value = text.partition(": ")
    if name == "default" and colon:
        return say(_DEFAULT).format(value=value)
    return say(text) if text in OF_CLICK else text


class _Formatter(click.HelpFormatter):
    """Writes a help page in the language of the run; English pages as click does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._say = tongue()

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self._say('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{self._say(f'{heading}:')}\n")

    def write_text(self, text: str) -> None:
        super().write_text(text if self._say is ENGLISH else translated(text, self._say))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **options: Any) -> None:
        if self._say is not ENGLISH:
            rows = [(term, described(text, self._say)) for term, text in rows]
        super().write_dl(rows, *args, **options)


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command of ours. `--language` may stand behind it too, where it has none of its own."""

    context_class = _Context

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if all(language.NAME not in param.opts for param in self.params):
            self.params.append(language.option(hidden=True))


class Group(click.Group):
    """A group of them."""

    context_class = _Context
    command_class = Command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands; click cuts what it says of each, which no catalogue then knows."""
        if tongue() is ENGLISH:
            super().format_commands(ctx, formatter)
            return
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, first_paragraph(each)) for name, each in self.commands.items()]
            )


def first_paragraph(command: click.Command) -> str:
    """What a command does, in short."""
    return " ".join(inspect.cleandoc(command.help or "").partition("\n\n")[0].split())
