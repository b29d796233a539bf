"""`howopen agreement`: how often our rules agree with people."""

from __future__ import annotations

import click

from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output


@click.command("agreement", cls=Command)
@click.argument("name", metavar="[FRAMEWORK]", required=False)
@out.options(out.TERMINAL, out.JSON)
def command(name: str | None, output: Output) -> None:
    """How often our grades agree with those that people gave, as last measured.

    With a FRAMEWORK: by dimension, and by how firmly a cell stands.
    """
    import howopen

    known = howopen.load_agreement()
    if name is not None:
        wanted = howopen.load_definition(name).id
        known = tuple(each for each in known if each.framework == wanted)
        if not known:
            raise howopen.InputError(f"agreement under {wanted} was not measured: no labels exist")
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(known if name is None else known[0]))
        return
    from howopen.reports import agreement

    frameworks, page = howopen.definitions(), output.page()
    if name is None:
        output.write(agreement.agreements_to_terminal(known, frameworks, page))
    else:
        output.write(agreement.agreement_to_terminal(known[0], frameworks, page))
