"""Model files under the MOF, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from howopen.frameworks.mof.result import FileEvaluation
from howopen.reports import mof_words as words
from howopen.reports.page import Page, item

if TYPE_CHECKING:
    from rich.console import RenderableType


def mof_to_terminal(files: Sequence[FileEvaluation], page: Page) -> str:
    """Each file with its class, what is still to do, and what is not as it seems."""
    return page.render(*_parts(files, page))


def _parts(files: Sequence[FileEvaluation], page: Page) -> Iterator[RenderableType]:
    for found in files:
        yield from _file(found, page)
        yield ""
    if len(files) > 1:
        yield page.text(words.counted(files, page.say), "bold")
    if files:
        yield page.text(words.ATTRIBUTION, "dim")


def _file(found: FileEvaluation, page: Page) -> Iterator[RenderableType]:
    yield page.text(page.words(words.title(found, page.say)), "bold")
    if found.path:
        yield page.text(page.name(found.path), "dim")
    yield page.text(page.words(words.headline(found, page.say)), words.STYLES[found.number])
    yield _classes(found, page)
    for title, sentences in (
        (words.EXPLAINED, words.explained(found, page.say)),
        (words.DIFFERENCES, words.differences(found, page.say)),
        (words.WARNINGS, found.warnings),
    ):
        if sentences:
            yield ""
            yield page.text(page.say(title), "bold")
        for sentence in sentences:
            yield item(page.text(page.words(sentence)), page)
    if words.same(found):
        yield ""
        yield page.text(page.say(words.SAME), "dim")


def _classes(found: FileEvaluation, page: Page) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(overflow="fold", ratio=1)
    grid.expand = True
    for line in words.lines(found, page.say):
        grid.add_row(
            page.text(page.name(line.sign), line.style),
            page.text(page.name(line.numeral), line.style),
            page.text(line.percent),
            page.text(page.words(line.said)),
        )
    return grid
