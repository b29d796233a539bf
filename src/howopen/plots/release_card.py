"""The card of one release, in the size in which links are previewed: 1200 by 630."""

from __future__ import annotations

from gettext import NullTranslations

from howopen.errors import InputError
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import number
from howopen.locale import translation
from howopen.model import Assessment, Judgement, VerdictId
from howopen.plots import marks, palette
from howopen.plots.frame import empty, finished, in_sentence
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told, balanced, clean, fitted
from howopen.plots.totals import bar, coverage

KIND = "release-card"
WIDTH, HEIGHT = 1200, 630
_MARGIN = 56
_BARS = 8
"""Definitions that have room."""
_LINES = 2
"""Of the reason; the last one ends in `…` where it is longer."""


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """Name, verdict, one reason, and a bar for each definition with its possible range."""
    say = translation(wanted.language)
    if not assessments:
        return empty(KIND, say.gettext("There is no release to draw a card of."), wanted)
    if len(assessments) > 1:
        raise InputError(f"a card is of one release, and these are {len(assessments)}; name one")
    found = assessments[0]
    canvas = Canvas(KIND, WIDTH)
    verdict = found.verdict.id
    canvas.rect(Box(0, 0, 16, HEIGHT), fill=palette.verdict_colour(verdict))
    name = found.release.name
    room = WIDTH - 2 * _MARGIN
    canvas.text(_MARGIN, 92, name, style=Style(size=60, bold=True), room=room)
    maker = found.release.producer or ""
    canvas.text(_MARGIN, 132, maker, style=Style(size=26, colour="dim"), room=room)
    _verdict(canvas, verdict, say)
    reason = _reason(found)
    for place, line in enumerate(_lines(reason, room)):
        canvas.text(_MARGIN, 254 + 36 * place, line, style=Style(size=26))
    _bars(canvas, found, wanted, say)
    foot = say.gettext("howopen: how open is it really?")
    canvas.text(_MARGIN, HEIGHT - 26, foot, style=Style(size=20, colour="dim"))
    whose = say.gettext("The grades are howopen's, after the definitions named.")
    style = Style(size=14, colour="dim", anchor="end")
    canvas.text(WIDTH - _MARGIN, HEIGHT - 26, whose, style=style)
    title = f"{in_sentence(name)}: {marks.verdict_words(say)[verdict]}."
    return finished(canvas, HEIGHT, Told(title, f"{reason} {_told(found, wanted, say)}"), wanted)


def _verdict(canvas: Canvas, verdict: VerdictId, say: NullTranslations) -> None:
    marks.draw_verdict_large(canvas, verdict, _MARGIN, 166)
    words = marks.verdict_words(say)[verdict]
    said = words[:1].upper() + words[1:]
    canvas.text(_MARGIN + 56, 202, said, style=Style(size=44, bold=True))


def _reason(found: Assessment) -> str:
    """The first ground of the verdict, else its sentence."""
    reasons = found.verdict.reasons
    return reasons[0].text if reasons else found.verdict.sentence


def _lines(words: str, room: float) -> tuple[str, ...]:
    lines = balanced(clean(words), room, 26)
    if len(lines) <= _LINES:
        return lines
    kept = lines[: _LINES - 1]
    rest = " ".join(lines[_LINES - 1 :])
    return (*kept, fitted(rest, room, 26))


def _judged(found: Assessment, wanted: Wanted) -> list[tuple[Framework, Judgement]]:
    pairs = ((wanted.known(name), judgement) for name, judgement in found.judgements.items())
    return [(known, judgement) for known, judgement in pairs if known is not None][:_BARS]


def _bars(canvas: Canvas, found: Assessment, wanted: Wanted, say: NullTranslations) -> None:
    """In two columns: the definition, a bar with its range, what it says."""
    judged = _judged(found, wanted)
    deep = (len(judged) + 1) // 2
    for place, (definition, judgement) in enumerate(judged):
        x = _MARGIN + (place // deep) * (WIDTH - 2 * _MARGIN + 40) / 2
        y = 340 + (place % deep) * 60
        words = say.gettext(definition.short)
        canvas.text(x, y + 16, words, style=Style(size=18, bold=True), room=156)
        box = Box(x + 162, y, 120, 20)
        canvas.rect(box, stroke="dim")
        bar(canvas, box, judgement)
        said = _says(judgement, definition, say)
        canvas.text(x + 294, y + 16, said, style=Style(size=18), room=256)
        seen = coverage(judgement, say)
        canvas.text(x + 162, y + 38, seen, style=Style(size=14, colour="dim"))


def _says(judgement: Judgement, definition: Framework, say: NullTranslations) -> str:
    """The class with its sign, or the total with its range."""
    result = definition.result(judgement.grade)
    if result is not None:
        sign = {"good": "✓", "mixed": "~", "bad": "✗"}.get(result.tone.value, "?")
        return f"{sign} {say.gettext(result.id.replace('-', ' '))}"
    low, high = judgement.range
    score, full = number(judgement.score), number(judgement.out_of)
    said = say.gettext("{score} of {full}").format(score=score, full=full)
    return said if low == high else f"{said} ({number(low)}\u2013{number(high)})"


def _told(found: Assessment, wanted: Wanted, say: NullTranslations) -> str:
    judged = _judged(found, wanted)
    said = "; ".join(
        f"{say.gettext(definition.short)}: {_says(judgement, definition, say)}"
        for definition, judgement in judged
    )
    return " ".join((f"{said}.", *(definition.attribution for definition, _ in judged)))


PLOT = Plot(
    kind=KIND,
    says="One release on a card of 1200 by 630: verdict, reason, a bar for each definition.",
    draw=draw,
)
