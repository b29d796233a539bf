"""`howopen record`: keep what is public of a release, or of many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from howopen.cli import asking as ask
from howopen.cli.errors import NOT_ASSESSED, STOPPED, tell
from howopen.cli.help import Command
from howopen.cli.progress import watched
from howopen.cli.trail import trail

if TYPE_CHECKING:
    from howopen.live import Asking


@click.command("record", cls=Command)
@click.argument("targets", metavar="TARGET...", nargs=-1)
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Further targets, one a line; - for stdin.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="Write the recordings below this folder.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 32),
    default=2,
    show_default=True,
    help="Requests under way at once.",
)
@click.option("--again", is_flag=True, help="Begin a batch anew that was stopped.")
@ask.options
@click.pass_context
def command(
    ctx: click.Context,
    *,
    targets: tuple[str, ...],
    listed: Path | None,
    folder: Path,
    jobs: int,
    again: bool,
    asking: Asking,
) -> None:
    """Keep what is public of releases, as folders that can be judged offline.

    TARGET is a place on the network: ORG/NAME, a URL, or hf: gh: pypi: and a name. With several,
    a batch that was stopped goes on where it was. Exit codes: 0 done, 3 some could not be had.
    """
    from msgspec.structs import replace

    import howopen
    from howopen.batch import BatchInterrupted, read_targets

    wanted = (*targets, *(read_targets(listed) if listed is not None else ()))
    if not wanted:
        raise click.UsageError("name a TARGET, or a file of targets with --list")
    if len(wanted) == 1:
        with trail() as on_step:
            for place in howopen.record(wanted[0], folder, asking=asking, on_step=on_step):
                click.echo(str(place))
        return
    try:
        with watched() as on_done:
            done = howopen.record_all(
                wanted, folder, asking=replace(asking, jobs=jobs), again=again, on_done=on_done
            )
    except BatchInterrupted as stopped:
        tell(str(stopped))
        ctx.exit(STOPPED)
    for each in done.results:
        if each.failed:
            tell(f"{each.target}: {each.note}")
        else:
            click.echo(str(folder / each.note))
    tell(done.sentence)
    ctx.exit(NOT_ASSESSED if any(each.failed for each in done.results) else 0)
