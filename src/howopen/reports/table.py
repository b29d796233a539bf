"""Many releases for a person at a terminal: the headlines in words, then the ranked table."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from typing import TYPE_CHECKING

from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Headline, Ranking, Row, number
from howopen.locale import Tongue, to_say
from howopen.model import VerdictId
from howopen.reports import sentences, words
from howopen.reports.page import Page, broken, packed

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

IN_COLUMNS = 72
"""Page width from which a row fits on a line; below it, a row takes two."""
LONG = 40
"""Rows from which a screen no longer shows the headlines, so that they are said again below."""
VERDICT_COLUMN = {
    VerdictId.OPEN_SOURCE: "open source",
    VerdictId.OPEN_WEIGHTS: "open weights",
    VerdictId.OPEN_WEIGHTS_RESTRICTED: to_say("with strings"),
    VerdictId.CLOSED: "closed",
    VerdictId.UNDETERMINED: "undetermined",
}


STRINGS = to_say(
    "with strings: weights can be had, but the terms limit who, what for, where or how much"
)


def ranking_to_terminal(ranking: Ranking, framework: Framework, page: Page) -> str:
    """Headlines, rows and legend. Names wrap; no cell, name or row is left out."""
    return page.render(*_parts(ranking, framework, page))


def _parts(ranking: Ranking, framework: Framework, page: Page) -> Iterator[RenderableType]:
    say, headlines = page.say, sentences.headlines_in(ranking, framework, page.say)
    for headline in headlines:
        yield from _headline(headline, page)
        yield ""
    if len(ranking.rows) != ranking.of:
        told = say("{count} of {of} models, ranked among all:")
        yield page.text(told.format(count=len(ranking.rows), of=ranking.of))
        yield ""
    if page.width >= IN_COLUMNS:
        yield _columns(ranking, framework, page)
    else:
        for row in ranking.rows:
            yield from _two_lines(row, framework, page)
    yield ""
    yield from _legend(framework, page)
    if len(ranking.rows) >= LONG:
        yield ""
        yield from (page.text(page.words(h.text), "bold") for h in headlines)


def _headline(headline: Headline, page: Page) -> Iterator[RenderableType]:
    from rich.table import Table

    yield page.text(page.words(headline.text), "bold")
    points = Table.grid(padding=(0, 1), pad_edge=False, expand=True)
    points.add_column(width=3, justify="right")
    points.add_column(overflow="fold", ratio=1)
    for point in headline.points:
        points.add_row(page.name("•"), page.text(page.words(point)))
    yield points


def _columns(ranking: Ranking, framework: Framework, page: Page) -> RenderableType:
    from rich.table import Table

    say = page.say
    heads = _heads(framework, page)
    full = say("of {full}").format(full=number(framework.out_of))
    head, ranges = _ranges(ranking, say)
    verdicts = {id_: say(word) for id_, word in VERDICT_COLUMN.items()}
    widths = {
        "rank": max(3, len(str(ranking.of))),
        "cells": len(heads.splitlines()[-1]),
        "score": len(full),
        "range": max(map(len, [head, *ranges])),
        "verdict": max(map(len, verdicts.values())),
    }
    rest = page.width - sum(widths.values()) - 6  # a blank between each two of seven columns
    name = rest * 3 // 5
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", justify="right", width=widths["rank"])
    table.add_column("\n" + say("Model"), overflow="fold", width=name)
    table.add_column("\n" + say("Maker"), overflow="fold", width=rest - name)
    table.add_column(page.text(heads), width=widths["cells"])
    table.add_column("\n" + full, justify="right", width=widths["score"])
    table.add_column("\n" + head, width=widths["range"])
    table.add_column("\n" + say("verdict"), width=widths["verdict"])
    for row, possible in zip(ranking.rows, ranges, strict=True):
        verdict = row.verdict.id
        table.add_row(
            str(row.rank),
            page.text(broken(page.name(row.release.name), name)),
            page.text(broken(page.name(row.release.producer or ""), rest - name)),
            _cells(row, framework, page),
            number(row.judgement.score),
            possible,
            page.text(verdicts[verdict], words.VERDICT_STYLES[verdict]),
        )
    return table


def _ranges(ranking: Ranking, say: Tongue) -> tuple[str, list[str]]:
    """Head and cells of the column that says what a total could be.

    Where what was not seen counts as closed, the score is the lowest total; it is not repeated.
    """
    judgements = [row.judgement for row in ranking.rows]
    if any(judgement.range[0] != judgement.score for judgement in judgements):
        return say("range"), [words.possible(judgement) for judgement in judgements]
    return say("up to"), [number(judgement.range[1]) for judgement in judgements]


def _two_lines(row: Row, framework: Framework, page: Page) -> Iterator[RenderableType]:
    from rich.padding import Padding

    maker = f" · {page.name(row.release.producer)}" if row.release.producer else ""
    yield page.text(f"{row.rank}. {page.name(row.release.name)}{maker}", "bold")
    line = _cells(row, framework, page)
    score, verdict = words.score(row.judgement, page.say), page.say(VERDICT_COLUMN[row.verdict.id])
    line.append(f"  {score} ({words.possible(row.judgement)}) {verdict}")
    yield Padding(line, (0, 0, 0, 2))


def _cells(row: Row, framework: Framework, page: Page) -> Text:
    line = page.text("")
    for position, (_, dimensions) in enumerate(_grouped(framework)):
        if position:
            line.append(" ")
        for dimension in dimensions:
            shown = words.mark(row.judgement.dimensions.get(dimension), framework)
            line.append(page.name(shown.sign), shown.style)
    return line


def _heads(framework: Framework, page: Page) -> str:
    """Two lines: the groups' names as far as they fit, and a letter for each dimension."""
    groups, letters, rest = [], [], ascii_lowercase
    for named, dimensions in _grouped(framework):
        count, group = len(dimensions), page.name(page.say(named))
        cut = group[: count - 1] + "." if count > 2 else group[:count]
        groups.append((group if len(group) <= count else cut).ljust(count))
        letters.append(rest[:count])
        rest = rest[count:]
    return " ".join(groups) + "\n" + " ".join(letters)


def _grouped(framework: Framework) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for dimension in framework.dimensions:
        groups.setdefault(dimension.group, []).append(dimension.id)
    return list(groups.items())


def _legend(framework: Framework, page: Page) -> Iterator[RenderableType]:
    rest, say = ascii_lowercase, page.say
    titles = {dimension.id: say(dimension.title) for dimension in framework.dimensions}
    for group, dimensions in _grouped(framework):
        own = [f"{letter} {titles[d]}" for letter, d in zip(rest, dimensions, strict=False)]
        rest = rest[len(dimensions) :]
        yield page.text(page.name(say(group)))
        yield page.text("\n".join(packed([page.name(each) for each in own], page.width)))
    spelled = [say.word(grade.id) for grade in framework.grades]
    grades = ", ".join(
        f"{grade.symbol} {word}" for grade, word in zip(framework.grades, spelled, strict=True)
    )
    unseen = say("not seen (counts as {grade}; so the total could be higher)")
    unseen = unseen.format(grade=spelled[-1])
    yield page.text(page.name(f"{grades}, {words.NOT_SEEN.sign} {unseen}"))
    yield page.text(say(STRINGS))
    yield page.text(page.words(framework.attribution), "dim")
