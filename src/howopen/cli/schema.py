"""`howopen schema`: the JSON Schema of what `--json` gives."""

from __future__ import annotations

import click

from howopen.cli.help import Command


@click.command("schema", cls=Command)
@click.argument(
    "of",
    metavar="[assessment|license|mof]",
    default="assessment",
    type=click.Choice(["assessment", "license", "mof"]),
)
def command(of: str) -> None:
    """The JSON Schema of an assessment, of a licence or of model files."""
    import howopen
    from howopen.reports.json import to_json

    click.echo(to_json(howopen.schema(of)).encode(), nl=False)
