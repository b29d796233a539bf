"""Disclosure of training data by year: how many releases name theirs, in part, or not at all.

No assessment holds the day of a release. The year is that of the first archived preprint that a
release's own documents name for it, as the archive's number tells (YYMM.NNNNN, arXiv,
"Understanding the arXiv identifier", https://info.arxiv.org/help/arxiv_identifier.html).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from gettext import NullTranslations
from typing import Final, NamedTuple

from howopen.doors import patterns
from howopen.locale import translation
from howopen.model import Assessment, Outcome
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
)
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told

KIND = "disclosure"
WIDTH = 760
_HEIGHT = 300
_LEFT = 56
_ASKED: Final = "pretraining-data"
_DATED: Final = "preprint"
_NUMBER = patterns.compile(r"(?:^|[^\d.])(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?$")
_SIGNS: Final = {"full": "✓", "part": "~", "withheld": "✗", "unseen": "?"}


class _Answer(NamedTuple):
    """One sort of answer: how it is painted, and the outcomes that it stands for."""

    name: str
    fill: Callable[[Canvas], str]
    stroke: str
    outcomes: tuple[Outcome, ...]


ANSWERS: Final = (
    _Answer("full", lambda _: "good", "good", (Outcome.YES,)),
    _Answer("part", lambda c: c.pattern("cross", "mixed"), "mixed", (Outcome.PARTLY,)),
    _Answer("withheld", lambda _: "bad-tint", "bad", (Outcome.NO,)),
    _Answer(
        "unseen",
        lambda c: c.pattern("hatch", "dim"),
        "dim",
        (Outcome.UNCLEAR, Outcome.UNREACHABLE, Outcome.CONFLICTING, Outcome.NOT_APPLICABLE),
    ),
)
"""From the ground up. What contradicts itself, or does not apply, tells nothing either."""


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """A column for each year, and one apart for releases without one."""
    say = translation(wanted.language)
    _ = say.gettext
    asked = tuple(found for found in assessments if _ASKED in found.findings)
    if not asked:
        return empty(KIND, _("There is no release whose training data was asked for."), wanted)
    years = _by_year(asked)
    canvas = Canvas(KIND, max(WIDTH, _LEFT + MARGIN + 74 * (len(years) + 1)))
    title = _headline(asked, say)
    under = _under(years, say)
    y = headed(canvas, title, under)
    y = legend(canvas, y, _legend(canvas, say)) + 16
    _columns(canvas, y, years, say)
    height = footed(canvas, y + _HEIGHT + 38, (_where_from(say),))
    told = Told(title, f"{under} {_where_from(say)} {_counts(years, say)}")
    return finished(canvas, height, told, wanted)


def year_of(found: Assessment) -> int | None:
    """The year of the first preprint named for a release; `None` where none is."""
    finding = found.findings.get(_DATED)
    for value in finding.value if finding else ():
        match = _NUMBER.search(value)
        if match is not None:
            return 2000 + int(match.group(1))
    return None


def _by_year(asked: tuple[Assessment, ...]) -> dict[int | None, Counter[str]]:
    """Year -> how many there are of each answer, every year between first and last; `None` last."""
    dated = [(year_of(found), _answer(found)) for found in asked]
    known = [year for year, _ in dated if year is not None]
    span: list[int | None] = list(range(min(known), max(known) + 1)) if known else []
    years: dict[int | None, Counter[str]] = {year: Counter() for year in [*span, None]}
    for year, answer in dated:
        years[year][answer] += 1
    return years


def _answer(found: Assessment) -> str:
    outcome = found.findings[_ASKED].outcome
    return next(answer.name for answer in ANSWERS if outcome in answer.outcomes)


def _words(say: NullTranslations) -> dict[str, str]:
    _ = say.gettext
    return {
        "full": _("all of it can be had"),
        "part": _("some of it can be had"),
        "withheld": _("withheld, or only described"),
        "unseen": _("nothing seen that tells"),
    }


def _headline(asked: tuple[Assessment, ...], say: NullTranslations) -> str:
    count = Counter(_answer(found) for found in asked)
    words = say.ngettext(
        "The training data of {full} of {of} model can be had; of {part} only in part.",
        "The training data of {full} of {of} models can be had; of {part} only in part.",
        len(asked),
    )
    return words.format(full=count["full"], of=len(asked), part=count["part"])


def _under(years: dict[int | None, Counter[str]], say: NullTranslations) -> str:
    none = years[None].total()
    dated = sum(counts.total() for counts in years.values()) - none
    words = say.ngettext(
        "Data that the model, or its base, was pretrained on. {n} model has a year",
        "Data that the model, or its base, was pretrained on. {n} models have a year",
        dated,
    )
    rest = say.ngettext("{n} without one stands apart", "{n} without one stand apart", none)
    return f"{words.format(n=dated)}; {rest.format(n=none)}."


def _where_from(say: NullTranslations) -> str:
    return say.gettext(
        "The year is that of the first preprint that a release's documents name for it, by its "
        "number in the archive; the release itself may be older or newer."
    )


def _counts(years: dict[int | None, Counter[str]], say: NullTranslations) -> str:
    words = _words(say)
    told = []
    for year, counts in years.items():
        each = ", ".join(f"{words[a.name]} {counts[a.name]}" for a in ANSWERS if counts[a.name])
        told.append(f"{year or say.gettext('no year')}: {each or '0'}")
    return "; ".join(told) + "."


def _legend(canvas: Canvas, say: NullTranslations) -> list[Entry]:
    words = _words(say)

    def entry(answer: _Answer) -> Entry:
        def sign(x: float, y: float) -> None:
            canvas.rect(Box(x, y, 16, 12), fill=answer.fill(canvas), stroke=answer.stroke)

        return Entry(sign, f"{_SIGNS[answer.name]} {words[answer.name]}", 16)

    return [entry(answer) for answer in ANSWERS]


def _columns(
    canvas: Canvas, y: float, years: dict[int | None, Counter[str]], say: NullTranslations
) -> None:
    most = max(counts.total() for counts in years.values()) or 1
    step, wide = _step(most), (canvas.width - _LEFT - MARGIN) / (len(years) + 0.4)
    scale = (_HEIGHT - 20) / most
    ground = y + _HEIGHT
    for value in range(0, most + 1, step):
        level = ground - value * scale
        canvas.line((_LEFT, level), (canvas.width - MARGIN, level), "grid")
        canvas.text(_LEFT - 8, level + 4, str(value), style=DIM._replace(anchor="end"))
    for place, (year, counts) in enumerate(years.items()):
        x = _LEFT + place * wide + (0.4 * wide if year is None else 0) + 6
        column = Box(x, ground, min(wide - 12, 76), scale)
        _column(canvas, column, counts)
        middle = x + column.width / 2
        style = Style(size=12, bold=True, anchor="middle")
        canvas.text(middle, ground + 18, str(year or say.gettext("no year")), style=style)
    canvas.line((_LEFT, ground), (canvas.width - MARGIN, ground), "dim")


def _step(most: int) -> int:
    """Between the lines of the scale: 1, 2, 5, 10, 20, ... so that there are at most six."""
    step = 1
    while most > 6 * step:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def _column(canvas: Canvas, column: Box, counts: Counter[str]) -> None:
    """The answers of one year upon each other, with sign and number where there is room."""
    top = column.y
    for answer in ANSWERS:
        high = counts[answer.name] * column.height
        if not high:
            continue
        top -= high
        box = Box(column.x, top, column.width, high)
        canvas.rect(box, fill=answer.fill(canvas), stroke=answer.stroke)
        if high >= 14:
            _label(canvas, box, f"{_SIGNS[answer.name]} {counts[answer.name]}", answer.name)
    if counts.total():
        style = SMALL._replace(anchor="middle", bold=True)
        canvas.text(column.x + column.width / 2, top - 5, str(counts.total()), style=style)


def _label(canvas: Canvas, box: Box, words: str, name: str) -> None:
    """Words on a plain ground, since a pattern behind them would be in their way."""
    middle, level = box.x + box.width / 2, box.y + box.height / 2
    colour = "on-good" if name == "full" else "ink"
    if name in {"part", "unseen"}:
        canvas.rect(Box(middle - 17, level - 6.5, 34, 13), fill="paper", radius=3)
    style = SMALL._replace(anchor="middle", bold=True, colour=colour)
    canvas.text(middle, level + 4, words, style=style)


PLOT = Plot(
    kind=KIND,
    says="How many releases let their training data be had, by year of their preprint.",
    draw=draw,
)
