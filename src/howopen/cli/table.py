"""`howopen table`: many releases, ranked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output
from howopen.cli.progress import stopped, watched

if TYPE_CHECKING:
    from howopen.frameworks.definition import Framework
    from howopen.frameworks.ranking import Ranking
    from howopen.model import Assessment


@click.command("table", cls=Command)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--framework",
    default="radboud",
    show_default=True,
    metavar="ID|FILE",
    help="The definition to rank by; a .toml file for your own.",
)
@click.option(
    "--sort",
    default="score",
    show_default=True,
    metavar="KEY",
    help="score, name, maker or a dimension's id.",
)
@click.option(
    "--only",
    "conditions",
    multiple=True,
    metavar="KEY=VALUE",
    help="maker=NAME, name=GLOB, verdict=ID or DIMENSION=GRADE; ranks stay those among all.",
)
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN, out.CSV)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path | None,
    framework: str,
    sort: str,
    conditions: tuple[str, ...],
    output: Output,
) -> None:
    """Many releases ranked, with what stands out.

    DIR is a tree of recordings; without it, the bundled catalogue is shown, offline.
    """
    import howopen

    only = [_condition(text) for text in conditions]
    definition = howopen.load_definition(framework)
    howopen.rank((), framework=definition, only=only, sort=sort)  # bad options are told at once

    def write(found: tuple[Assessment, ...]) -> None:
        ranking = howopen.rank(found, framework=definition, only=only, sort=sort)
        output.write(_report(ranking, definition, output))

    try:
        write(_found(folder, definition))
    except howopen.Interrupted as interrupted:
        with stopped(len(interrupted.done), interrupted.total) as code:
            write(interrupted.done)
        ctx.exit(code)


def _condition(text: str) -> tuple[str, str]:
    key, separator, value = text.partition("=")
    if not separator or not key or not value:
        raise click.UsageError(f"--only takes KEY=VALUE, not {text!r}")
    return key, value


def _found(folder: Path | None, definition: Framework) -> tuple[Assessment, ...]:
    import howopen

    if folder is None:
        return howopen.load_catalogue(frameworks=definition)
    with watched() as on_done:
        return howopen.assess_all(folder, frameworks=definition, on_done=on_done)


def _report(ranking: Ranking, definition: Framework, output: Output) -> str:
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        return to_json(ranking)
    if output.format == out.CSV:
        from howopen.reports.csv import ranking_to_csv

        return ranking_to_csv(ranking, definition)
    if output.format == out.MARKDOWN:
        from howopen.reports.markdown import ranking_to_markdown

        return ranking_to_markdown(ranking, definition, output.say)
    from howopen.reports.table import ranking_to_terminal

    return ranking_to_terminal(ranking, definition, output.page())
