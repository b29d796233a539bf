"""What differs between two assessments in plain words, for every format to set on its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from howopen.frameworks.definition import Framework
from howopen.history.causes import Cause, place_of
from howopen.history.changed import (
    Changes,
    ConditionChange,
    EdgeChange,
    FindingChange,
    JudgementChange,
    Shift,
    SourceChange,
)
from howopen.history.reworded import Reworded
from howopen.model import Record, VerdictId
from howopen.reports import words
from howopen.reports.change_phrases import (
    EXPLAINED,
    LICENSES,
    NAMED,
    SUFFIXES,
    answer,
    answered,
    cell_words,
    condition,
    edge,
    quoted,
    several,
    shifted,
    with_cause,
)
from howopen.reports.overview import short_name

LEGEND = (
    "+ came, or more open; - went, or less open; ~ is otherwise; ? was seen on one day only; "
    "* by other rules; = as before"
)
NOTHING = "Nothing differs."
GRADED = ("Verdict", "Grades")
"""The sections in which + is good and - is bad; elsewhere they only say what came and went."""
OTHER_WORDS = "Same answers, other words"
_IN_CONDITIONS = ("license-conditions", "inherited-terms")
_OPENNESS = (
    VerdictId.CLOSED,
    VerdictId.OPEN_WEIGHTS_RESTRICTED,
    VerdictId.OPEN_WEIGHTS,
    VerdictId.OPEN_SOURCE,
)
_CAUSES = tuple(Cause)
_Caused = TypeVar("_Caused", ConditionChange, EdgeChange)


class Line(Record, frozen=True, kw_only=True):
    """One change: a sign, what it is in words, and what belongs below it. Foreign words are bare.

    A format escapes them.
    """

    sign: str
    text: str
    below: tuple[str, ...] = ()


class Section(Record, frozen=True, kw_only=True):
    """Changes of one kind, those of the release itself first."""

    head: str
    lines: tuple[Line, ...]
    compact: bool = False
    """Whether what belongs below a line may stand on one line where there is little room."""


def sections(changes: Changes, frameworks: Mapping[str, Framework]) -> tuple[Section, ...]:
    """Everything that differs, what matters most first; without what has nothing to say."""
    other = [
        name
        for name, change in changes.findings.items()
        if change.answer and name not in LICENSES and name not in _IN_CONDITIONS
    ]
    told: set[Reworded] = set()
    found = (
        Section(head="Verdict", lines=tuple(_verdict(changes))),
        Section(head="Licence", lines=(*_licenses(changes, told), *_conditions(changes))),
        Section(head="Grades", lines=tuple(_judgements(changes, frameworks)), compact=True),
        Section(head="Answers", lines=tuple(_answers(changes, other, told))),
        Section(head="Made from", lines=tuple(_lineage(changes))),
        Section(head="Sources", lines=tuple(_sources(changes.sources))),
        Section(head=OTHER_WORDS, lines=tuple(_other_words(changes, told))),
    )
    return tuple(section for section in found if section.lines)


def notes(changes: Changes) -> tuple[str, ...]:
    """What stands below: which causes the words stand for, and what was not compared."""
    used = {*changes.causes, *(each.cause for each in changes.findings.values())}
    told = [f"{SUFFIXES[cause]}: {said}." for cause, said in EXPLAINED.items() if cause in used]
    if changes.asked_once:
        told.append(f"Not compared, as only one of the two has it: {several(changes.asked_once)}.")
    return tuple(told)


def release_title(changes: Changes) -> str:
    """The name of the release; both names where they differ."""
    before, after = changes.before.release.name, changes.after.release.name
    return after if before == after else f"{before} -> {after}"


def days(changes: Changes) -> str:
    """When both were read: `2024-05-01 -> 2025-01-02`."""
    before, after = changes.before.read, changes.after.read
    return f"{before or 'day not known'} -> {after or 'day not known'}"


def _sign(cause: Cause, otherwise: str = "~") -> str:
    seen = cause in (Cause.NO_LONGER_SEEN, Cause.SEEN_NOW)
    return "?" if seen else "*" if cause is Cause.RULES else otherwise


def _direction(before: float, after: float) -> str:
    return "+" if after > before else "-" if after < before else "~"


def _verdict(changes: Changes) -> Iterator[Line]:
    verdict = changes.verdict
    was, now = verdict.before.id, verdict.after.id
    if verdict.cause is None:
        if not changes.empty:
            yield Line(sign="=", text=f"still {words.VERDICTS[now]}")
        return
    if was is now:
        text = f"still {words.VERDICTS[now]}, for other reasons"
        sign = _sign(verdict.cause)
    else:
        text = f"{words.VERDICTS[was]} -> {words.VERDICTS[now]}"
        ranked = was in _OPENNESS and now in _OPENNESS
        sign = _direction(_OPENNESS.index(was), _OPENNESS.index(now)) if ranked else "~"
        sign = _sign(verdict.cause, sign)
    yield Line(sign=sign, text=with_cause(text, verdict.cause), below=(verdict.after.sentence,))


def _licenses(changes: Changes, told: set[Reworded]) -> Iterator[Line]:
    for name, called in LICENSES.items():
        change = changes.findings.get(name)
        if change is None or not (change.answer or change.words):
            continue
        if change.answer:
            text = f"{called}: {answered(change)}"
        else:
            text = f"{called}: still {answer(change.after)}, in other words"
        yield _finding_line(text, change, told)


def _finding_line(text: str, change: FindingChange, told: set[Reworded]) -> Line:
    """The answer, and below it the words that changed and were not told before."""
    reworded = tuple(quoted(each) for each in change.words if each not in told)
    told.update(change.words)
    text = with_cause(text, change.cause)
    return Line(sign=_sign(change.cause), text=text, below=_most(reworded))


def _most(lines: tuple[str, ...]) -> tuple[str, ...]:
    more = len(lines) - NAMED
    return (*lines[:NAMED], *([f"and {more} more places"] if more > 0 else []))


def _conditions(changes: Changes) -> Iterator[Line]:
    for change in _ordered(changes.conditions):
        sign, text = condition(change)
        text = f"{text[:1].upper()}{text[1:]}"
        yield Line(sign=_sign(change.cause, sign), text=with_cause(text, change.cause))


def _judgements(changes: Changes, frameworks: Mapping[str, Framework]) -> Iterator[Line]:
    for name, change in changes.judgements.items():
        framework = frameworks.get(name)
        text = f"{short_name(name, frameworks)}: {_standing(change, framework)}"
        yield Line(
            sign=_sign(change.cause, _direction(change.before.score, change.after.score)),
            text=with_cause(text, change.cause),
            below=tuple(_cells(change, framework)),
        )


def _cells(change: JudgementChange, framework: Framework | None) -> Iterator[str]:
    """The cells, those of the release itself first; the cause where it is not that of all."""
    cells = change.dimensions
    for name in sorted(cells, key=lambda each: _CAUSES.index(cells[each].cause)):
        text, cause = cell_words(name, cells[name], framework), cells[name].cause
        yield text if cause is change.cause else with_cause(text, cause)


def _standing(change: JudgementChange, framework: Framework | None) -> str:
    before = words.standing(change.before, framework).word
    after = words.standing(change.after, framework).word
    return f"{before} -> {after}" if before != after else f"still {after}"


def _answers(changes: Changes, names: list[str], told: set[Reworded]) -> Iterator[Line]:
    for name in sorted(names, key=lambda each: _CAUSES.index(changes.findings[each].cause)):
        change = changes.findings[name]
        before, after = change.before, change.after
        if before.outcome is after.outcome:
            text = f"{name}: still {after.outcome.value}"
        else:
            text = f"{name}: {before.outcome.value} -> {after.outcome.value}"
        came = [value for value in after.value if value not in before.value]
        went = [value for value in before.value if value not in after.value]
        text += f"; + {several(came)}" if came else ""
        text += f"; - {several(went)}" if went else ""
        yield _finding_line(text, change, told)


def _lineage(changes: Changes) -> Iterator[Line]:
    for change in _ordered(changes.lineage):
        sign, text = edge(change)
        yield Line(sign=_sign(change.cause, sign), text=with_cause(text, change.cause))


def _sources(found: tuple[SourceChange, ...]) -> Iterator[Line]:
    for change in found:
        source = change.after or change.before
        if source is not None:
            told = "; ".join(shifted(shift, change) for shift in change.shifts)
            below = source.remarks if Shift.UNREACHABLE in change.shifts else ()
            yield Line(
                sign=_SHIFT_SIGNS[change.shifts[0]], text=f"{source.id}: {told}", below=below
            )


_SHIFT_SIGNS = {
    Shift.CAME: "+",
    Shift.WENT: "-",
    Shift.GONE: "-",
    Shift.UNREACHABLE: "?",
    Shift.REACHABLE: "?",
    Shift.REVISION: "~",
    Shift.SEEN_LESS: "?",
    Shift.SEEN_MORE: "?",
}


def _other_words(changes: Changes, told: set[Reworded]) -> Iterator[Line]:
    """Each change of words that was not told before, with the answers that rest on it."""
    gone = {c.before.id for c in changes.sources if Shift.GONE in c.shifts and c.before}
    for_words: dict[Reworded, list[str]] = {}
    silent = []
    for name, change in changes.findings.items():
        if change.answer or (name in LICENSES and change.words):
            continue
        for each in change.words:
            for_words.setdefault(each, []).append(name)
        if not change.words and not _rests_on_less(change, gone):
            silent.append(name)
    for each, names in for_words.items():
        if each not in told:
            yield Line(sign="~", text=quoted(each), below=(several(names),))
    if silent:
        yield Line(sign="~", text=f"other places or another note: {several(silent)}")


def _rests_on_less(change: FindingChange, gone: set[str]) -> bool:
    """Whether the two days differ only in places of sources that are not there any more."""
    before, after = ({place_of(c) for c in f.citations} for f in (change.before, change.after))
    differing = {place.source for place in before ^ after}
    return bool(differing) and differing <= gone


def _ordered(found: tuple[_Caused, ...]) -> list[_Caused]:
    """Those of the release itself first."""
    return sorted(found, key=lambda each: _CAUSES.index(each.cause))
