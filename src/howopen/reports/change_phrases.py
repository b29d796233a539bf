"""One change in words: an answer, a condition, a cell, a source. Foreign text is bare."""

from __future__ import annotations

from collections.abc import Iterable

from howopen.frameworks.definition import Framework
from howopen.history.causes import Cause
from howopen.history.changed import (
    CellChange,
    ConditionChange,
    EdgeChange,
    FindingChange,
    Shift,
    SourceChange,
)
from howopen.history.reworded import Lines, Reworded
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.model import Cell, Finding, SourceKind
from howopen.reports import phrases, words
from howopen.reports.lineage import made

QUOTED = 100
"""Characters shown of words that changed; the JSON has all."""
NAMED = 3
"""Names shown of several; how many more there are is said."""
SUFFIXES = {
    Cause.RELEASE: "",
    Cause.SOURCES: to_say("other sources"),
    Cause.NO_LONGER_SEEN: to_say("no longer seen"),
    Cause.SEEN_NOW: to_say("seen now"),
    Cause.RULES: to_say("other rules"),
    Cause.UNCERTAIN: to_say("cause not certain"),
}
"""What stands behind a change that the release itself did not make for certain."""
EXPLAINED = {
    Cause.SOURCES: to_say("it rests on a source that was looked at on one of the two days only"),
    Cause.NO_LONGER_SEEN: to_say(
        "what it rested on could not be seen again; nothing says that it was taken back"
    ),
    Cause.SEEN_NOW: to_say(
        "what it rests on could not be seen before; nothing says that it is new"
    ),
    Cause.RULES: to_say(
        "the same evidence, read by other rules or another version of the definition"
    ),
    Cause.UNCERTAIN: to_say(
        "the release, what could be seen of it or the rules: it cannot be told which"
    ),
}
LICENSES = {
    "weights-license": to_say("Licence of the weights"),
    "code-license": to_say("Licence of the code"),
    "data-license": to_say("Licence of the data"),
    "document-license": to_say("Licence of the documents"),
    "data-information-license": to_say("Licence of the documents on the data"),
}
"""The questions that are shown as licences, and what they are called."""


_GONE = {
    SourceKind.PAGE: to_say("the page is not there any more"),
    SourceKind.PACKAGE: to_say("the package is not there any more"),
}
REPOSITORY_GONE = to_say("the repository is not there any more")


def several(names: Iterable[str], most: int = NAMED, say: Tongue = ENGLISH) -> str:
    """`a, b, c and 2 more`."""
    named = tuple(names)
    told, more = ", ".join(named[:most]), len(named) - most
    if more <= 0:
        return told
    return say.plural("{names} and {count} more", "{names} and {count} more", more, names=told)


def with_cause(text: str, cause: Cause, say: Tongue = ENGLISH) -> str:
    """The words, and behind them what made it if that was not the release for certain."""
    return f"{text} ({say(SUFFIXES[cause])})" if SUFFIXES[cause] else text


def answer(finding: Finding, say: Tongue = ENGLISH) -> str:
    """What was found, or, without a value, the outcome."""
    return several(dict.fromkeys(finding.value), say=say) or say.word(finding.outcome.value)


def answered(change: FindingChange, say: Tongue = ENGLISH) -> str:
    """`Apache-2.0 -> MIT`; with the outcomes where the values do not tell them apart."""
    before, after = answer(change.before, say), answer(change.after, say)
    if before == after:
        before = f"{before}, {say.word(change.before.outcome.value)}"
        after = f"{after}, {say.word(change.after.outcome.value)}"
    return f"{before} -> {after}"


_CONDITIONS = {
    "inherited-terms": {
        "+": to_say("inherited condition came: {after}"),
        "-": to_say("inherited condition no longer found: {before}"),
        "~": to_say("inherited condition changed: {before} -> {after}"),
    },
    "license-conditions": {
        "+": to_say("condition came: {after}"),
        "-": to_say("condition no longer found: {before}"),
        "~": to_say("condition changed: {before} -> {after}"),
    },
}


def condition(change: ConditionChange, say: Tongue = ENGLISH) -> tuple[str, str]:
    """A sign, and `condition came: user threshold: 5,000 users`."""
    sign = "+" if change.before is None else "-" if change.after is None else "~"
    told = _CONDITIONS.get(change.finding, _CONDITIONS["license-conditions"])[sign]
    return sign, say(told).format(before=change.before, after=change.after)


def cell_words(
    name: str, change: CellChange, framework: Framework | None, say: Tongue = ENGLISH
) -> str:
    """`Weights: ✓ open -> ✗ closed`."""
    dimension = framework.dimension(name) if framework else None
    before, after = _cell(change.before, framework, say), _cell(change.after, framework, say)
    if before == after and change.before and change.after:
        before = f"{before} ({change.before.points:g})"
        after = f"{after} ({change.after.points:g})"
    title = say(dimension.title) if dimension else name
    return phrases.beside(title, f"{before} -> {after}", say)


def _cell(cell: Cell | None, framework: Framework | None, say: Tongue) -> str:
    if cell is None:
        return say("not asked")
    mark = words.mark(cell, framework, say)
    return mark.word if framework is None and cell.seen else words.signed(mark)


def edge(change: EdgeChange, say: Tongue = ENGLISH) -> tuple[str, str]:
    """A sign, and `came: fine-tuned from river/egret-7b (MIT)`."""
    before = made(change.before, say) if change.before else ""
    after = made(change.after, say) if change.after else ""
    if not before:
        return "+", say("came: {after}").format(after=after)
    if not after:
        return "-", say("no longer named: {before}").format(before=before)
    if before != after:
        return "~", f"{before} -> {after}"
    return "~", say("{edge}; its recording is another").format(edge=after)


_SHIFTED = {
    Shift.WENT: to_say("no longer among those looked at"),
    Shift.UNREACHABLE: to_say("could not be had this time"),
    Shift.REACHABLE: to_say("could be had this time"),
    Shift.SEEN_LESS: to_say("less of it was seen"),
    Shift.SEEN_MORE: to_say("more of it was seen"),
}


def shifted(shift: Shift, change: SourceChange, say: Tongue = ENGLISH) -> str:
    """What became of a source, after its name: `could not be had this time`."""
    before, after = change.before, change.after
    if shift is Shift.CAME:
        missing = after is not None and after.missing
        return say("came, and could not be had") if missing else say("came")
    if shift is Shift.GONE and before:
        gone = say(_GONE.get(before.kind, REPOSITORY_GONE))
        if not change.since:
            return gone
        return say("{gone} since {day}").format(gone=gone, day=change.since)
    if shift is Shift.REVISION and before and after:
        return f"{words.short(before.revision or '')} -> {words.short(after.revision or '')}"
    return say(_SHIFTED.get(shift, _SHIFTED[Shift.SEEN_MORE]))


def quoted(change: Reworded, say: Tongue = ENGLISH) -> str:
    """`LICENSE line 12 (github:example/heron): "old words" -> "new words"`."""
    lines = _lines(change.before_lines, change.after_lines, say)
    where = f"{change.path} {lines} ({change.source})"
    if change.after_lines is None:
        told = say("{words} is gone").format(words=_quote(change.before))
    elif change.before_lines is None:
        told = say("new, {words}").format(words=_quote(change.after))
    else:
        before, after = _parted(change.before, change.after)
        told = f"{_quote(before)} -> {_quote(after)}"
    return phrases.beside(where, told, say)


def _lines(before: Lines | None, after: Lines | None, say: Tongue) -> str:
    if before is None or after is None or before == after:
        lines = after or before
        return phrases.lines(lines, say) if lines else ""
    first, last = after
    return f"{phrases.lines(before, say)} -> {first if first == last else f'{first}-{last}'}"


def _parted(before: str, after: str) -> tuple[str, str]:
    """Long words from shortly before where they begin to differ."""
    before, after = " ".join(before.split()), " ".join(after.split())
    shorter = min(len(before), len(after))
    same = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    if max(len(before), len(after)) <= QUOTED or same < QUOTED // 2:
        return before, after
    start = before.rfind(" ", 0, same - QUOTED // 5) + 1
    return f"…{before[start:]}", f"…{after[start:]}"


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= QUOTED else f'"{line[:QUOTED].rstrip()}…"'
