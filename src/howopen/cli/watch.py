"""`howopen watch`: look at releases again and again, and write a feed of what changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from howopen.cli import asking as ask
from howopen.cli.errors import NOT_ASSESSED, STOPPED, tell
from howopen.cli.help import Command
from howopen.cli.progress import watched

if TYPE_CHECKING:
    from howopen.live import Asking


@click.command("watch", cls=Command)
@click.argument(
    "listed",
    metavar="LIST",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option(
    "-o",
    "--output",
    "to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the feed to this file; by default to stdout.",
)
@click.option(
    "--every",
    "days",
    type=click.FloatRange(0),
    default=1,
    show_default=True,
    metavar="DAYS",
    help="Look again at what was last seen longer ago.",
)
@click.option(
    "--feed-url", default="howopen watch", metavar="URL", help="Where the feed will lie: its id."
)
@ask.options
@click.pass_context
def command(
    ctx: click.Context,
    *,
    listed: Path,
    to: Path | None,
    days: float,
    feed_url: str,
    asking: Asking,
) -> None:
    """Look again at the releases of a list, and write an Atom feed of what changed.

    LIST holds a target a line; run this from cron or CI. What is not due costs no request. Exit
    codes: 0 done, 3 some could not be had.
    """
    import howopen
    from howopen.batch import BatchInterrupted, read_targets
    from howopen.cli.output import TERMINAL, Output
    from howopen.locale import ENGLISH
    from howopen.reports.atom import feed

    try:
        with watched() as on_done:
            found = howopen.watch(
                read_targets(listed), every_days=days, asking=asking, on_done=on_done
            )
    except BatchInterrupted as stopped:
        tell(str(stopped))
        ctx.exit(STOPPED)
    text = feed(
        found.entries,
        title="howopen: what changed",
        feed_id=feed_url,
        updated=found.updated,
        frameworks=howopen.definitions(),
    )
    Output("atom" if to else TERMINAL, to, no_color=True, say=ENGLISH).write(text)
    lost = [each for each in found.looked.results if each.failed] if found.looked else []
    for each in lost:
        tell(f"{each.target}: {each.note}")
    tell(found.cut or (found.looked.sentence if found.looked else "nothing was due"))
    ctx.exit(NOT_ASSESSED if lost or found.cut else 0)
