"""`howopen explain`: the words behind one answer."""

from __future__ import annotations

import click

from howopen.cli import output as out
from howopen.cli.output import Output


@click.command("explain")
@click.argument("target")
@click.argument("what", metavar="QUESTION")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="FILE",
    help="Know this definition of your own too.",
)
@out.options(out.TERMINAL, out.JSON)
def command(target: str, what: str, frameworks: tuple[str, ...], output: Output) -> None:
    """The words behind one answer, from file and line.

    QUESTION is an id of `howopen questions`, a cell of a report by its title ("RL data") or as
    FRAMEWORK:DIMENSION, or a framework alone for what decided its class.
    """
    import howopen

    explanation = howopen.explain(target, what, frameworks=frameworks)
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(explanation))
    else:
        from howopen.reports.explanation import explanation_to_terminal

        output.write(explanation_to_terminal(explanation, output.page()))
