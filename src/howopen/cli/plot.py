"""`howopen plot`: pictures of releases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from howopen.cli.errors import STOPPED, tell
from howopen.cli.help import Command
from howopen.cli.language import tongue
from howopen.cli.progress import watched

if TYPE_CHECKING:
    from howopen.frameworks.definition import Framework
    from howopen.model import Assessment

KINDS = (
    *("agreement", "changes", "disclosure", "heat", "licenses", "lineage", "ranking"),
    "release-card",
)
"""Told here so that help imports no stage; a test holds them to `howopen.plots.plots`."""
LANGUAGES = ("en", "fr", "es")
"""Likewise, of `howopen.locale.LANGUAGES`."""


@click.command("plot", cls=Command)
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("places", metavar="[DIR|CATALOGUE|REPORT|NAME]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    "to",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="The file to write, such as ranking.svg or ranking.png; - for SVG on stdout.",
)
@click.option(
    "--framework",
    metavar="ID|FILE",
    help="The definition of ranking and heat; a .toml file for your own.  [default: radboud]",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N releases.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Of words; by default that of howopen --language.",
)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    kind: str,
    places: tuple[str, ...],
    to: Path | None,
    framework: str | None,
    limit: int | None,
    language: str | None,
) -> None:
    """A picture of releases, as SVG or PNG.

    \b
    ranking       totals under a definition, with their possible range
    heat          every grade under a definition
    agreement     what each definition says of each release
    licenses      from how many users, or how much money, licences bind
    lineage       what was made from what
    disclosure    who lets the training data be had, by year
    changes       one release over time
    release-card  one release in short

    DIR is a recording or a tree of them, CATALOGUE what `howopen catalogue build` wrote, REPORT a
    saved JSON report, NAME a release; without any, the bundled catalogue.
    """  # noqa: D301 - click looks for this backspace
    import howopen

    if to is None and _to_terminal():
        raise click.UsageError("name a file to write with -o, or - for stdout")
    by_framework = _checked(kind, framework, limit)
    definition = howopen.load_definition(framework or howopen.DEFAULT_FRAMEWORK)
    try:
        found = _found(places, definition if by_framework else None)
    except howopen.Interrupted as interrupted:
        tell(f"stopped, nothing drawn: {len(interrupted.done)} of {interrupted.total} judged")
        ctx.exit(STOPPED)
    picture = howopen.plot(
        kind, found, framework=definition, limit=limit, language=language or tongue().language
    )
    if to is None or str(to) == "-":
        click.echo(picture.encode(), nl=False)
        return
    from howopen.doors.output import write_whole

    as_png = to.suffix.lower() == ".png"
    write_whole(to, howopen.picture_as_png(picture) if as_png else picture.encode())
    tell(f"{kind} of {len(found)} {'release' if len(found) == 1 else 'releases'} is in {to}")


def _to_terminal() -> bool:
    return sys.stdout.isatty()


def _checked(kind: str, framework: str | None, limit: int | None) -> bool:
    """Whether the kind is drawn by one definition. Bad options are told before the work."""
    from howopen.plots import plots

    plot = plots()[kind]
    if framework and not plot.by_framework:
        raise click.UsageError(f"{kind} is drawn by no single definition; leave --framework out")
    if limit and not plot.rows:
        raise click.UsageError(f"{kind} has no row for each release; leave --limit out")
    return plot.by_framework


def _found(places: tuple[str, ...], definition: Framework | None) -> tuple[Assessment, ...]:
    """What the places hold; one that is not on this disk is the name of a release."""
    import howopen
    from howopen.doors.paths import is_file, is_folder

    if not places:
        return howopen.load_catalogue(frameworks=definition)
    found: list[Assessment] = []
    with watched() as on_done:
        for place in places:
            if is_file(Path(place)) or is_folder(Path(place)):
                found += howopen.load_assessments(place, frameworks=definition, on_done=on_done)
            else:
                found.append(howopen.assess(place, frameworks=definition))
    return tuple(found)
