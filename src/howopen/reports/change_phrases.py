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
from howopen.model import Cell, Finding, SourceKind
from howopen.reports import words
from howopen.reports.lineage import made

QUOTED = 100
"""Characters shown of words that changed; the JSON has all."""
NAMED = 3
"""Names shown of several; how many more there are is said."""
SUFFIXES = {
    Cause.RELEASE: "",
    Cause.SOURCES: "other sources",
    Cause.NO_LONGER_SEEN: "no longer seen",
    Cause.SEEN_NOW: "seen now",
    Cause.RULES: "other rules",
    Cause.UNCERTAIN: "cause not certain",
}
"""What stands behind a change that the release itself did not make for certain."""
EXPLAINED = {
    Cause.SOURCES: "it rests on a source that was looked at on one of the two days only",
    Cause.NO_LONGER_SEEN: (
        "what it rested on could not be seen again; nothing says that it was taken back"
    ),
    Cause.SEEN_NOW: "what it rests on could not be seen before; nothing says that it is new",
    Cause.RULES: "the same evidence, read by other rules or another version of the definition",
    Cause.UNCERTAIN: "the release, what could be seen of it or the rules: it cannot be told which",
}
LICENSES = {
    "weights-license": "Licence of the weights",
    "code-license": "Licence of the code",
    "data-license": "Licence of the data",
    "document-license": "Licence of the documents",
    "data-information-license": "Licence of the documents on the data",
}
"""The questions that are shown as licences, and what they are called."""


_PLACES = {SourceKind.PAGE: "page", SourceKind.PACKAGE: "package"}


def several(names: Iterable[str], most: int = NAMED) -> str:
    """`a, b, c and 2 more`."""
    named = tuple(names)
    more = f" and {len(named) - most} more" if len(named) > most else ""
    return f"{', '.join(named[:most])}{more}"


def with_cause(text: str, cause: Cause) -> str:
    """The words, and behind them what made it if that was not the release for certain."""
    return f"{text} ({SUFFIXES[cause]})" if SUFFIXES[cause] else text


def answer(finding: Finding) -> str:
    """What was found, or, without a value, the outcome."""
    return several(dict.fromkeys(finding.value)) or finding.outcome.value


def answered(change: FindingChange) -> str:
    """`Apache-2.0 -> MIT`; with the outcomes where the values do not tell them apart."""
    before, after = answer(change.before), answer(change.after)
    if before == after:
        before = f"{before}, {change.before.outcome.value}"
        after = f"{after}, {change.after.outcome.value}"
    return f"{before} -> {after}"


def condition(change: ConditionChange) -> tuple[str, str]:
    """A sign, and `condition came: user threshold: 5,000 users`."""
    called = "inherited condition" if change.finding == "inherited-terms" else "condition"
    if change.before is None:
        return "+", f"{called} came: {change.after}"
    if change.after is None:
        return "-", f"{called} no longer found: {change.before}"
    return "~", f"{called} changed: {change.before} -> {change.after}"


def cell_words(name: str, change: CellChange, framework: Framework | None) -> str:
    """`Weights: ✓ open -> ✗ closed`."""
    dimension = framework.dimension(name) if framework else None
    before, after = _cell(change.before, framework), _cell(change.after, framework)
    if before == after and change.before and change.after:
        before = f"{before} ({change.before.points:g})"
        after = f"{after} ({change.after.points:g})"
    return f"{dimension.title if dimension else name}: {before} -> {after}"


def _cell(cell: Cell | None, framework: Framework | None) -> str:
    if cell is None:
        return "not asked"
    mark = words.mark(cell, framework)
    return mark.word if framework is None and cell.seen else words.signed(mark)


def edge(change: EdgeChange) -> tuple[str, str]:
    """A sign, and `came: fine-tuned from river/egret-7b (MIT)`."""
    before = made(change.before) if change.before else ""
    after = made(change.after) if change.after else ""
    if not before:
        return "+", f"came: {after}"
    if not after:
        return "-", f"no longer named: {before}"
    return "~", f"{before} -> {after}" if before != after else f"{after}; its recording is another"


def shifted(shift: Shift, change: SourceChange) -> str:
    """What became of a source, after its name: `could not be had this time`."""
    before, after = change.before, change.after
    if shift is Shift.CAME:
        missing = after is not None and after.missing
        return "came, and could not be had" if missing else "came"
    if shift is Shift.GONE and before:
        since = f" since {change.since}" if change.since else ""
        return f"the {_PLACES.get(before.kind, 'repository')} is not there any more{since}"
    if shift is Shift.REVISION and before and after:
        return f"{words.short(before.revision or '')} -> {words.short(after.revision or '')}"
    return {
        Shift.WENT: "no longer among those looked at",
        Shift.UNREACHABLE: "could not be had this time",
        Shift.REACHABLE: "could be had this time",
        Shift.SEEN_LESS: "less of it was seen",
    }.get(shift, "more of it was seen")


def quoted(change: Reworded) -> str:
    """`LICENSE line 12 (github:example/heron): "old words" -> "new words"`."""
    where = f"{change.path} {_lines(change.before_lines, change.after_lines)} ({change.source})"
    if change.after_lines is None:
        return f"{where}: {_quote(change.before)} is gone"
    if change.before_lines is None:
        return f"{where}: new, {_quote(change.after)}"
    before, after = _parted(change.before, change.after)
    return f"{where}: {_quote(before)} -> {_quote(after)}"


def _lines(before: Lines | None, after: Lines | None) -> str:
    def told(lines: Lines) -> str:
        first, last = lines
        return f"line {first}" if first == last else f"lines {first}-{last}"

    if before is None or after is None or before == after:
        lines = after or before
        return told(lines) if lines else ""
    return f"{told(before)} -> {told(after).removeprefix('line ').removeprefix('lines ')}"


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
