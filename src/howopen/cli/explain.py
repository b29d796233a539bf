"""`howopen explain`: the words behind one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from howopen.cli import asking as ask
from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output
from howopen.cli.trail import trail

if TYPE_CHECKING:
    from howopen.live import Asking


@click.command("explain", cls=Command)
@click.argument("target")
@click.argument("what", metavar="QUESTION")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="FILE",
    help="Know this definition of your own too.",
)
@ask.trail_option
@ask.options
@out.options(out.TERMINAL, out.JSON)
def command(
    target: str,
    what: str,
    frameworks: tuple[str, ...],
    *,
    told: bool,
    asking: Asking,
    output: Output,
) -> None:
    """The words behind one answer, from file and line.

    QUESTION is an id of `howopen questions`, a cell of a report by its title ("RL data") or as
    FRAMEWORK:DIMENSION, or a framework alone for what decided its class.
    """
    import howopen

    with trail(always=told) as on_step:
        explanation = howopen.explain(
            target,
            what,
            frameworks=frameworks,
            asking=asking,
            on_step=on_step,
            language=output.language,
        )
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(explanation))
    else:
        from howopen.reports.explanation import explanation_to_terminal

        output.write(explanation_to_terminal(explanation, output.page()))
