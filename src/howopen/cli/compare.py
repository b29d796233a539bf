"""`howopen compare`: releases side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from howopen.cli import asking as ask
from howopen.cli import definitions
from howopen.cli import output as out
from howopen.cli.definitions import Chosen
from howopen.cli.help import Command
from howopen.cli.output import Output
from howopen.cli.trail import trail

if TYPE_CHECKING:
    from howopen.live import Asking


@click.command("compare", cls=Command)
@click.argument("targets", metavar="TARGET TARGET...", nargs=-1, required=True)
@definitions.options
@ask.trail_option
@ask.options
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN)
def command(
    targets: tuple[str, ...], *, told: bool, asking: Asking, chosen: Chosen, output: Output
) -> None:
    """Releases side by side under each definition, what differs marked."""
    import howopen

    with trail(always=told) as on_step:
        comparison = howopen.compare(
            *targets,
            frameworks=chosen.definitions,
            asking=asking,
            on_step=on_step,
            language=output.language,
        )
    known, cells = chosen.known, chosen.cells
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(comparison))
    elif output.format == out.MARKDOWN:
        from howopen.reports.comparison import comparison_to_markdown

        output.write(comparison_to_markdown(comparison, known, cells=cells, say=output.say))
    else:
        from howopen.reports.comparison import comparison_to_terminal

        output.write(comparison_to_terminal(comparison, known, output.page(), cells=cells))
