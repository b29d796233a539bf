"""`howopen diff`: what has changed between two reports or recordings of a release."""

from __future__ import annotations

from pathlib import Path

import click

from howopen.cli import asking as ask
from howopen.cli import output as out
from howopen.cli.errors import NOT_MET
from howopen.cli.help import Command
from howopen.cli.output import Output


@click.command("diff", cls=Command)
@click.argument("old")
@click.argument("new")
@click.option("--exit-code", is_flag=True, help="Exit 1 when something has changed.")
@ask.cache_option
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    old: str,
    new: str,
    exit_code: bool,
    cache: Path | None,
    output: Output,
) -> None:
    """What has changed between two reports or recordings: answers, cells, words.

    OLD and NEW are saved JSON reports, recordings, or names of which the cache keeps a recording.
    The changed words are shown where the recordings are given or kept.
    """
    import howopen
    from howopen.reports import changes

    found = howopen.changes(old, new, asking=howopen.Asking(cache=cache), language=output.language)
    known = howopen.definitions()
    if output.format == out.JSON:
        output.write(changes.changes_to_json(found))
    elif output.format == out.MARKDOWN:
        output.write(changes.changes_to_markdown(found, known, output.say))
    else:
        output.write(changes.changes_to_terminal(found, known, output.page()))
    ctx.exit(NOT_MET if exit_code and not found.empty else 0)
