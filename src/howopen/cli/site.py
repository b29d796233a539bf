"""`howopen site`: the table as a static site."""

from __future__ import annotations

from pathlib import Path

import click

from howopen.cli.errors import STOPPED, tell
from howopen.cli.help import Group
from howopen.cli.progress import watched


@click.group("site", cls=Group)
def command() -> None:
    """The table as a static site that people look at."""


@command.command("build")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Its folder."
)
@click.option("--address", default="", metavar="URL", help="Where it will lie, for its sitemap.")
@click.option(
    "--contact", default="", metavar="MAIL|URL", help="Where readers may dispute an answer."
)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID|FILE",
    help="A definition to show; all that none has superseded when not given.",
)
@click.option(
    "--since",
    multiple=True,
    metavar="PLACE",
    type=click.Path(exists=True, path_type=Path),
    help="An earlier state: recordings, a report or a catalogue; pages tell what changed.",
)
@click.option("--png", is_flag=True, help="Cards as PNG too, for previews of links.")
@click.option(
    "--jobs", type=click.IntRange(1), default=2, show_default=True, help="So many processes."
)
@click.pass_context
def build(
    ctx: click.Context,
    *,
    folder: Path | None,
    out: Path,
    address: str,
    contact: str,
    frameworks: tuple[str, ...],
    since: tuple[Path, ...],
    png: bool,
    jobs: int,
) -> None:
    """Write the site of the recordings below DIR, or of the bundled catalogue.

    It needs no server and no JavaScript. What the folder held before is replaced.
    """
    import howopen

    try:
        with watched() as on_done:
            count = howopen.build_site(
                folder,
                out,
                frameworks=frameworks or None,
                address=address,
                contact=contact,
                since=since,
                png=png,
                jobs=jobs,
                on_done=on_done,
            )
    except howopen.Interrupted as interrupted:
        tell(f"stopped, nothing written: {len(interrupted.done)} of {interrupted.total} judged")
        ctx.exit(STOPPED)
    tell(f"{count} files are in {out}; open {out / 'index.html'}")
