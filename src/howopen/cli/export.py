"""`howopen export`: many releases for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from howopen.cli.errors import STOPPED, tell
from howopen.cli.help import Command
from howopen.cli.progress import watched

FORMATS = ("sqlite", "jsonl", "csv", "parquet")
"""Told here so that help imports no stage; a test holds them to `howopen.exports.Format`."""


@click.command("export", cls=Command)
@click.argument(
    "places",
    metavar="[DIR|CATALOGUE|REPORT]...",
    nargs=-1,
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="By default what the suffix names."
)
@click.option(
    "-o",
    "--output",
    "to",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@click.option(
    "--metadata",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Of sqlite, for Datasette.  [default: FILE.metadata.json]",
)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID|FILE",
    help="Only this definition; a .toml file for your own; repeatable.",
)
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[Path, ...],
    form: str | None,
    to: Path,
    metadata: Path | None,
    frameworks: tuple[str, ...],
) -> None:
    """Many releases as a database, lines of JSON, or one wide table.

    DIR is a recording or a tree of them, CATALOGUE what `howopen catalogue build` or an export as
    jsonl wrote, REPORT a saved JSON report; without any, the bundled catalogue. The same releases
    give the same bytes. parquet needs howopen[parquet].
    """
    import howopen
    from howopen.exports import Format, format_of

    chosen = format_of(to, form)
    if metadata is not None and chosen is not Format.SQLITE:
        raise click.UsageError(f"--metadata is for sqlite, not {chosen}")
    try:
        with watched() as on_done:
            found = howopen.load_assessments(
                *places, frameworks=frameworks or None, on_done=on_done
            )
    except howopen.Interrupted as interrupted:
        tell(f"stopped, nothing written: {len(interrupted.done)} of {interrupted.total} judged")
        ctx.exit(STOPPED)
    howopen.export(found, to, format=chosen, metadata=metadata, frameworks=frameworks)
    tell(f"{len(found)} {'release is' if len(found) == 1 else 'releases are'} in {to}")
