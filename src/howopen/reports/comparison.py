"""Releases side by side, for a person: at a terminal, on a page in Markdown, in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from howopen.frameworks.comparison import Compared, Comparison
from howopen.frameworks.definition import Framework
from howopen.locale import ENGLISH, Tongue
from howopen.model import Record
from howopen.reports import phrases, words
from howopen.reports.markdown import escaped
from howopen.reports.overview import short_name, sources
from howopen.reports.page import Page
from howopen.reports.words import Mark

if TYPE_CHECKING:
    from rich.console import RenderableType


class Row(Record, frozen=True, kw_only=True):
    """One line of the table, whatever it is drawn with."""

    title: str
    marks: tuple[Mark, ...]
    """In the order of the releases."""
    differs: bool
    head: bool = False
    """Whether it stands for a whole definition."""


def rows(
    comparison: Comparison,
    frameworks: Mapping[str, Framework],
    *,
    cells: bool,
    say: Tongue = ENGLISH,
) -> Iterator[Row]:
    """A row for each definition and, with `cells`, below it one for each dimension."""
    for compared in comparison.definitions:
        framework = frameworks.get(compared.framework)
        judgements = [side.judgements[compared.framework] for side in comparison.sides]
        yield Row(
            title=short_name(compared.framework, frameworks),
            marks=tuple(words.standing(judgement, framework, say) for judgement in judgements),
            differs=compared.differs,
            head=True,
        )
        if cells:
            yield from _cells(compared, framework, say)


def _cells(compared: Compared, framework: Framework | None, say: Tongue) -> Iterator[Row]:
    for line in compared.lines:
        dimension = framework.dimension(line.dimension) if framework else None
        yield Row(
            title=say(dimension.title) if dimension else line.dimension,
            marks=tuple(words.mark(cell, framework, say) for cell in line.cells),
            differs=line.differs,
        )


def attributions(
    comparison: Comparison,
    frameworks: Mapping[str, Framework],
    *,
    cells: bool,
    say: Tongue = ENGLISH,
) -> tuple[str, ...]:
    """What must stand below grades of these definitions, each once; in short without cells."""
    names = [compared.framework for compared in comparison.definitions]
    if not cells:
        return tuple(filter(None, (sources(names, frameworks, say),)))
    known = (frameworks[name] for name in names if name in frameworks)
    return tuple(dict.fromkeys(framework.attribution for framework in known))


def comparison_to_terminal(
    comparison: Comparison, frameworks: Mapping[str, Framework], page: Page, *, cells: bool
) -> str:
    """The releases side by side; a star marks what differs."""
    say = page.say
    intro = [
        page.text(
            phrases.beside(page.name(side.release.name), page.words(side.verdict.sentence), say),
            words.VERDICT_STYLES[side.verdict.id],
        )
        for side in comparison.sides
    ]
    foot = [page.text(say("* the releases differ here"))]
    whose = attributions(comparison, frameworks, cells=cells, say=say)
    foot += [page.text(page.words(said), "dim") for said in whose]
    table = _table(comparison, tuple(rows(comparison, frameworks, cells=cells, say=say)), page)
    return page.render(*intro, "", table, "", *foot)


def _table(comparison: Comparison, lines: tuple[Row, ...], page: Page) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    table.add_column("", width=1)
    table.add_column("", overflow="fold", ratio=2)
    for side in comparison.sides:
        table.add_column(page.text(page.name(side.release.name)), overflow="fold", ratio=2)
    for row in lines:
        shown = [page.text(page.name(words.signed(m)), m.style) for m in row.marks]
        title = page.text(page.name(row.title), "bold" if row.differs or row.head else "")
        table.add_row("*" if row.differs else "", title, *shown)
    return table


def comparison_to_markdown(
    comparison: Comparison,
    frameworks: Mapping[str, Framework],
    *,
    cells: bool,
    say: Tongue = ENGLISH,
) -> str:
    """The releases side by side; what differs is bold."""
    sides = comparison.sides
    lines = [
        f"- {phrases.beside(escaped(side.release.name), escaped(side.verdict.sentence), say)}"
        for side in sides
    ]
    names = " | ".join(escaped(side.release.name) for side in sides)
    lines += ["", f"| | {names} |", "|---|" + "---|" * len(sides)]
    for row in rows(comparison, frameworks, cells=cells, say=say):
        title = escaped(row.title)
        shown = " | ".join(f"{escaped(mark.sign)} {escaped(mark.word)}" for mark in row.marks)
        lines.append(f"| {f'**{title}**' if row.differs else title} | {shown} |")
    said = map(escaped, attributions(comparison, frameworks, cells=cells, say=say))
    return "\n".join([*lines, "", *said]) + "\n"
