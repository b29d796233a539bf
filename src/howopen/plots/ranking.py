"""The ranking: a bar for each release, hatched as far as what was not seen could take it."""

from __future__ import annotations

from gettext import NullTranslations

from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, Row, number, rank
from howopen.locale import translation
from howopen.model import Assessment, Judgement
from howopen.plots import marks, palette
from howopen.plots.frame import (
    DIM,
    MARGIN,
    SMALL,
    Entry,
    empty,
    finished,
    footed,
    headed,
    in_sentence,
    legend,
    shown_of,
    verdict_entries,
)
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told
from howopen.plots.totals import bar, coverage

KIND = "ranking"
WIDTH = 900
ROW = 16
_NAME, _MAKER, _BAR, _BAR_END = 66, 258, 400, 690
_SCORE, _SEEN = 700, 812
_NAMED_IN_DESC = 5


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """Releases in order under one definition, with total, possible range and coverage."""
    say = translation(wanted.language)
    definition = wanted.definition
    ranking = rank(assessments, definition)
    if not ranking.rows:
        return empty(KIND, say.gettext("There is no release to rank."), wanted)
    rows = ranking.rows[: wanted.limit]
    canvas = Canvas(KIND, WIDTH)
    title = headline(ranking, definition, say)
    y = headed(canvas, title, _under(rows, ranking, definition, say))
    y = legend(canvas, y, _legend(canvas, rows, say))
    y = _axis(canvas, y, definition, len(rows) * ROW)
    for row in rows:
        _row(canvas, y, row, definition, say)
        y += ROW
    height = footed(canvas, y, (definition.attribution,))
    return finished(canvas, height, Told(title, _desc(rows, ranking, definition, say)), wanted)


def headline(ranking: Ranking, definition: Framework, say: NullTranslations) -> str:
    """What the order shows, in a sentence."""
    _ = say.gettext
    best = ranking.best
    if best is None:
        return _("There is no release to rank.")
    if definition.results:
        words = say.ngettext(
            "{n} of {of} model: {says}.", "{n} of {of} models: {says}.", ranking.of
        )
        return words.format(n=best.perfect, of=ranking.of, says=_(definition.results[0].says))
    words = say.ngettext(
        "The highest total is {score} of {full}; {n} of {of} model has all.",
        "The highest total is {score} of {full}; {n} of {of} models have all.",
        ranking.of,
    )
    top = max(row.judgement.score for row in ranking.rows)
    full = number(best.out_of)
    return words.format(score=number(top), full=full, n=best.perfect, of=ranking.of)


def _under(
    rows: tuple[Row, ...], ranking: Ranking, definition: Framework, say: NullTranslations
) -> str:
    words = say.gettext(
        "{name}: what was seen, and how far the total could reach with what was not seen."
    )
    return words.format(name=definition.name) + shown_of(len(rows), ranking.of, say)


def _desc(
    rows: tuple[Row, ...], ranking: Ranking, definition: Framework, say: NullTranslations
) -> str:
    words = say.gettext("{rank}. {name}: {score} of {full}, {low} to {high} possible")
    first = "; ".join(
        words.format(
            rank=row.rank,
            name=in_sentence(row.release.name),
            score=number(row.judgement.score),
            full=number(row.judgement.out_of),
            low=number(row.judgement.range[0]),
            high=number(row.judgement.range[1]),
        )
        for row in rows[:_NAMED_IN_DESC]
    )
    return f"{_under(rows, ranking, definition, say)} {first}."


def _legend(canvas: Canvas, rows: tuple[Row, ...], say: NullTranslations) -> list[Entry]:
    _ = say.gettext

    def possible(x: float, y: float) -> None:
        fill = canvas.pattern("hatch", "dim")
        canvas.rect(Box(x, y, 22, 9), fill=fill, stroke="dim")

    entries = verdict_entries(canvas, {row.verdict.id for row in rows}, say)
    return [*entries, Entry(possible, _("possible: not seen"), 22, 9)]


def _axis(canvas: Canvas, y: float, definition: Framework, height: float) -> float:
    y += 10
    for quarter in range(5):
        x = _BAR + (_BAR_END - _BAR) * quarter / 4
        style = DIM._replace(anchor="middle")
        canvas.text(x, y, number(definition.out_of * quarter / 4), style=style)
        canvas.line((x, y + 4), (x, y + 6 + height), "grid")
    return y + 6


def _row(canvas: Canvas, y: float, row: Row, definition: Framework, say: NullTranslations) -> None:
    base = y + 12
    judgement = row.judgement
    canvas.text(MARGIN + 24, base, str(row.rank), style=DIM._replace(anchor="end"))
    marks.draw_verdict(canvas, row.verdict.id, MARGIN + 30, y + 3)
    canvas.text(_NAME, base, row.release.name, style=Style(size=12), room=_MAKER - _NAME - 8)
    canvas.text(_MAKER, base, _beside(row, definition, say), style=DIM, room=_BAR - _MAKER - 12)
    lane = Box(_BAR, y + 3, _BAR_END - _BAR, 10)
    bar(canvas, lane, judgement, palette.verdict_colour(row.verdict.id))
    canvas.text(_SCORE, base, number(judgement.score), style=Style(size=12, bold=True))
    canvas.text(_SCORE + 42, base, _range(judgement, say), style=SMALL)
    canvas.text(_SEEN, base, coverage(judgement, say), style=DIM)


def _beside(row: Row, definition: Framework, say: NullTranslations) -> str:
    """The class where there are classes, else the maker."""
    if definition.results:
        return say.gettext((row.judgement.grade or "-").replace("-", " "))
    return row.release.producer or ""


def _range(judgement: Judgement, say: NullTranslations) -> str:
    low, high = judgement.range
    if low == high:
        return ""
    if low == judgement.score:
        return say.gettext("up to {high}").format(high=number(high))
    return say.gettext("{low} to {high}").format(low=number(low), high=number(high))


PLOT = Plot(
    kind=KIND,
    says="The ranking under a definition, with the range that what was not seen leaves possible.",
    draw=draw,
    by_framework=True,
    rows=True,
)
