"""`howopen schema`: the JSON Schema of an assessment."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """The JSON Schema of an assessment."""
    import howopen
    from howopen.reports.json import to_json

    click.echo(to_json(howopen.schema()).encode(), nl=False)
