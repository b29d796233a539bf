"""`howopen license`: what a licence text is and what it demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from howopen.cli import output as out
from howopen.cli.errors import NOT_ASSESSED, NOT_MET, tell
from howopen.cli.help import Command
from howopen.cli.output import Output

if TYPE_CHECKING:
    from howopen.license_pipeline import FolderReading, TermsReading
    from howopen.licenses.binding.situation import Situation


@click.command("license", cls=Command)
@click.argument("targets", metavar="FILE|FOLDER|-|ID...", nargs=-1, required=True)
@click.option(
    "--for",
    "use",
    metavar="USE",
    help="commercial, research, evaluation, education, personal, charity or government.",
)
@click.option("--users", metavar="N", help="Users a month: 2e9, 700 million, 3亿.")
@click.option("--daily-users", metavar="N", help="Users a day.")
@click.option("--devices", metavar="N", help="Devices that it runs on.")
@click.option("--revenue", metavar="SUM", help="5e6, $5M, 20 million USD/month; else a year.")
@click.option("--in", "country", metavar="PLACE", help="A country's code or name, or EU.")
@click.option("--purpose", metavar="TEXT", help="What you want to do, in your own words.")
@click.option(
    "--sharing/--no-sharing",
    "shares",
    default=None,
    help="Whether you pass it on, changed or not, or offer a service with it.",
)
@click.option(
    "--require",
    "demands",
    multiple=True,
    metavar="WHAT",
    help="open-source, osi-approved, open-data, no-limits, commercial-use, research-use or known;"
    " exit code 1 if not met.",
)
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    targets: tuple[str, ...],
    demands: tuple[str, ...],
    output: Output,
    **said: str | bool | None,
) -> None:
    """What a licence text is and what it demands, clause by clause.

    FOLDER: all its licence files, with the use policies they incorporate. - is stdin. ID is an
    SPDX id or expression, a title or a hub's name of a licence. With --for, --users and so on
    each condition is told to bind you or not. Not legal advice.

    Exit codes: 0 done, 1 a --require is not met, 2 usage, 3 something could not be read.
    """
    from howopen.license_pipeline import FolderReading, read_terms

    required = _required(demands)
    terms = read_terms(*targets, situation=_situation(said))
    output.write(_report(terms, output))
    unread = terms.unread if isinstance(terms, FolderReading) else ()
    for sentence in unread:
        tell(sentence)
    if output.format != out.TERMINAL:
        for remark in _remarks(terms):
            tell(remark)
    short = _short(required, terms)
    for sentence in short:
        tell(sentence)
    ctx.exit(NOT_ASSESSED if unread else NOT_MET if short else 0)


def _required(demands: tuple[str, ...]) -> tuple[str, ...]:
    """Told before anything is read, so that a misspelt demand costs no time."""
    if not demands:
        return ()
    from howopen.license_pipeline.requirement import parse_requirement

    return tuple(map(parse_requirement, demands))


def _short(required: tuple[str, ...], terms: TermsReading | FolderReading) -> tuple[str, ...]:
    """What is not met, in sentences."""
    if not required:
        return ()
    from howopen.license_pipeline.requirement import falls_short

    return tuple(filter(None, (falls_short(demand, terms) for demand in required)))


def _situation(said: dict[str, str | bool | None]) -> Situation | None:
    """What was said of oneself; `None` when nothing was."""
    told = {name: value for name, value in said.items() if value is not None}
    if not told:
        return None
    from howopen.licenses.binding.situation import situation_of

    return situation_of(**told)  # type: ignore[arg-type]


def _remarks(terms: TermsReading | FolderReading) -> tuple[str, ...]:
    from howopen.license_pipeline import FolderReading

    files = terms.files if isinstance(terms, FolderReading) else ()
    return (*terms.remarks, *(remark for each in files for remark in each.remarks))


def _report(terms: TermsReading | FolderReading, output: Output) -> str:
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        return to_json(terms)
    if output.format == out.MARKDOWN:
        from howopen.reports.license_markdown import terms_to_markdown

        return terms_to_markdown(terms, output.say)
    from howopen.reports.license import terms_to_terminal

    return terms_to_terminal(terms, output.page())
