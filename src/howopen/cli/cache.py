"""`howopen cache`: what is kept of earlier runs."""

from __future__ import annotations

from pathlib import Path

import click

from howopen.cli import asking as ask
from howopen.cli import output as out
from howopen.cli.errors import tell
from howopen.cli.help import Group
from howopen.cli.output import Output


@click.group("cache", cls=Group)
def command() -> None:
    """What is kept of earlier runs: list it, find it, clear it."""


@command.command("ls")
@ask.cache_option
@out.options(out.TERMINAL, out.JSON)
def ls(cache: Path | None, output: Output) -> None:
    """What is kept of each target: how often, when last, how much."""
    from howopen.store import Store

    with Store.open(cache, read_only=True) as store:
        kept = store.ls()
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json([each._asdict() for each in kept]))
        return
    from howopen.reports.cache import kept_to_terminal

    output.write(kept_to_terminal(kept, output.page()))


@command.command("path")
@ask.cache_option
def path(cache: Path | None) -> None:
    """The folder of the cache."""
    from howopen.store import default_folder

    click.echo(str(cache or default_folder()))


@command.command("clear")
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(0),
    metavar="DAYS",
    help="Only what was last seen more than so many days ago.",
)
@ask.cache_option
def clear(days: int | None, cache: Path | None) -> None:
    """Forget what is kept; a batch that is being worked on stays."""
    from howopen.store import Store

    with Store.open(cache) as store:
        gone = store.clear(days)
    tell(
        f"forgotten: {gone.recordings} recordings, {gone.exchanges} answers, {gone.batches}"
        f" batches; {gone.freed_bytes / 1e6:.1f} MB freed"
    )
