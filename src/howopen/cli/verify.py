"""`howopen verify`: whether a saved report follows from its recording."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from howopen.cli import asking as ask
from howopen.cli import output as out
from howopen.cli.errors import NOT_MET
from howopen.cli.help import Command
from howopen.cli.output import Output


@click.command("verify", cls=Command)
@click.argument(
    "report", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option(
    "--recording",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The recording; by default that of the cache.",
)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="FILE",
    help="A definition of your own that the report was made under.",
)
@ask.cache_option
@out.options(out.TERMINAL, out.JSON)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    report: Path,
    recording: Path | None,
    frameworks: tuple[str, ...],
    cache: Path | None,
    output: Output,
) -> None:
    """Whether a saved report follows, byte for byte, from its recording.

    REPORT is what `howopen TARGET --json` wrote; - reads it from stdin. Exit codes: 0 the same, 1
    not the same, and why is told; 3 the recording is not at hand.
    """
    import howopen
    from howopen.reports.verification import verification_to_json, verification_to_terminal

    found = howopen.verify(
        sys.stdin.buffer.read() if str(report) == "-" else report,
        recording=recording,
        frameworks=frameworks,
        asking=howopen.Asking(cache=cache),
        language=output.language,
    )
    if output.format == out.JSON:
        output.write(verification_to_json(found))
    else:
        output.write(verification_to_terminal(found, howopen.definitions(), output.page()))
    ctx.exit(0 if found.reproduced else NOT_MET)
