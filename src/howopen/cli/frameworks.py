"""`howopen frameworks`: the definitions of openness that are known."""

from __future__ import annotations

import click

from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output


@click.command("frameworks", cls=Command)
@click.argument("name", metavar="[ID|FILE]", required=False)
@out.options(out.TERMINAL, out.JSON)
def command(name: str | None, output: Output) -> None:
    """The definitions of openness that are known, and whose they are.

    With an ID, or a file of your own: its dimensions, the criteria of each grade, and the
    questions it rests on. A file is checked on the way.
    """
    import howopen

    if name is None:
        known = tuple(howopen.definitions().values())
    else:
        known = (howopen.load_definition(name),)
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(known if name is None else known[0]))
        return
    from howopen.reports import frameworks

    page = output.page()
    if name is None:
        output.write(frameworks.frameworks_to_terminal(known, page))
    else:
        output.write(frameworks.framework_to_terminal(known[0], page))
