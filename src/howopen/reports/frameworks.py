"""Definitions of openness for a person at a terminal: the list, and one in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from howopen.frameworks.definition import Dimension, Framework
from howopen.frameworks.ranking import number
from howopen.locale import Tongue
from howopen.reports import phrases
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
        yield indented(page.text(page.words(_whose(framework, page.say))))
        yield indented(page.text(page.name(framework.source), "dim"))


def _whose(framework: Framework, say: Tongue) -> str:
    said = say.plural(
        "{name}, version {version} of {date}, {count} dimension.",
        "{name}, version {version} of {date}, {count} dimensions.",
        len(framework.dimensions),
        name=framework.name,
        version=framework.version,
        date=framework.date,
    )
    if not framework.superseded_by:
        return said
    superseded = say("Superseded by {name}: used only when it is named.")
    return f"{said} {superseded.format(name=framework.superseded_by)}"


def framework_to_terminal(framework: Framework, page: Page) -> str:
    """Everything that the definition says."""
    return page.render(*_parts(framework, page))


def _parts(framework: Framework, page: Page) -> Iterator[RenderableType]:
    say = page.say
    yield from _list((framework,), page)
    yield ""
    yield page.text(page.words(framework.about))
    if framework.criticism:
        against = say("What is said against it: {criticism}")
        yield page.text(page.words(against.format(criticism=framework.criticism)))
    for result in framework.results:
        told = phrases.beside(say.word(result.id), say(result.says), say)
        yield item(page.text(page.words(told)), page)
    for group, dimensions in groupby(framework.dimensions, key=lambda each: each.group):
        yield ""
        yield page.text(page.name(say(group)), "bold")
        for dimension in dimensions:
            yield from _dimension(dimension, page)
    yield ""
    yield page.text(page.words(framework.attribution), "dim")


def _dimension(dimension: Dimension, page: Page) -> Iterator[RenderableType]:
    say, called = page.say, dimension.id
    if dimension.weight != 1:
        weight = number(dimension.weight)
        called = say("{id}, weight {weight}").format(id=dimension.id, weight=weight)
    yield item(page.text(page.name(f"{say(dimension.title)} ({called})")), page)
    for grade, when in dimension.criteria.items():
        yield indented(
            item(page.text(page.words(phrases.beside(say.word(grade), when, say))), page, "-")
        )
    if dimension.note:
        yield indented(item(page.text(page.words(dimension.note)), page, "-"))
    rests = say("rests on {names}").format(names=", ".join(dimension.findings))
    yield indented(item(page.text(page.words(rests), "dim"), page, "-"))
