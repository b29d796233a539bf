"""Definitions of openness for a person at a terminal: the list, and one in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from howopen.frameworks.definition import Dimension, Framework
from howopen.frameworks.ranking import number
from howopen.reports.page import Page, indented, item

if TYPE_CHECKING:
    from rich.console import RenderableType


def frameworks_to_terminal(frameworks: tuple[Framework, ...], page: Page) -> str:
    """Id, name, version and source of each, those that a newer version superseded marked."""
    return page.render(*_list(frameworks, page))


def _list(frameworks: tuple[Framework, ...], page: Page) -> Iterator[RenderableType]:
    for framework in frameworks:
        names = ", ".join((framework.id, *framework.aliases))
        yield page.text(page.name(names), "bold")
        yield indented(page.text(page.words(_whose(framework))))
        yield indented(page.text(page.name(framework.source), "dim"))


def _whose(framework: Framework) -> str:
    of = f"{len(framework.dimensions)} dimensions"
    said = f"{framework.name}, version {framework.version} of {framework.date}, {of}."
    if framework.superseded_by:
        said += f" Superseded by {framework.superseded_by}: used only when it is named."
    return said


def framework_to_terminal(framework: Framework, page: Page) -> str:
    """Everything that the definition says."""
    return page.render(*_parts(framework, page))


def _parts(framework: Framework, page: Page) -> Iterator[RenderableType]:
    yield from _list((framework,), page)
    yield ""
    yield page.text(page.words(framework.about))
    if framework.criticism:
        yield page.text(page.words(f"What is said against it: {framework.criticism}"))
    for result in framework.results:
        yield item(page.text(page.words(f"{result.id}: {result.says}")), page)
    for group, dimensions in groupby(framework.dimensions, key=lambda each: each.group):
        yield ""
        yield page.text(page.name(group), "bold")
        for dimension in dimensions:
            yield from _dimension(dimension, page)
    yield ""
    yield page.text(page.words(framework.attribution), "dim")


def _dimension(dimension: Dimension, page: Page) -> Iterator[RenderableType]:
    weight = f", weight {number(dimension.weight)}" if dimension.weight != 1 else ""
    yield item(page.text(page.name(f"{dimension.title} ({dimension.id}{weight})")), page)
    for grade, when in dimension.criteria.items():
        yield indented(item(page.text(page.words(f"{grade}: {when}")), page, "-"))
    if dimension.note:
        yield indented(item(page.text(page.words(dimension.note)), page, "-"))
    rests = f"rests on {', '.join(dimension.findings)}"
    yield indented(item(page.text(page.words(rests), "dim"), page, "-"))
