"""`howopen catalogue`: the bundled assessments."""

from __future__ import annotations

from pathlib import Path

import click

from howopen.cli.errors import STOPPED, tell
from howopen.cli.help import Group
from howopen.cli.progress import watched


@click.group("catalogue", cls=Group)
def command() -> None:
    """The bundled assessments."""


@command.command("build")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "to", type=click.Path(path_type=Path), help="Default: in the package."
)
@click.pass_context
def build(ctx: click.Context, folder: Path, to: Path | None) -> None:
    """Judge the recordings below DIR and write the catalogue of them."""
    import howopen

    try:
        with watched() as on_done:
            count = howopen.build_catalogue(folder, to, on_done=on_done)
    except howopen.Interrupted as interrupted:
        tell(f"stopped, nothing written: {len(interrupted.done)} of {interrupted.total} judged")
        ctx.exit(STOPPED)
    tell(f"{count} releases are in the catalogue")
