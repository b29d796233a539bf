"""One release for a person at a terminal: the verdict, its reasons, the cells, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from howopen.frameworks.definition import Framework
from howopen.model import Assessment, Cell, Finding, Judgement, Reason
from howopen.reports import words
from howopen.reports.page import Page

if TYPE_CHECKING:
    from rich.console import RenderableType

PLACES = 3
"""Places shown per reason; how many more there are is said."""
SIDE_BY_SIDE = 72
"""Columns from which a cell's reason stands beside its title and not below it."""


def assessment_to_terminal(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page
) -> str:
    """The whole assessment, wrapped to the page. Foreign words are escaped, nothing is cut."""
    return page.render(*_parts(assessment, frameworks, page))


def _parts(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page
) -> Iterator[RenderableType]:
    release, verdict = assessment.release, assessment.verdict
    maker = f" · {page.name(release.producer)}" if release.producer else ""
    yield page.text(page.name(release.name) + maker, "bold")
    yield page.text(page.words(verdict.sentence), words.VERDICT_STYLES[verdict.id])
    if verdict.reasons:
        yield ""
        yield page.text("Why", "bold")
        for reason in verdict.reasons:
            yield from _reason(reason, assessment.findings, page)
    for name, judgement in assessment.judgements.items():
        yield ""
        yield from _judgement(judgement, frameworks.get(name), page)
    yield ""
    yield page.text("Looked at", "bold")
    for seen in words.looked_at(assessment):
        yield _item(page.text(page.words(seen)), page)
    gaps = words.unseen(assessment)
    yield ""
    yield page.text("Not seen" if gaps else "Every known source was seen.", "bold")
    for gap in gaps:
        yield _item(page.text(page.words(gap)), page)
    yield ""
    yield from _foot(assessment, frameworks, page)


def _reason(
    reason: Reason, findings: Mapping[str, Finding], page: Page
) -> Iterator[RenderableType]:
    yield _item(page.text(page.words(reason.text)), page)
    cited = words.citations(reason.findings, findings)
    for citation in cited[:PLACES]:
        shown = f"{page.name(words.place(citation))}  {page.name(words.origin(citation))}"
        yield _indented(_item(page.text(shown, "dim"), page, "-"), 2)
    if len(cited) > PLACES:
        more = len(cited) - PLACES
        asked = " or ".join(reason.findings)
        said = f"and {more} more: howopen explain TARGET {asked}"
        yield _indented(_item(page.text(page.name(said), "dim"), page, "-"), 2)


def _judgement(
    judgement: Judgement, framework: Framework | None, page: Page
) -> Iterator[RenderableType]:
    title = framework.name if framework else judgement.framework
    yield page.text(page.name(f"{title} · {words.total(judgement)}"), "bold")
    marks = [words.mark(cell, framework) for cell in judgement.dimensions.values()]
    width = max((len(shown.word) for shown in marks), default=0)
    for group, cells in words.groups(judgement, framework):
        yield page.text(page.name(group), "underline" if page.colour else "")
        if page.width >= SIDE_BY_SIDE:
            yield _grid(cells, framework, page, width)
        else:
            yield from _stack(cells, framework, page)


def _grid(
    cells: tuple[tuple[str, str, Cell], ...], framework: Framework | None, page: Page, width: int
) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), pad_edge=False)
    grid.add_column(width=1)
    grid.add_column(width=1, no_wrap=True)
    grid.add_column(width=width, overflow="fold")
    grid.add_column(width=20, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    grid.expand = True
    for _, title, cell in cells:
        shown = words.mark(cell, framework)
        grid.add_row(
            "",
            page.text(page.name(shown.sign), shown.style),
            page.text(page.name(shown.word), shown.style),
            page.text(page.name(title)),
            page.text(page.words(cell.why)),
        )
    return grid


def _stack(
    cells: tuple[tuple[str, str, Cell], ...], framework: Framework | None, page: Page
) -> Iterator[RenderableType]:
    for _, title, cell in cells:
        shown = words.mark(cell, framework)
        said = f"{page.name(shown.sign)} {page.name(title)}: {page.name(shown.word)}"
        yield _indented(page.text(said, shown.style), 2)
        if cell.why:
            yield _indented(page.text(page.words(cell.why)), 4)


def _foot(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page
) -> Iterator[RenderableType]:
    for name, judgement in assessment.judgements.items():
        framework = frameworks.get(name)
        attribution = judgement.attribution or (framework.attribution if framework else "")
        if attribution:
            yield page.text(page.words(attribution), "dim")
    yield page.text("The words behind a cell: howopen explain TARGET QUESTION", "dim")


def _item(content: RenderableType, page: Page, sign: str = "•") -> RenderableType:
    from rich.table import Table

    item = Table.grid(padding=(0, 1), pad_edge=False)
    item.add_column(width=1)
    item.add_column(overflow="fold", ratio=1)
    item.expand = True
    item.add_row(page.name(sign), content)
    return item


def _indented(content: RenderableType, columns: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(content, (0, 0, 0, columns))
