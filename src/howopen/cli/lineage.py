"""`howopen lineage`: what a release was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from howopen.cli import asking as ask
from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output
from howopen.cli.trail import trail

if TYPE_CHECKING:
    from howopen.live import Asking


@click.command("lineage", cls=Command)
@click.argument("target")
@ask.trail_option
@ask.options
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN, out.MERMAID)
def command(target: str, *, told: bool, asking: Asking, output: Output) -> None:
    """What a release was made from, and which terms it inherits.

    Each step says how the one model was made from the other and where that is written; bases that
    are recorded beside the release are followed further. Mermaid is a diagram that code hosts draw.
    """
    import howopen

    with trail(always=told) as on_step:
        found = howopen.lineage_of(target, asking=asking, on_step=on_step)
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(found))
        return
    from howopen.reports import lineage, markdown

    if output.format == out.MARKDOWN:
        output.write(markdown.lineage_to_markdown(found, output.say))
    elif output.format == out.MERMAID:
        output.write(lineage.lineage_to_mermaid(found))
    else:
        output.write(lineage.lineage_to_terminal(found, output.page()))
