"""Licences by how many users they bind: each release stands once, under its strictest limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from gettext import NullTranslations
from math import ceil, floor, log10
from typing import Final, NamedTuple

from howopen.frameworks.definition import kind_of
from howopen.locale import translation
from howopen.model import Assessment, Finding, Outcome
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
)
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told

KIND = "licenses"
WIDTH = 900
ROW = 30
_LANE, _LANE_END, _BAR = 300, 700, 722
_ASKED: Final = "license-conditions"
_SIZES: Final = ("user threshold", "usage threshold", "revenue threshold")
_SHOWN_ABOVE: Final = "name to be displayed above"
_LOWEST, _HIGHEST = 5, 9
"""Powers of ten between which the axis always reaches."""


class Limit(NamedTuple):
    """What of a release's terms decides where it stands; in this order from free to bound."""

    place: int
    """Of the sort among the others, the freest first."""
    sort: str
    words: str = ""
    """The threshold in the finding's words: `700,000,000 users a month`."""
    number: int = 0


_SORTS: Final = (
    *("none", "purpose", "threshold", "registration", "non-commercial", "research"),
    *("unseen", "no-weights"),
)


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """A lane for each sort of limit on an axis of users or money, and how many have it."""
    say = translation(wanted.language)
    asked = [f.findings[_ASKED] for f in assessments if _ASKED in f.findings]
    if not asked:
        return empty(KIND, say.gettext("There is no release whose terms were read."), wanted)
    counts = Counter(limit_of(finding) for finding in asked)
    limits = sorted(counts, key=lambda limit: (limit.place, -limit.number, limit.words))
    canvas = Canvas(KIND, WIDTH)
    title = _headline(counts, say)
    under = say.gettext(
        "From how many users, or how much money, the terms bind. A release with several limits "
        "stands under the strictest."
    )
    y = headed(canvas, title, under)
    y = legend(canvas, y, _legend(canvas, say)) + 14
    powers = _powers(limits)
    _axis(canvas, y, powers, len(limits) * ROW, say)
    y += 8
    for limit in limits:
        _row(canvas, y, limit, (counts[limit], max(counts.values())), (powers, say))
        y += ROW
    height = footed(canvas, y, ())
    told = Told(title, f"{under} {_counts(limits, counts, say)}")
    return finished(canvas, height, told, wanted)


def limit_of(finding: Finding) -> Limit:
    """The strictest limit that the finding on a release's terms names."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return _limit("no-weights")
    if finding.outcome is Outcome.NO:
        return _limit("none")
    if finding.outcome is not Outcome.YES:
        return _limit("unseen")
    return max(
        (_limit_in(value) for value in finding.value),
        key=lambda limit: (limit.place, -limit.number, limit.words),
        default=_limit("purpose"),
    )


def _limit(sort: str, words: str = "", number: int = 0) -> Limit:
    return Limit(_SORTS.index(sort), sort, words, number)


def _limit_in(value: str) -> Limit:
    """The limit that one value says: `user threshold: 700,000,000 users a month (from ...)`."""
    kind = kind_of(value)
    if kind in (*_SIZES, _SHOWN_ABOVE):
        words = value.partition(":")[2].partition(" (")[0].strip()
        digits = words.partition(" ")[0].replace(",", "")
        if digits.isdecimal() and int(digits):
            said = f"{kind} {words}" if kind == _SHOWN_ABOVE else words
            return _limit("threshold", said, int(digits))
    sorts = {
        "commercial registration": "registration",
        "non commercial": "non-commercial",
        "research only": "research",
    }
    return _limit(sorts.get(kind, "purpose"))


def _labels(say: NullTranslations) -> dict[str, str]:
    _ = say.gettext
    return {
        "none": _("no limit"),
        "purpose": _("any number; what for or where is limited"),
        "registration": _("commercial use only after registration"),
        "non-commercial": _("non-commercial use only"),
        "research": _("research only"),
        "unseen": _("not seen: the terms are not known"),
        "no-weights": _("no weights are given out"),
    }


def _label(limit: Limit, say: NullTranslations) -> str:
    if limit.sort != "threshold":
        return _labels(say)[limit.sort]
    if limit.words.startswith(_SHOWN_ABOVE):
        threshold = limit.words.removeprefix(_SHOWN_ABOVE).strip()
        return say.gettext("name shown above {threshold}").format(threshold=threshold)
    return say.gettext("free up to {threshold}").format(threshold=limit.words)


def _headline(counts: Counter[Limit], say: NullTranslations) -> str:
    of = counts.total()
    free = sum(n for limit, n in counts.items() if limit.sort == "none")
    sized = Counter({limit: n for limit, n in counts.items() if limit.sort == "threshold"})
    words = say.ngettext(
        "The terms of {n} of {of} model limit nobody",
        "The terms of {n} of {of} models limit nobody",
        of,
    )
    said = words.format(n=free, of=of)
    if not sized:
        return f"{said}."
    most, _count = min(sized.items(), key=lambda pair: (-pair[1], -pair[0].number))
    more = say.gettext("of {n} they bind by size, most often above {threshold}")
    threshold = in_sentence(most.words.removeprefix(_SHOWN_ABOVE).strip())
    return f"{said}; {more.format(n=sized.total(), threshold=threshold)}."


def _counts(limits: list[Limit], counts: Counter[Limit], say: NullTranslations) -> str:
    return (
        "; ".join(f"{in_sentence(_label(limit, say))}: {counts[limit]}" for limit in limits) + "."
    )


def _legend(canvas: Canvas, say: NullTranslations) -> Iterator[Entry]:
    _ = say.gettext
    for sort, words in (
        ("none", _("free to use")),
        ("purpose", _("free in number, limited in purpose or place")),
        ("research", _("bound")),
        ("unseen", _("not seen")),
    ):
        yield Entry(_Lane(canvas, sort).draw, words, 26)


class _Lane(NamedTuple):
    """Draws the ground of one sort, as it lies in a lane."""

    canvas: Canvas
    sort: str

    def draw(self, x: float, y: float, width: float = 26) -> None:
        """Draws it there."""
        canvas, box = self.canvas, Box(x, y + 1, width, 11)
        if self.sort in {"none", "threshold"}:
            canvas.rect(box, fill="good", stroke="good")
        elif self.sort == "purpose":
            canvas.rect(box, fill=canvas.pattern("dots", "good"), stroke="good")
        elif self.sort in {"unseen", "no-weights"}:
            canvas.rect(box, fill=canvas.pattern("hatch", "dim"), stroke="dim")
        else:
            canvas.rect(box, fill=canvas.pattern("cross", "bad"), stroke="bad")


def _powers(limits: list[Limit]) -> tuple[int, int]:
    numbers = [limit.number for limit in limits if limit.number]
    low = min([_LOWEST, *(floor(log10(number)) for number in numbers)])
    high = max([_HIGHEST, *(ceil(log10(number)) for number in numbers)])
    return low, min(high, low + 30)


def _axis(
    canvas: Canvas, y: float, powers: tuple[int, int], height: float, say: NullTranslations
) -> None:
    low, high = powers
    step = ceil((high - low) / 6)
    for power in range(low, high + 1, step):
        x = _x(power, powers)
        canvas.line((x, y + 5), (x, y + 5 + height), "grid")
        canvas.text(x, y, _power(power, say), style=DIM._replace(anchor="middle"))
    style = DIM._replace(anchor="end")
    canvas.text(WIDTH - MARGIN, y, say.gettext("releases"), style=style)


def _power(power: int, say: NullTranslations) -> str:
    _ = say.gettext
    if power < 3 or power > 11:
        return f"10^{power}"
    unit = {1: _("{n} thousand"), 2: _("{n} million"), 3: _("{n} billion")}[power // 3]
    return unit.format(n=10 ** (power % 3))


def _x(power: float, powers: tuple[int, int]) -> float:
    low, high = powers
    return _LANE + (_LANE_END - _LANE) * min(max((power - low) / (high - low), 0), 1)


def _row(
    canvas: Canvas,
    y: float,
    limit: Limit,
    counted: tuple[int, int],
    told: tuple[tuple[int, int], NullTranslations],
) -> None:
    powers, say = told
    label = _label(limit, say)
    canvas.text(MARGIN, y + 14, label, style=Style(size=12), room=_LANE - MARGIN - 12)
    if limit.sort == "threshold":
        x = max(_x(log10(limit.number), powers), _LANE + 2)
        _Lane(canvas, "none").draw(_LANE, y + 3, x - _LANE)
        if x < _LANE_END:
            _Lane(canvas, "bound").draw(x, y + 3, _LANE_END - x)
        canvas.rect(Box(x - 1.5, y, 3, 19), fill="ink")
    else:
        _Lane(canvas, limit.sort).draw(_LANE, y + 3, _LANE_END - _LANE)
    count, most = counted
    wide = (WIDTH - MARGIN - _BAR - 30) * count / most
    canvas.rect(Box(_BAR, y + 4, wide, 11), fill="accent")
    canvas.text(_BAR + wide + 6, y + 14, str(count), style=SMALL._replace(bold=True))


PLOT = Plot(
    kind=KIND,
    says="Licences by how many users, or how much money, it takes until they bind.",
    draw=draw,
)
