"""The agreement matrix: what each definition says of each release."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from typing import NamedTuple

from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import number
from howopen.locale import translation
from howopen.model import Assessment, Judgement
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
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told, wrapped
from howopen.plots.totals import bar

KIND = "agreement"
ROW = 16
COLUMN = 84
_CELLS = 250
_BAR = 32
"""Width of the bar of a total."""


class _Line(NamedTuple):
    """One release, and what each definition says of it."""

    found: Assessment
    signs: dict[str, Sign]


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """Releases by how many definitions accept them; a column for each definition."""
    say = translation(wanted.language)
    definitions = _definitions(assessments, wanted)
    if not definitions:
        return empty(KIND, say.gettext("There is no release to hold definitions against."), wanted)
    everything = tuple(_lines(assessments, definitions))
    lines = everything[: wanted.limit]
    canvas = Canvas(KIND, max(640, _CELLS + COLUMN * len(definitions) + MARGIN))
    title = _headline(everything, say)
    under = say.gettext(
        "A definition with classes accepts, accepts in part or refuses. One with a total gives a "
        "share, hatched as far as what was not seen could take it."
    ) + shown_of(len(lines), len(everything), say)
    y = headed(canvas, title, under)
    y = legend(canvas, y, _legend(canvas, lines, say))
    y = _heads(canvas, y, definitions, everything, say)
    for place, line in enumerate(lines):
        if place % 5 == 0:
            canvas.line((MARGIN, y - 0.5), (canvas.width - MARGIN, y - 0.5), "grid")
        _row(canvas, y, line, definitions)
        y += ROW
    height = footed(canvas, y, (definition.attribution for definition in definitions))
    told = Told(title, f"{under} {_counts(everything, definitions, say)}")
    return finished(canvas, height, told, wanted)


def _definitions(assessments: tuple[Assessment, ...], wanted: Wanted) -> tuple[Framework, ...]:
    """Those that any release was judged under and that are known, in their order."""
    names = dict.fromkeys(name for found in assessments for name in found.judgements)
    known = (wanted.known(name) for name in names)
    return tuple(framework for framework in known if framework is not None)


def _lines(
    assessments: tuple[Assessment, ...], definitions: tuple[Framework, ...]
) -> Iterator[_Line]:
    lines = [
        _Line(found, {d.id: _sign(found.judgements.get(d.id), d) for d in definitions})
        for found in assessments
    ]
    yield from sorted(lines, key=_standing)


def _standing(line: _Line) -> tuple[int, int, str, str]:
    signs = list(line.signs.values())
    release = line.found.release
    return -signs.count(Sign.GOOD), signs.count(Sign.BAD), release.name.casefold(), release.id


def _sign(judgement: Judgement | None, definition: Framework) -> Sign:
    """What a definition says: by the tone of its class, else whether its total is full or nought.

    A total between them is none of accepting and refusing.
    """
    if judgement is None or not judgement.coverage.seen:
        return Sign.UNSEEN
    if definition.results:
        result = definition.result(judgement.grade)
        return marks.sign_of_tone(result.tone) if result else Sign.OPEN
    if judgement.score >= judgement.out_of:
        return Sign.GOOD
    return Sign.MIXED


def _headline(lines: tuple[_Line, ...], say: NullTranslations) -> str:
    apart = sum(
        Sign.GOOD in line.signs.values() and Sign.BAD in line.signs.values() for line in lines
    )
    if not apart:
        words = say.ngettext(
            "About none of {of} model one definition accepts what another refuses.",
            "About none of {of} models one definition accepts what another refuses.",
            len(lines),
        )
        return words.format(of=len(lines))
    words = say.ngettext(
        "About {n} of {of} model the definitions disagree: one accepts what another refuses.",
        "About {n} of {of} models the definitions disagree: one accepts what another refuses.",
        len(lines),
    )
    return words.format(n=apart, of=len(lines))


def _counts(
    lines: tuple[_Line, ...], definitions: tuple[Framework, ...], say: NullTranslations
) -> str:
    words = say.gettext("{name} accepts {good} and refuses {bad}")
    told = []
    for definition in definitions:
        signs = [line.signs[definition.id] for line in lines]
        if definition.results:
            good, bad = signs.count(Sign.GOOD), signs.count(Sign.BAD)
            told.append(words.format(name=definition.short, good=good, bad=bad))
    return "; ".join(told)


def _legend(canvas: Canvas, lines: tuple[_Line, ...], say: NullTranslations) -> list[Entry]:
    _ = say.gettext
    words = {
        Sign.GOOD: _("accepts"),
        Sign.MIXED: _("in part, or under a condition"),
        Sign.BAD: _("refuses"),
        Sign.OPEN: _("cannot tell, or out of its scope"),
        Sign.UNSEEN: _("not seen"),
    }
    return [
        *(sign_entry(canvas, sign, said) for sign, said in words.items()),
        *verdict_entries(canvas, {line.found.verdict.id for line in lines}, say),
    ]


def _heads(
    canvas: Canvas,
    y: float,
    definitions: tuple[Framework, ...],
    lines: tuple[_Line, ...],
    say: NullTranslations,
) -> float:
    """The definitions by name, with how many each accepts and refuses."""
    _ = say.gettext
    bold = Style(size=11, bold=True)
    rows = ((Sign.GOOD, _("accepts")), (Sign.BAD, _("refuses")))
    for line, (_sign_of_row, words) in enumerate(rows):
        canvas.text(_CELLS - 12, y + 46 + 15 * line, words, style=DIM._replace(anchor="end"))
    for place, definition in enumerate(definitions):
        x = _CELLS + place * COLUMN
        names = wrapped(_(definition.short), COLUMN - 8, bold.size, bold=True)[:2]
        for line, name in enumerate(names):
            canvas.text(x, y + 28 - 13 * (len(names) - 1 - line), name, style=bold)
        signs = [each.signs[definition.id] for each in lines]
        for line, (sign, _words) in enumerate(rows):
            told = str(signs.count(sign)) if definition.results else "\u2013"
            canvas.text(x, y + 46 + 15 * line, told, style=SMALL)
    return y + 70


def _row(canvas: Canvas, y: float, line: _Line, definitions: tuple[Framework, ...]) -> None:
    base = y + 12
    found = line.found
    marks.draw_verdict(canvas, found.verdict.id, MARGIN, y + 2.5)
    canvas.text(MARGIN + 16, base, found.release.name, room=_CELLS - MARGIN - 24)
    for place, definition in enumerate(definitions):
        x = _CELLS + place * COLUMN
        judgement, sign = found.judgements.get(definition.id), line.signs[definition.id]
        if definition.results or judgement is None or sign is Sign.UNSEEN:
            marks.draw_sign(canvas, sign, x, y + 1)
        else:
            box = Box(x + 0.5, y + 3.5, _BAR, 8)
            canvas.rect(box, stroke="dim")
            bar(canvas, box, judgement)
            canvas.text(x + _BAR + 5, base, number(judgement.score), style=SMALL)


PLOT = Plot(
    kind=KIND,
    says="What each definition says of each release: accepts, in part, refuses, not seen.",
    draw=draw,
    rows=True,
)
