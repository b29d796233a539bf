"""The commands by name, each imported when it is called; `howopen TARGET` means `assess`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from howopen._version import __version__
from howopen.cli import language
from howopen.cli.errors import told
from howopen.cli.help import Group
from howopen.errors import HowopenError

COMMANDS = {
    "assess": "How open a release is, with the places that show it (the default).",
    "table": "Many releases ranked, with what stands out.",
    "plot": "A picture of releases, as SVG or PNG.",
    "export": "Many releases as a database, lines of JSON, or one wide table.",
    "explain": "The words behind one answer, from file and line.",
    "compare": "Releases side by side under each definition, what differs marked.",
    "lineage": "What a release was made from, and which terms it inherits.",
    "record": "Keep what is public of releases, as folders that can be judged offline.",
    "verify": "Whether a saved report follows, byte for byte, from its recording.",
    "diff": "What has changed between two reports or recordings: answers, cells, words.",
    "watch": "Look again at the releases of a list, and write an Atom feed of what changed.",
    "site": "The table as a static site that people look at.",
    "serve": "The table live, with forms to judge a model or read a licence, an API and badges.",
    "license": "What a licence text is and what it demands, clause by clause.",
    "licenses": "The licences that are known by name, with filters.",
    "frameworks": "The definitions of openness that are known, and whose they are.",
    "mof": "The class of model files of the Model Openness Tool (MOT).",
    "agreement": "How often our grades agree with those that people gave, as last measured.",
    "questions": "What is asked of a release, and why.",
    "schema": "The JSON Schema of an assessment, of a licence or of model files.",
    "catalogue": "The bundled assessments.",
    "cache": "What is kept of earlier runs: list it, find it, clear it.",
    "dev": "What helps to work on howopen itself.",
    "completion": "A script that completes howopen's words in your shell.",
}
"""Name and first line of help; told here so that `--help` imports no command."""

DEFAULT = "assess"
_CLOSE = 0.8
"""From this likeness a word is taken for a misspelled command, see `difflib`."""


class Commands(Group):
    """A group that knows its commands by name and takes anything else for a target."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.params.insert(0, language.option())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"howopen.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`howopen TARGET` and `howopen --json TARGET` become `howopen assess ...`."""
        own = _of_all(args)
        if own and own == len(args):
            args = [*args, "--help"]
        if (
            args[own:]
            and args[own] not in COMMANDS
            and not _is_own(args[own], self.get_params(ctx))
        ):
            _refuse_misspelled(args[own])
            args = [*args[:own], DEFAULT, *args[own:]]
        return super().parse_args(ctx, args)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Reads the options; `--help` and `--version` write already here."""
        with told():
            if sys.stdout is None:  # closed with >&-
                raise HowopenError("there is no stdout to write to; give it somewhere to go")
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what is raised on purpose becomes one sentence and an exit code."""
        with told():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


def _of_all(args: list[str]) -> int:
    """How many of the first words say the language, and so belong to no command."""
    words = 0
    while words < len(args) and args[words].partition("=")[0] == language.NAME:
        words += 1 if "=" in args[words] else 2
    return words


def _is_own(word: str, params: list[click.Parameter]) -> bool:
    """Whether it is an option of the whole program."""
    return any(word in param.opts for param in params)


def _refuse_misspelled(word: str) -> None:
    """Raises for what is no target and nearly a command: nothing is looked at or written then."""
    if not word.isalpha():
        return
    from difflib import get_close_matches

    from howopen.doors.paths import is_there

    close = get_close_matches(word.lower(), COMMANDS, n=1, cutoff=_CLOSE)
    if close and not is_there(Path(word)):
        raise click.UsageError(
            f"no command is called {word}; did you mean {close[0]}? A release of that name is"
            f" looked at with `howopen {DEFAULT} {word}`"
        )


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, message="howopen %(version)s")
def main() -> None:
    """Tell, from evidence, how open an AI model really is.

    \b
    howopen TARGET           ORG/NAME of a hub, a URL, a folder, or a release's name
    howopen table            the releases we follow, ranked

    A terminal gets words; a pipe or a file gets JSON, unless told otherwise with --format.
    """  # noqa: D301 - click looks for this backspace
