"""The heat table: a sign for each release under each dimension of one definition."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from itertools import groupby
from typing import NamedTuple

from howopen.frameworks.definition import Dimension, Framework
from howopen.frameworks.ranking import Row, number, rank
from howopen.locale import translation
from howopen.model import Assessment
from howopen.plots import marks
from howopen.plots.frame import (
    DIM,
    MARGIN,
    SMALL,
    Entry,
    empty,
    finished,
    footed,
    headed,
    legend,
    shown_of,
    sign_entry,
    verdict_entries,
)
from howopen.plots.marks import Sign
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told, clean, width_of
from howopen.plots.totals import coverage

KIND = "heat"
ROW = 15
COLUMN = 20
_GAP = 8
"""Between groups of dimensions."""
_CELLS = 250
"""Where the first column begins."""
_TOTALS = 190
_HEAD = 190
"""Room for a dimension's title, which stands upright."""


class _Column(NamedTuple):
    x: float
    dimension: Dimension


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """Releases in their order, with a sign for each dimension, and the total with its range."""
    say = translation(wanted.language)
    definition = wanted.definition
    ranking = rank(assessments, definition)
    if not ranking.rows:
        return empty(KIND, say.gettext("There is no release to show."), wanted)
    rows = ranking.rows[: wanted.limit]
    columns = tuple(_columns(definition))
    end = columns[-1].x + COLUMN + 12
    canvas = Canvas(KIND, max(620, end + _TOTALS))
    title = _headline(rows, definition, say)
    under = _under(definition, say) + shown_of(len(rows), ranking.of, say)
    y = headed(canvas, title, under)
    y = legend(canvas, y, _legend(canvas, rows, definition, say))
    y = _heads(canvas, y, columns, say)
    for place, row in enumerate(rows):
        if place % 5 == 0 and place:
            canvas.line((MARGIN, y - 0.5), (canvas.width - MARGIN, y - 0.5), "grid")
        _row(canvas, y, row, columns, (definition, say))
        y += ROW
    height = footed(canvas, y, (definition.attribution,))
    return finished(
        canvas, height, Told(title, f"{under} {_counts(rows, definition, say)}"), wanted
    )


def _columns(definition: Framework) -> Iterator[_Column]:
    x = float(_CELLS)
    for _, own in groupby(definition.dimensions, key=lambda dimension: dimension.group):
        for dimension in own:
            yield _Column(x, dimension)
            x += COLUMN
        x += _GAP


def _signs(rows: tuple[Row, ...], definition: Framework) -> dict[str, list[Sign]]:
    """Dimension id -> the sign of each row."""
    return {
        dimension.id: [
            marks.sign_of(row.judgement.dimensions.get(dimension.id), definition) for row in rows
        ]
        for dimension in definition.dimensions
    }


def _headline(rows: tuple[Row, ...], definition: Framework, say: NullTranslations) -> str:
    good = {name: signs.count(Sign.GOOD) for name, signs in _signs(rows, definition).items()}
    most, least = max(good, key=lambda n: good[n]), min(good, key=lambda n: good[n])
    titles = {d.id: say.gettext(d.title) for d in definition.dimensions}
    words = say.ngettext(
        "Of {of} model, {most} have the best grade in “{first}”, {least} in “{last}”.",
        "Of {of} models, {most} have the best grade in “{first}”, {least} in “{last}”.",
        len(rows),
    )
    return words.format(
        of=len(rows), most=good[most], first=titles[most], least=good[least], last=titles[least]
    )


def _under(definition: Framework, say: NullTranslations) -> str:
    words = say.gettext("{name}: the grade of each part. Not seen is not the same as no.")
    return words.format(name=definition.name)


def _counts(rows: tuple[Row, ...], definition: Framework, say: NullTranslations) -> str:
    words = say.gettext("{title}: {good} with the best grade, {unseen} not seen")
    signs = _signs(rows, definition)
    return "; ".join(
        words.format(
            title=say.gettext(dimension.title),
            good=signs[dimension.id].count(Sign.GOOD),
            unseen=signs[dimension.id].count(Sign.UNSEEN),
        )
        for dimension in definition.dimensions
    )


def _legend(
    canvas: Canvas, rows: tuple[Row, ...], definition: Framework, say: NullTranslations
) -> list[Entry]:
    """The grades by their sign, in the definition's own words; then the verdicts."""
    _ = say.gettext
    there = {sign for signs in _signs(rows, definition).values() for sign in signs}
    grades: dict[Sign, list[str]] = {}
    for grade in definition.grades:
        sign = (
            Sign.ABSENT
            if grade.id == "not-applicable"
            else marks.sign_of_tone(definition.tone(grade.id))
        )
        grades.setdefault(sign, []).append(_(grade.id.replace("-", " ")))
    words = {sign: " / ".join(ids) for sign, ids in grades.items()}
    words[Sign.UNSEEN] = _("not seen")
    return [
        *(sign_entry(canvas, sign, said) for sign, said in words.items() if sign in there),
        *verdict_entries(canvas, {row.verdict.id for row in rows}, say),
    ]


def _heads(canvas: Canvas, y: float, columns: tuple[_Column, ...], say: NullTranslations) -> float:
    titles = [clean(say.gettext(column.dimension.title)) for column in columns]
    room = min(_HEAD, max(width_of(title, SMALL.size) for title in titles) + 2)
    y += room + 4
    for column, title in zip(columns, titles, strict=True):
        style = SMALL._replace(turn=-90)
        canvas.text(column.x + 14, y, title, style=style, room=room)
    for group, own in groupby(columns, key=lambda column: column.dimension.group):
        placed = tuple(own)
        left, right = placed[0].x + 2, placed[-1].x + COLUMN - 3
        canvas.rect(Box(left, y + 4, right - left, 2), fill="dim")
        style = DIM._replace(size=10)
        canvas.text(
            left,
            y + 17,
            say.gettext(group) if group else "",
            style=style,
            room=right - left + _GAP - 3,
        )
    return y + 22


def _row(
    canvas: Canvas,
    y: float,
    row: Row,
    columns: tuple[_Column, ...],
    told: tuple[Framework, NullTranslations],
) -> None:
    definition, say = told
    base = y + 11
    canvas.text(MARGIN + 24, base, str(row.rank), style=DIM._replace(anchor="end"))
    marks.draw_verdict(canvas, row.verdict.id, MARGIN + 30, y + 2)
    canvas.text(MARGIN + 46, base, row.release.name, room=_CELLS - MARGIN - 54)
    for column in columns:
        cell = row.judgement.dimensions.get(column.dimension.id)
        marks.draw_sign(canvas, marks.sign_of(cell, definition), column.x + 3, y + 1)
    x = columns[-1].x + COLUMN + 12
    low, high = row.judgement.range
    canvas.text(x, base, number(row.judgement.score), style=Style(size=12, bold=True))
    if low != high:
        possible = f"{number(low)}\u2013{number(high)}"
        canvas.text(x + 42, base, possible, style=SMALL)
    canvas.text(x + 102, base, coverage(row.judgement, say), style=DIM)


PLOT = Plot(
    kind=KIND,
    says="The grade of each release in each dimension of a definition, as a table of signs.",
    draw=draw,
    by_framework=True,
    rows=True,
)
