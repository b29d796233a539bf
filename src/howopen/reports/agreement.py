"""How often howopen agrees with people: a line for each framework, or one of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from howopen.catalogue.agreement import Agreement, Share
from howopen.frameworks.definition import Framework
from howopen.locale import to_say
from howopen.reports.overview import short_name
from howopen.reports.page import Page, item

if TYPE_CHECKING:
    from rich.console import RenderableType

HEADS = (
    "",
    to_say("releases"),
    to_say("cells"),
    to_say("agree"),
    to_say("commonest"),
    to_say("kappa"),
    to_say("rank corr."),
    "F1",
)
ABOUT = to_say("""\
Share of the cells in which our rules give the grade that people gave; "commonest" is what always \
answering the commonest grade of each dimension gives. The rules were written with these labels at \
hand, so the figures flatter: on releases that nobody looked at, expect less.""")


def percent(share: float | None) -> str:
    """A share in per cent; a dash for none."""
    return "-" if share is None else f"{100 * share:.1f} %"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def row(agreement: Agreement, frameworks: Mapping[str, Framework]) -> tuple[str, ...]:
    """One line of the table, as `HEADS` has it."""
    return (
        short_name(agreement.framework, frameworks),
        str(agreement.releases),
        str(agreement.all.cells),
        percent(agreement.all.accuracy),
        percent(agreement.baseline),
        _number(agreement.kappa),
        _number(agreement.spearman),
        _number(agreement.f1),
    )


def agreements_to_terminal(
    agreements: tuple[Agreement, ...], frameworks: Mapping[str, Framework], page: Page
) -> str:
    """A line for each framework."""
    lines = [row(each, frameworks) for each in agreements]
    foot = [page.text(page.words(remark)) for each in agreements for remark in _said(each)]
    return page.render(_table(HEADS, lines, page), "", page.text(page.say(ABOUT)), *foot)


def _said(agreement: Agreement) -> Iterator[str]:
    yield f"{agreement.framework}: {agreement.labels} ({agreement.license})."


def agreement_to_terminal(
    agreement: Agreement, frameworks: Mapping[str, Framework], page: Page
) -> str:
    """One framework in full: by how firmly the cells stand, and by dimension."""
    return page.render(*_parts(agreement, frameworks, page))


def _parts(
    agreement: Agreement, frameworks: Mapping[str, Framework], page: Page
) -> Iterator[RenderableType]:
    framework = frameworks.get(agreement.framework)
    yield page.text(page.words(framework.name if framework else agreement.framework), "bold")
    yield _table(HEADS, [row(agreement, frameworks)], page)
    if agreement.certainty:
        yield ""
        yield page.text(page.say("By how firmly a cell stands"), "bold")
        yield _shares(agreement.certainty, {}, page)
    if agreement.dimensions:
        titles = (
            {each.id: page.say(each.title) for each in framework.dimensions} if framework else {}
        )
        yield ""
        yield page.text(page.say("By dimension"), "bold")
        yield _shares(agreement.dimensions, titles, page)
    yield ""
    yield from (page.text(page.words(said)) for said in _said(agreement))
    told = page.say("Measured on {day}, rules {rules}.")
    measured = told.format(day=agreement.measured, rules=agreement.rules[:12])
    yield page.text(page.words(measured))
    yield from (item(page.text(page.words(remark)), page) for remark in agreement.remarks)
    yield page.text(page.say(ABOUT))


def _shares(shares: Mapping[str, Share], titles: Mapping[str, str], page: Page) -> RenderableType:
    lines = [
        (
            titles.get(name) or page.say.word(name),
            str(share.cells),
            str(share.equal),
            percent(share.accuracy),
        )
        for name, share in shares.items()
    ]
    return _table(("", to_say("cells"), to_say("equal"), to_say("agree")), lines, page)


def _table(heads: tuple[str, ...], lines: Sequence[tuple[str, ...]], page: Page) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for position, head in enumerate(heads):
        table.add_column(page.say(head), justify="right" if position else "left", overflow="fold")
    for line in lines:
        table.add_row(*(page.text(page.name(cell)) for cell in line))
    return table
