"""`howopen compare`: releases side by side."""

from __future__ import annotations

import click

from howopen.cli import definitions
from howopen.cli import output as out
from howopen.cli.definitions import Chosen
from howopen.cli.output import Output


@click.command("compare")
@click.argument("targets", metavar="TARGET TARGET...", nargs=-1, required=True)
@definitions.options
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN)
def command(targets: tuple[str, ...], chosen: Chosen, output: Output) -> None:
    """Releases side by side under each definition, what differs marked."""
    import howopen

    comparison = howopen.compare(*targets, frameworks=chosen.definitions)
    known, cells = chosen.known, chosen.cells
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(comparison))
    elif output.format == out.MARKDOWN:
        from howopen.reports.comparison import comparison_to_markdown

        output.write(comparison_to_markdown(comparison, known, cells=cells))
    else:
        from howopen.reports.comparison import comparison_to_terminal

        output.write(comparison_to_terminal(comparison, known, output.page(), cells=cells))
