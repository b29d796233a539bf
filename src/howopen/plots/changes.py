"""Changes over time: verdict and totals of one release on the days on which it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from itertools import pairwise
from typing import NamedTuple

from howopen.errors import InputError
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import number
from howopen.history.causes import Cause
from howopen.history.changed import Changes
from howopen.history.changes import changes as changes_between
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
    in_sentence,
    legend,
    verdict_entries,
)
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told, width_of
from howopen.plots.totals import coverage, shares

KIND = "changes"
WIDTH = 900
_LEFT, _RIGHT = 190, 820
_LANE = 44
_DAYS = 60
"""Days that are drawn at most: the last ones."""
_APART = 70
"""Between two days that are written out."""


class _Day(NamedTuple):
    """One assessment, and where it stands."""

    when: date
    found: Assessment
    x: float


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """A lane for the verdict, one for each definition, and how many answers changed, and why."""
    say = translation(wanted.language)
    _one_release(assessments)
    days = _days(assessments)
    if not days:
        sentence = say.gettext("No assessment says on which day its sources were read.")
        return empty(KIND, sentence, wanted)
    definitions = _definitions(days, wanted)
    steps = tuple(changes_between(old.found, new.found) for old, new in pairwise(days))
    canvas = Canvas(KIND, WIDTH)
    title = _headline(days, steps, say)
    under = _under(days, len(assessments), say)
    y = headed(canvas, title, under)
    y = legend(canvas, y, _legend(canvas, days, say)) + 12
    y = _axis(canvas, y, days, _LANE * (len(definitions) + 1) + 16)
    y = _verdicts(canvas, y, days, say)
    for definition in definitions:
        _totals(canvas, y, days, definition, say)
        y += _LANE
    y = _answers(canvas, y + 4, days, steps, say)
    height = footed(canvas, y, (d.attribution for d in definitions))
    return finished(canvas, height, Told(title, f"{under} {_told(days, steps, say)}"), wanted)


def _one_release(assessments: tuple[Assessment, ...]) -> None:
    names = {found.release.id: found.release.name for found in assessments}
    if len(names) > 1:
        raise InputError(
            f"changes over time are drawn of one release, and these are of {len(names)}; give "
            "reports or recordings of the same one"
        )


def _days(assessments: tuple[Assessment, ...]) -> tuple[_Day, ...]:
    """The last assessment of each day, those without a day left out, the oldest first."""
    by_day: dict[date, Assessment] = {}
    for found in assessments:
        read = max((source.read for source in found.sources if source.read), default=None)
        try:
            when = date.fromisoformat(read[:10]) if read else None
        except ValueError:
            when = None
        if when is not None:
            by_day[when] = found
    ordered = sorted(by_day.items())[-_DAYS:]
    if not ordered:
        return ()
    first, span = ordered[0][0], (ordered[-1][0] - ordered[0][0]).days or 1
    scale = (_RIGHT - _LEFT - 20) / span
    return tuple(
        _Day(when, found, _LEFT + 10 + (when - first).days * scale) for when, found in ordered
    )


def _definitions(days: tuple[_Day, ...], wanted: Wanted) -> tuple[Framework, ...]:
    names = dict.fromkeys(name for day in days for name in day.found.judgements)
    return tuple(known for name in names if (known := wanted.known(name)) is not None)


def _headline(days: tuple[_Day, ...], steps: tuple[Changes, ...], say: NullTranslations) -> str:
    _ = say.gettext
    words = marks.verdict_words(say)
    name = in_sentence(days[-1].found.release.name)
    old, new = (words[day.found.verdict.id] for day in (days[0], days[-1]))
    if len(days) == 1:
        return _("{name} was read on one day only: {verdict}.").format(name=name, verdict=new)
    count = sum(change.answer for step in steps for change in step.findings.values())
    answers = say.ngettext("{n} answer changed", "{n} answers changed", count).format(n=count)
    if old == new:
        return _("{name} stays {verdict}; {answers}.").format(
            name=name, verdict=new, answers=answers
        )
    return _("{name} went from {old} to {new}; {answers}.").format(
        name=name, old=old, new=new, answers=answers
    )


def _under(days: tuple[_Day, ...], of: int, say: NullTranslations) -> str:
    span = say.gettext("Read from {first} to {last}.")
    said = span.format(first=days[0].when.isoformat(), last=days[-1].when.isoformat())
    rest = of - len(days)
    if not rest:
        return said
    words = say.ngettext(
        "{n} assessment without a day of its own is left out.",
        "{n} assessments without a day of their own are left out.",
        rest,
    )
    return f"{said} {words.format(n=rest)}"


def _told(days: tuple[_Day, ...], steps: tuple[Changes, ...], say: NullTranslations) -> str:
    words = say.gettext("{day}: {verdict}, {n} answers changed")
    verdicts = marks.verdict_words(say)
    counts = [0, *(sum(c.answer for c in step.findings.values()) for step in steps)]
    return "; ".join(
        words.format(day=day.when.isoformat(), verdict=verdicts[day.found.verdict.id], n=count)
        for day, count in zip(days, counts, strict=True)
    )


def _legend(canvas: Canvas, days: tuple[_Day, ...], say: NullTranslations) -> list[Entry]:
    _ = say.gettext

    def possible(x: float, y: float) -> None:
        canvas.rect(Box(x, y, 22, 11), fill=canvas.pattern("hatch", "dim"), stroke="dim")

    def total(x: float, y: float) -> None:
        canvas.rect(Box(x, y, 22, 11), fill="accent")

    def release(x: float, y: float) -> None:
        canvas.rect(Box(x, y, 11, 11), fill="accent", stroke="accent")

    def other(x: float, y: float) -> None:
        canvas.rect(Box(x, y, 11, 11), fill=canvas.pattern("cross", "accent"), stroke="accent")

    return [
        *verdict_entries(canvas, {day.found.verdict.id for day in days}, say),
        Entry(total, _("total"), 22, 11),
        Entry(possible, _("possible: not seen"), 22, 11),
        Entry(release, _("answers changed by the release"), 11, 11),
        Entry(other, _("by what could be seen, or by other rules"), 11, 11),
    ]


def _axis(canvas: Canvas, y: float, days: tuple[_Day, ...], height: float) -> float:
    written = -_APART * 1.0
    for place, day in enumerate(days):
        canvas.line((day.x, y + 5), (day.x, y + height + _LANE), "grid")
        last = place == len(days) - 1
        room = days[-1].x - day.x >= _APART or last
        if day.x - written >= _APART and room:
            style = DIM._replace(anchor="middle")
            canvas.text(day.x, y, day.when.isoformat(), style=style)
            written = day.x
    return y + 10


def _label(canvas: Canvas, y: float, words: str, small: str = "") -> None:
    canvas.text(MARGIN, y, words, style=Style(size=12, bold=True), room=_LEFT - MARGIN - 12)
    if small:
        canvas.text(MARGIN, y + 14, small, style=DIM, room=_LEFT - MARGIN - 12)


def _verdicts(canvas: Canvas, y: float, days: tuple[_Day, ...], say: NullTranslations) -> float:
    """The shape on each day; the words where the verdict begins."""
    _label(canvas, y + 20, say.gettext("Verdict"))
    words = marks.verdict_words(say)
    canvas.line((days[0].x, y + 12), (days[-1].x, y + 12), "dim")
    free, told = float(_LEFT), None
    """From where on there is room for words, and the verdict that was told last."""
    for day in days:
        verdict = day.found.verdict.id
        marks.draw_verdict(canvas, verdict, day.x - marks.SHAPE / 2, y + 12 - marks.SHAPE / 2)
        wide = width_of(words[verdict], SMALL.size)
        x = min(max(day.x - 5, free), WIDTH - MARGIN - wide)
        if verdict is not told and x >= free and x - day.x < _APART:
            canvas.text(x, y + 31, words[verdict], style=SMALL)
            free, told = x + wide + 12, verdict
    return y + _LANE


def _totals(
    canvas: Canvas,
    y: float,
    days: tuple[_Day, ...],
    definition: Framework,
    say: NullTranslations,
) -> None:
    """The total, which holds until the next day, with its possible range hatched."""
    judged = [day for day in days if definition.id in day.found.judgements]
    last = judged[-1].found.judgements[definition.id]
    _label(canvas, y + 16, say.gettext(definition.short), coverage(last, say))
    ground, high = y + _LANE - 8, _LANE - 14
    canvas.line((_LEFT, ground), (_RIGHT, ground), "grid")
    for day, after in zip(judged, [*judged[1:], None], strict=True):
        end = after.x if after else min(day.x + 10, _RIGHT)
        least, _score, most = shares(day.found.judgements[definition.id])
        low, top = ground - least * high, ground - most * high
        if low > top:
            hatch = canvas.pattern("hatch", "dim")
            canvas.rect(Box(day.x, top, end - day.x, low - top), fill=hatch)
        canvas.rect(Box(day.x, low, end - day.x, ground - low), fill="accent")
    said = say.gettext("{score} of {full}").format(
        score=number(last.score), full=number(last.out_of)
    )
    canvas.text(_RIGHT + 4, ground - 4, said, style=SMALL, room=WIDTH - _RIGHT - 8)


def _answers(
    canvas: Canvas,
    y: float,
    days: tuple[_Day, ...],
    steps: tuple[Changes, ...],
    say: NullTranslations,
) -> float:
    """How many answers changed since the day before: by the release, or for other causes."""
    _label(canvas, y + 20, say.gettext("Answers changed"))
    counted = [(day.x, Counter(_sorts(step))) for day, step in zip(days[1:], steps, strict=True)]
    most = max((counts.total() for _, counts in counted), default=0) or 1
    ground, high = y + _LANE, _LANE - 16
    canvas.line((_LEFT, ground), (_RIGHT, ground), "dim")
    for x, counts in counted:
        if not counts.total():
            continue
        own, other = (counts[each] * high / most for each in (True, False))
        wide = 12
        cross = canvas.pattern("cross", "accent")
        canvas.rect(Box(x - wide / 2, ground - own, wide, own), fill="accent", stroke="accent")
        if other:
            box = Box(x - wide / 2, ground - own - other, wide, other)
            canvas.rect(box, fill=cross, stroke="accent")
        style = SMALL._replace(anchor="middle")
        canvas.text(x, ground - own - other - 4, str(counts.total()), style=style)
    return ground + 10


def _sorts(step: Changes) -> Iterator[bool]:
    """For each answer that changed, whether it was the release that did."""
    own = (Cause.RELEASE, Cause.SOURCES)
    return (change.cause in own for change in step.findings.values() if change.answer)


PLOT = Plot(
    kind=KIND,
    says="Verdict, totals and changed answers of one release, over the days it was read.",
    draw=draw,
)
