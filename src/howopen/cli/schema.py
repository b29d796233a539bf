"""`howopen schema`: the JSON Schema of what `--json` gives."""

from __future__ import annotations

import click


@click.command("schema")
@click.argument(
    "of",
    metavar="[assessment|license]",
    default="assessment",
    type=click.Choice(["assessment", "license"]),
)
def command(of: str) -> None:
    """The JSON Schema of an assessment, or of the reading of a licence."""
    import howopen
    from howopen.reports.json import to_json

    click.echo(to_json(howopen.schema(of)).encode(), nl=False)
