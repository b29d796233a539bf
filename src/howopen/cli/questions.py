"""`howopen questions`: what is asked of a release."""

from __future__ import annotations

import click

from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output


@click.command("questions", cls=Command)
@click.argument("name", metavar="[ID]", required=False)
@out.options(out.TERMINAL, out.JSON)
def command(name: str | None, output: Output) -> None:
    """What is asked of a release, and why.

    With an ID: where it looks, what each outcome means, and what a publisher could change.
    """
    import howopen

    known = howopen.questions()
    if name is not None:
        chosen = tuple(question for question in known if question.id == name)
        if not chosen:
            ids = ", ".join(question.id for question in known)
            raise howopen.InputError(f"no question is called {name!r}; there are: {ids}")
        known = chosen
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        output.write(to_json(known[0] if name is not None else known))
        return
    from howopen.reports import explanation

    page = output.page()
    if name is not None:
        output.write(explanation.question_to_terminal(known[0], page))
    else:
        output.write(explanation.questions_to_terminal(known, page))
