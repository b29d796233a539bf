"""What differs between two assessments of a release, and why. Pure functions.

The nouns are in `changed.py`, the causes in `causes.py`, the words at places that changed
in `reworded.py`; what became of the places of an old assessment is in `lost_places.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from howopen.doors.terminal import printable
from howopen.frameworks.definition import kind_of
from howopen.frameworks.verdict import composed
from howopen.history.causes import (
    Cause,
    Side,
    basis_of,
    cause_of,
    held_by,
    place_of,
    sees_less,
    together,
)
from howopen.history.changed import (
    Assessed,
    CellChange,
    Changes,
    ConditionChange,
    EdgeChange,
    FindingChange,
    JudgementChange,
    Shift,
    SourceChange,
    VerdictChange,
)
from howopen.history.lost_places import places_of_old
from howopen.history.reworded import reworded
from howopen.locale import Say, as_written
from howopen.model import (
    Assessment,
    Cell,
    Edge,
    Finding,
    Judgement,
    Outcome,
    Recording,
    Source,
)
from howopen.model.gone import is_gone

CONDITIONS = ("license-conditions", "inherited-terms")
"""The questions whose values are conditions, in words."""
_T = TypeVar("_T")


def changes(
    old: Assessment,
    new: Assessment,
    *,
    old_recordings: tuple[Recording, ...] = (),
    new_recordings: tuple[Recording, ...] = (),
    say: Say = as_written,
) -> Changes:
    """What differs from `old` to `new`; the words at changed places come from the recordings.

    A place whose words only moved within their file is not a change. To tell other rules from
    another release where both changed, judge the old recording again: `changes(old, again)` is
    what the rules did, `changes(again, new)` what happened to the release. The verdicts are told
    through `say`.
    """
    before, after = Side(old, held_by(old_recordings)), Side(new, held_by(new_recordings))
    findings = {
        name: _finding(was, now, before, after)
        for name, was, now in _both(old.findings, new.findings)
        if _told(was) != _told(now)
    }
    once = (_once(old.findings, new.findings), _once(old.judgements, new.judgements))
    return Changes(
        before=_assessed(old),
        after=_assessed(new),
        verdict=_verdict(old, new, findings, say),
        findings=findings,
        conditions=tuple(_conditions(findings)),
        judgements=dict(_judgements(old, new, findings)),
        sources=tuple(_sources(old, new)),
        lineage=tuple(_lineage(old, new, before, after)),
        places=places_of_old(old, new_recordings) if new_recordings else None,
        asked_once=tuple(name for names in once for name in names),
    )


def _assessed(found: Assessment) -> Assessed:
    days = [source.read for source in found.sources if source.read]
    return Assessed(
        release=found.release,
        recording=found.recording,
        read=max(days, default=None),
        tool=found.tool,
    )


def _once(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    yield from (name for name in new if name not in old)
    yield from (name for name in old if name not in new)


def _both(old: Mapping[str, _T], new: Mapping[str, _T]) -> Iterator[tuple[str, _T, _T]]:
    """What both have, in the order of the new one."""
    yield from ((name, old[name], after) for name, after in new.items() if name in old)


def _told(finding: Finding) -> tuple[object, ...]:
    """What a finding says, without where in a file and at which revision it was read."""
    places = frozenset(place_of(citation) for citation in finding.citations)
    spdx = finding.expressions
    return finding.outcome, finding.value, finding.note, finding.unseen, spdx, places


def _answer(finding: Finding) -> tuple[str, ...]:
    """Outcome and values, each value once: two sources may have the same file."""
    return (finding.outcome.value, *dict.fromkeys(finding.value))


def _finding(was: Finding, now: Finding, before: Side, after: Side) -> FindingChange:
    outcomes = (was.outcome, now.outcome)
    unreachable = Outcome.UNREACHABLE in outcomes
    return FindingChange(
        before=was,
        after=now,
        answer=_answer(was) != _answer(now),
        cause=cause_of(
            basis_of(was.citations, was.searched),
            basis_of(now.citations, now.searched),
            before,
            after,
            unreachable=unreachable,
        ),
        words=tuple(reworded(was.citations, now.citations, before.held, after.held)),
    )


def _verdict(
    old: Assessment, new: Assessment, findings: Mapping[str, FindingChange], say: Say
) -> VerdictChange:
    cause = None
    if old.verdict != new.verdict:
        reasons = (*old.verdict.reasons, *new.verdict.reasons)
        asked = (name for reason in reasons for name in reason.findings)
        cause = _following(asked, findings, other_rules=old.tool.rules != new.tool.rules)
    before, after = (composed(each, say) or each.verdict for each in (old, new))
    return VerdictChange(before=before, after=after, cause=cause)


def _following(
    names: Iterable[str], findings: Mapping[str, FindingChange], *, other_rules: bool
) -> Cause:
    """Why something differs that follows from the answers to these questions."""
    answers = [findings[name] for name in names if name in findings]
    changed = [change.cause for change in answers if change.answer]
    if not changed:
        return Cause.RULES if other_rules else Cause.UNCERTAIN
    return together(changed)


def _conditions(findings: Mapping[str, FindingChange]) -> Iterator[ConditionChange]:
    """Each condition that only one day has; one of the same kind on the other day beside it."""
    for name in CONDITIONS:
        change = findings.get(name)
        if change is None:
            continue
        came = [value for value in change.after.value if value not in change.before.value]
        went = [value for value in change.before.value if value not in change.after.value]
        for value in went:
            kind = kind_of(value)
            instead = next((other for other in came if kind_of(other) == kind), None)
            if instead is not None:
                came.remove(instead)
            yield _condition(name, value, instead, change.cause)
        yield from (_condition(name, None, value, change.cause) for value in came)


def _condition(name: str, before: str | None, after: str | None, cause: Cause) -> ConditionChange:
    kind = kind_of(before or after or "")
    return ConditionChange(finding=name, kind=kind, before=before, after=after, cause=cause)


def _judgements(
    old: Assessment, new: Assessment, findings: Mapping[str, FindingChange]
) -> Iterator[tuple[str, JudgementChange]]:
    for name, was, now in _both(old.judgements, new.judgements):
        other_definition = (was.version, was.definition) != (now.version, now.definition)
        other_rules = old.tool.rules != new.tool.rules or other_definition
        cells = dict(_cells(was, now, findings, other_rules=other_rules))
        total = _total(was) != _total(now)
        if not (cells or total):
            continue
        alone = Cause.RULES if other_rules else Cause.UNCERTAIN
        yield (
            name,
            JudgementChange(
                before=_without_cells(was),
                after=_without_cells(now),
                total=total,
                cause=together([cell.cause for cell in cells.values()] or [alone]),
                dimensions=cells,
            ),
        )


def _total(judgement: Judgement) -> tuple[object, ...]:
    return judgement.grade, judgement.score, judgement.out_of, judgement.range


def _without_cells(judgement: Judgement) -> Judgement:
    return replace(judgement, dimensions={}, steps=())


def _cells(
    was: Judgement, now: Judgement, findings: Mapping[str, FindingChange], *, other_rules: bool
) -> Iterator[tuple[str, CellChange]]:
    for name in dict.fromkeys((*now.dimensions, *was.dimensions)):
        before, after = was.dimensions.get(name), now.dimensions.get(name)
        if _graded(before) != _graded(after):
            asked = [f for cell in (before, after) if cell for f in cell.findings]
            cause = _following(asked, findings, other_rules=other_rules)
            yield name, CellChange(before=before, after=after, cause=cause)


def _graded(cell: Cell | None) -> tuple[str, float, bool] | None:
    return (cell.grade, cell.points, cell.seen) if cell else None


def _sources(old: Assessment, new: Assessment) -> Iterator[SourceChange]:
    was, now = {s.id: s for s in old.sources}, {s.id: s for s in new.sources}
    for name in dict.fromkeys((*now, *was)):
        before, after = was.get(name), now.get(name)
        if after is None and is_gone(printable(name), new.remarks):
            since = _assessed(new).read
            yield SourceChange(before=before, after=None, shifts=(Shift.GONE,), since=since)
            continue
        shifts = tuple(_shifts(before, after))
        if shifts:
            yield SourceChange(before=before, after=after, shifts=shifts)


def _shifts(before: Source | None, after: Source | None) -> Iterator[Shift]:
    if before is None or after is None:
        yield Shift.CAME if before is None else Shift.WENT
        return
    if before.missing or after.missing:
        if before.missing != after.missing:
            yield Shift.UNREACHABLE if after.missing else Shift.REACHABLE
        return
    if before.revision and after.revision and before.revision != after.revision:
        yield Shift.REVISION
    if sees_less(before, after):
        yield Shift.SEEN_LESS
    if sees_less(after, before):
        yield Shift.SEEN_MORE


def _lineage(old: Assessment, new: Assessment, before: Side, after: Side) -> Iterator[EdgeChange]:
    was, now = _edges(old), _edges(new)
    for key in dict.fromkeys((*now, *was)):
        then, today = was.get(key), now.get(key)
        if _step(then) != _step(today):
            cause = _edge_cause(then, today, before, after)
            yield EdgeChange(before=then, after=today, cause=cause)


def _edges(found: Assessment) -> dict[tuple[str, str], Edge]:
    """The steps by model and base; the judged release's own name may differ between days."""
    edges: dict[tuple[str, str], Edge] = {}
    for edge in found.lineage:
        model = "" if edge.model == found.release.id else edge.model
        edges.setdefault((model, edge.base), edge)
    return edges


def _step(edge: Edge | None) -> tuple[object, ...] | None:
    if edge is None:
        return None
    return edge.relation, edge.depth, bool(edge.recorded), edge.own, edge.license


def _edge_cause(was: Edge | None, now: Edge | None, before: Side, after: Side) -> Cause:
    """A base that only one day has the recording of tells more, and no place changed for it."""
    left = basis_of(was.citations if was else ())
    right = basis_of(now.citations if now else ())
    same_places = left.places.keys() == right.places.keys()
    if was and now and same_places and bool(was.recorded) != bool(now.recorded):
        return Cause.SOURCES
    return cause_of(left, right, before, after, unreachable=False)
