"""`howopen compare`: releases side by side."""

from __future__ import annotations

import click

from howopen.cli import output as out
from howopen.cli.output import Output


@click.command("compare")
@click.argument("targets", metavar="TARGET TARGET...", nargs=-1, required=True)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID|FILE",
    help="Only this definition, cell by cell; a .toml file for your own.",
)
@click.option("--cells", is_flag=True, help="Every cell of every definition, not a line each.")
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN)
def command(
    targets: tuple[str, ...],
    frameworks: tuple[str, ...],
    cells: bool,  # noqa: FBT001 - click passes by name
    output: Output,
) -> None:
    """Releases side by side under each definition, what differs marked."""
    import howopen

    chosen = tuple(howopen.load_definition(name) for name in frameworks) or None
    comparison = howopen.compare(*targets, frameworks=chosen)
    known = {**howopen.definitions(), **{each.id: each for each in chosen or ()}}
    cells = cells or chosen is not None
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(comparison))
    elif output.format == out.MARKDOWN:
        from howopen.reports.comparison import comparison_to_markdown

        output.write(comparison_to_markdown(comparison, known, cells=cells))
    else:
        from howopen.reports.comparison import comparison_to_terminal

        output.write(comparison_to_terminal(comparison, known, output.page(), cells=cells))
