"""`howopen licenses`: the licences that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from howopen.cli import output as out
from howopen.cli.help import Command
from howopen.cli.output import Output

if TYPE_CHECKING:
    from howopen.licenses.terms import License


@click.command("licenses", cls=Command)
@click.argument("words", nargs=-1)
@click.option("--category", metavar="ID", help="Such as restricted-commercial.")
@click.option("--family", metavar="NAME", help="Family or maker of the licence.")
@click.option("--condition", metavar="TYPE", help="Those with it, such as user_threshold.")
@click.option("--osi", is_flag=True, help="Only those that the OSI approved.")
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN, out.CSV)
def command(
    words: tuple[str, ...],
    category: str | None,
    family: str | None,
    condition: str | None,
    osi: bool,  # noqa: FBT001 - click passes by name
    output: Output,
) -> None:
    """The licences that are known by name, with filters.

    WORDS are parts of an id, a name, a maker or another name; all of them must be there.
    """
    from howopen.license_pipeline.known import licenses_known

    found = licenses_known(
        *words, category=category, family=family, condition=condition, osi_approved=osi
    )
    output.write(_report(found, output))


def _report(found: tuple[License, ...], output: Output) -> str:
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        return to_json(found)
    from howopen.reports import licenses

    if output.format == out.MARKDOWN:
        return licenses.licenses_to_markdown(found, output.say)
    if output.format == out.CSV:
        return licenses.licenses_to_csv(found)
    return licenses.licenses_to_terminal(found, output.page())
