"""`howopen compare`: releases side by side."""

from __future__ import annotations

import click

from howopen.cli import output as out
from howopen.cli.output import Output


@click.command("compare")
@click.argument("targets", metavar="TARGET TARGET...", nargs=-1, required=True)
@click.option("--framework", default="radboud", show_default=True, metavar="ID")
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN)
def command(targets: tuple[str, ...], framework: str, output: Output) -> None:
    """Releases side by side, what differs marked."""
    import howopen

    comparison = howopen.compare(*targets, framework=framework)
    definition = howopen.definitions()[framework]
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(comparison))
    elif output.format == out.MARKDOWN:
        from howopen.reports.markdown import comparison_to_markdown

        output.write(comparison_to_markdown(comparison, definition))
    else:
        from howopen.reports.table import comparison_to_terminal

        output.write(comparison_to_terminal(comparison, definition, output.page()))
