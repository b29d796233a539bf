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
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.model import Record, VerdictId
from howopen.reports import phrases, words
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

LEGEND = to_say(
    "+ came, or more open; - went, or less open; ~ is otherwise; ? was seen on one day only; "
    "* by other rules; = as before"
)
NOTHING = to_say("Nothing differs.")
GRADED = (to_say("Verdict"), to_say("Grades"))
"""The sections in which + is good and - is bad; elsewhere they only say what came and went."""
OTHER_WORDS = to_say("Same answers, other words")
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
    """A message; whoever shows it says it in a language."""
    lines: tuple[Line, ...]
    compact: bool = False
    """Whether what belongs below a line may stand on one line where there is little room."""


def sections(
    changes: Changes, frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> tuple[Section, ...]:
    """Everything that differs, what matters most first; without what has nothing to say."""
    other = [
        name
        for name, change in changes.findings.items()
        if change.answer and name not in LICENSES and name not in _IN_CONDITIONS
    ]
    told: set[Reworded] = set()
    found = (
        Section(head="Verdict", lines=tuple(_verdict(changes, say))),
        Section(
            head=to_say("Licence"),
            lines=(*_licenses(changes, told, say), *_conditions(changes, say)),
        ),
        Section(head="Grades", lines=tuple(_judgements(changes, frameworks, say)), compact=True),
        Section(head=to_say("Answers"), lines=tuple(_answers(changes, other, told, say))),
        Section(head=to_say("Made from"), lines=tuple(_lineage(changes, say))),
        Section(head=to_say("Sources"), lines=tuple(_sources(changes.sources, say))),
        Section(head=OTHER_WORDS, lines=tuple(_other_words(changes, told, say))),
    )
    return tuple(section for section in found if section.lines)


def notes(changes: Changes, say: Tongue = ENGLISH) -> tuple[str, ...]:
    """What stands below: which causes the words stand for, and what was not compared."""
    used = {*changes.causes, *(each.cause for each in changes.findings.values())}
    told = [
        phrases.beside(say(SUFFIXES[cause]), f"{say(said)}.", say)
        for cause, said in EXPLAINED.items()
        if cause in used
    ]
    if changes.asked_once:
        once = say("Not compared, as only one of the two has it: {names}.")
        told.append(once.format(names=several(changes.asked_once, say=say)))
    return tuple(told)


def release_title(changes: Changes) -> str:
    """The name of the release; both names where they differ."""
    before, after = changes.before.release.name, changes.after.release.name
    return after if before == after else f"{before} -> {after}"


def days(changes: Changes, say: Tongue = ENGLISH) -> str:
    """When both were read: `2024-05-01 -> 2025-01-02`."""
    before, after = changes.before.read, changes.after.read
    unknown = say("day not known")
    return f"{before or unknown} -> {after or unknown}"


def _sign(cause: Cause, otherwise: str = "~") -> str:
    seen = cause in (Cause.NO_LONGER_SEEN, Cause.SEEN_NOW)
    return "?" if seen else "*" if cause is Cause.RULES else otherwise


def _direction(before: float, after: float) -> str:
    return "+" if after > before else "-" if after < before else "~"


def _verdict(changes: Changes, say: Tongue) -> Iterator[Line]:
    verdict = changes.verdict
    was, now = verdict.before.id, verdict.after.id
    if verdict.cause is None:
        if not changes.empty:
            yield Line(sign="=", text=_still(say(words.VERDICTS[now]), say))
        return
    if was is now:
        text = say("still {what}, for other reasons").format(what=say(words.VERDICTS[now]))
        sign = _sign(verdict.cause)
    else:
        text = f"{say(words.VERDICTS[was])} -> {say(words.VERDICTS[now])}"
        ranked = was in _OPENNESS and now in _OPENNESS
        sign = _direction(_OPENNESS.index(was), _OPENNESS.index(now)) if ranked else "~"
        sign = _sign(verdict.cause, sign)
    yield Line(
        sign=sign, text=with_cause(text, verdict.cause, say), below=(verdict.after.sentence,)
    )


def _still(what: str, say: Tongue) -> str:
    return say("still {what}").format(what=what)


def _licenses(changes: Changes, told: set[Reworded], say: Tongue) -> Iterator[Line]:
    for name, called in LICENSES.items():
        change = changes.findings.get(name)
        if change is None or not (change.answer or change.words):
            continue
        if change.answer:
            text = answered(change, say)
        else:
            text = say("still {what}, in other words").format(what=answer(change.after, say))
        yield _finding_line(phrases.beside(say(called), text, say), change, told, say)


def _finding_line(text: str, change: FindingChange, told: set[Reworded], say: Tongue) -> Line:
    """The answer, and below it the words that changed and were not told before."""
    reworded = tuple(quoted(each, say) for each in change.words if each not in told)
    told.update(change.words)
    text = with_cause(text, change.cause, say)
    return Line(sign=_sign(change.cause), text=text, below=_most(reworded, say))


def _most(lines: tuple[str, ...], say: Tongue) -> tuple[str, ...]:
    more = len(lines) - NAMED
    if more <= 0:
        return lines
    return (*lines[:NAMED], say.plural("and {count} more place", "and {count} more places", more))


def _conditions(changes: Changes, say: Tongue) -> Iterator[Line]:
    for change in _ordered(changes.conditions):
        sign, text = condition(change, say)
        text = f"{text[:1].upper()}{text[1:]}"
        yield Line(sign=_sign(change.cause, sign), text=with_cause(text, change.cause, say))


def _judgements(
    changes: Changes, frameworks: Mapping[str, Framework], say: Tongue
) -> Iterator[Line]:
    for name, change in changes.judgements.items():
        framework = frameworks.get(name)
        standing = _standing(change, framework, say)
        text = phrases.beside(short_name(name, frameworks), standing, say)
        yield Line(
            sign=_sign(change.cause, _direction(change.before.score, change.after.score)),
            text=with_cause(text, change.cause, say),
            below=tuple(_cells(change, framework, say)),
        )


def _cells(change: JudgementChange, framework: Framework | None, say: Tongue) -> Iterator[str]:
    """The cells, those of the release itself first; the cause where it is not that of all."""
    cells = change.dimensions
    for name in sorted(cells, key=lambda each: _CAUSES.index(cells[each].cause)):
        text, cause = cell_words(name, cells[name], framework, say), cells[name].cause
        yield text if cause is change.cause else with_cause(text, cause, say)


def _standing(change: JudgementChange, framework: Framework | None, say: Tongue) -> str:
    before = words.standing(change.before, framework, say).word
    after = words.standing(change.after, framework, say).word
    return f"{before} -> {after}" if before != after else _still(after, say)


def _answers(
    changes: Changes, names: list[str], told: set[Reworded], say: Tongue
) -> Iterator[Line]:
    for name in sorted(names, key=lambda each: _CAUSES.index(changes.findings[each].cause)):
        change = changes.findings[name]
        before, after = change.before, change.after
        was, now = say.word(before.outcome.value), say.word(after.outcome.value)
        text = _still(now, say) if before.outcome is after.outcome else f"{was} -> {now}"
        text = phrases.beside(name, text, say)
        came = [value for value in after.value if value not in before.value]
        went = [value for value in before.value if value not in after.value]
        more = [f"{sign} {several(v, say=say)}" for sign, v in (("+", came), ("-", went)) if v]
        text = phrases.joined((text, *more), say)
        yield _finding_line(text, change, told, say)


def _lineage(changes: Changes, say: Tongue) -> Iterator[Line]:
    for change in _ordered(changes.lineage):
        sign, text = edge(change, say)
        yield Line(sign=_sign(change.cause, sign), text=with_cause(text, change.cause, say))


def _sources(found: tuple[SourceChange, ...], say: Tongue) -> Iterator[Line]:
    for change in found:
        source = change.after or change.before
        if source is not None:
            told = phrases.joined((shifted(each, change, say) for each in change.shifts), say)
            below = source.remarks if Shift.UNREACHABLE in change.shifts else ()
            text = phrases.beside(source.id, told, say)
            yield Line(sign=_SHIFT_SIGNS[change.shifts[0]], text=text, below=below)


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


def _other_words(changes: Changes, told: set[Reworded], say: Tongue) -> Iterator[Line]:
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
            yield Line(sign="~", text=quoted(each, say), below=(several(names, say=say),))
    if silent:
        text = say("other places or another note: {names}")
        yield Line(sign="~", text=text.format(names=several(silent, say=say)))


def _rests_on_less(change: FindingChange, gone: set[str]) -> bool:
    """Whether the two days differ only in places of sources that are not there any more."""
    before, after = ({place_of(c) for c in f.citations} for f in (change.before, change.after))
    differing = {place.source for place in before ^ after}
    return bool(differing) and differing <= gone


def _ordered(found: tuple[_Caused, ...]) -> list[_Caused]:
    """Those of the release itself first."""
    return sorted(found, key=lambda each: _CAUSES.index(each.cause))
