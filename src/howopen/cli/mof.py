"""`howopen mof`: model files of the Model Openness Tool, evaluated."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from howopen.cli import output as out
from howopen.cli.errors import NOT_ASSESSED, NOT_MET, tell
from howopen.cli.help import Command
from howopen.cli.output import Output
from howopen.cli.progress import watched

if TYPE_CHECKING:
    from howopen.mof_pipeline import Batch


@click.command("mof", cls=Command)
@click.argument("targets", metavar="FILE|FOLDER|-...", nargs=-1, required=True)
@click.option(
    "--exact", is_flag=True, help="Use the tool's own table of licences, mistakes included."
)
@click.option(
    "--require",
    "demands",
    multiple=True,
    metavar="WHAT",
    help="class>=3 (Class III or a harder one), class>=2, class=1; exit code 1 if not met.",
)
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN, out.CSV)
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    exact: bool,  # noqa: FBT001 - click passes by name
    demands: tuple[str, ...],
    output: Output,
) -> None:
    """The class of model files of the Model Openness Tool (MOT).

    For each its class under the Model Openness Framework, how far it is from the next one, and
    why a licence does not count. FOLDER: all .yml and .yaml files in it. - is stdin. Licences
    are read by a corrected table; where MOT itself gives another result, that is told.

    Exit codes: 0 done, 1 a --require is not met, 2 usage, 3 something could not be read.
    """
    from howopen.doors.paths import is_folder
    from howopen.frameworks.mof.requirement import falls_short, parse_requirement
    from howopen.mof_pipeline import evaluate_files

    required = [parse_requirement(demand) for demand in demands]
    several = len(targets) > 1 or is_folder(Path(targets[0]))
    with watched() if several else nullcontext() as on_done:
        batch = evaluate_files(*targets, exact=exact, on_done=on_done)
    if batch.files:
        output.write(_report(batch, output))
    for sentence in batch.unread:
        tell(sentence)
    short = [
        f"{found.path}: {why}"
        for found in batch.files
        for demand in required
        if (why := falls_short(demand, found))
    ]
    for sentence in short:
        tell(sentence)
    ctx.exit(NOT_ASSESSED if batch.unread else NOT_MET if short else 0)


def _report(batch: Batch, output: Output) -> str:
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        return to_json(batch)
    if output.format == out.MARKDOWN:
        from howopen.reports.mof_pages import mof_to_markdown

        return mof_to_markdown(batch.files, output.say)
    if output.format == out.CSV:
        from howopen.reports.mof_pages import mof_to_csv

        return mof_to_csv(batch.files)
    from howopen.reports.mof import mof_to_terminal

    return mof_to_terminal(batch.files, output.page())
