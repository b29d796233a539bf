"""`howopen TARGET`: how open a release is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from howopen.cli import asking as ask
from howopen.cli import definitions
from howopen.cli import output as out
from howopen.cli.definitions import Chosen
from howopen.cli.errors import MISSING, NOT_ASSESSED, NOT_MET, code_of, tell
from howopen.cli.help import Command
from howopen.cli.output import Output
from howopen.cli.trail import trail

if TYPE_CHECKING:
    from howopen.live import Asking
    from howopen.model import Assessment


@click.command("assess", cls=Command)
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True)
@definitions.options
@click.option(
    "--require",
    "demands",
    multiple=True,
    metavar="EXPR",
    help="Exit 1 unless it holds: verdict>=open-weights, radboud>=7, weights-license=yes.",
)
@click.option("--strict", is_flag=True, help="Exit 4 when known sources could not be had.")
@ask.trail_option
@ask.options
@out.options(out.TERMINAL, out.JSON, out.MARKDOWN, out.CSV, out.MOT, out.HTML)
def command(
    targets: tuple[str, ...],
    demands: tuple[str, ...],
    *,
    strict: bool,
    told: bool,
    asking: Asking,
    chosen: Chosen,
    output: Output,
) -> None:
    """How open a release is, with the places that show it (the default).

    TARGET is a folder, a recording, a release's name, or a place on the network: ORG/NAME, a
    URL, or hf: gh: pypi: and a name, each with @revision. Exit codes: 0 done, 1 a --require is
    not met, 2 usage, 3 could not assess, or not look at all of it within the limits, 4 sources
    missing (with --strict).
    """
    import howopen
    from howopen.frameworks.requirement import unmet

    named = chosen.definitions
    requirements = [howopen.parse_requirement(demand, frameworks=named or ()) for demand in demands]
    found: list[Assessment] = []
    code = 0
    with trail(always=told) as on_step:
        for target in targets:
            try:
                found.append(
                    howopen.assess(target, frameworks=named, asking=asking, on_step=on_step)
                )
            except howopen.HowopenError as error:
                if len(targets) == 1:
                    raise
                tell(str(error))
                code = max(code, code_of(error))
    if found:
        output.write(
            _page(targets, found, chosen, asking, output.say.language)
            if output.format == out.HTML
            else _report(tuple(found), chosen, output, several=len(targets) > 1)
        )
    short = [unmet(each, assessment) for assessment in found for each in requirements]
    for sentence in filter(None, short):
        tell(sentence)
    if any(short):
        code = code or NOT_MET
    for remark in _not_of_today(found):
        tell(remark)
        code = code or (MISSING if strict else 0)
    for remark in _cut_short(found, offline=asking.offline):
        tell(remark)
        code = max(code, NOT_ASSESSED)
    missing = [s.id for assessment in found for s in assessment.sources if s.missing]
    if strict and missing:
        tell(f"sources could not be had: {', '.join(missing)}")
        code = code or MISSING
    click.get_current_context().exit(code)


def _not_of_today(found: list[Assessment]) -> list[str]:
    """What is said of assessments that were to be of today and are the bundled ones."""
    from howopen.catalogued import FROM_CATALOGUE

    usual = f"{FROM_CATALOGUE}: nothing was read today."
    remarks = (remark for assessment in found for remark in assessment.remarks)
    return [r for r in remarks if r.startswith(FROM_CATALOGUE) and r != usual]


def _cut_short(found: list[Assessment], *, offline: bool) -> list[str]:
    """What is said of assessments that rest on a look which its limits cut short."""
    from howopen.collected import CUT_SHORT

    only = "Only a look that was not finished is kept. " if offline else ""
    remarks = (remark for assessment in found for remark in assessment.remarks)
    return [f"{only}{remark}" for remark in remarks if remark.startswith(f"{CUT_SHORT}: ")]


def _report(found: tuple[Assessment, ...], chosen: Chosen, output: Output, *, several: bool) -> str:
    if output.format == out.JSON:
        from howopen.reports.json import to_json

        return to_json(found if several else found[0])
    if output.format == out.CSV:
        from howopen.reports.csv import assessments_to_csv

        return assessments_to_csv(found)
    if output.format == out.MOT:
        return _model_file(found, chosen)
    if output.format == out.MARKDOWN:
        from howopen.reports.markdown import assessments_to_markdown

        return assessments_to_markdown(found, chosen.known, cells=chosen.cells, say=output.say)
    from howopen.reports.terminal import assessment_to_terminal

    page = output.page()
    return "\n".join(
        assessment_to_terminal(each, chosen.known, page, cells=chosen.cells) for each in found
    )


def _page(
    targets: tuple[str, ...],
    found: list[Assessment],
    chosen: Chosen,
    asking: Asking,
    language: str,
) -> str:
    """A page by itself, which shows one release with the words that are at hand."""
    from howopen.pipeline import words_behind
    from howopen.site.one_file import assessment_to_html

    if len(targets) > 1:
        raise click.UsageError("an HTML file shows one release; name one TARGET at a time")
    words = words_behind(targets[0], found[0], asking)
    return assessment_to_html(found[0], chosen.known, words, language=language)


def _model_file(found: tuple[Assessment, ...], chosen: Chosen) -> str:
    """A model file of the Model Openness Tool, which holds one release."""
    from howopen.reports.mot import FRAMEWORK, assessment_to_mot

    if len(found) > 1:
        raise click.UsageError("a model file holds one release; name one TARGET at a time")
    return assessment_to_mot(found[0], chosen.known[FRAMEWORK])
