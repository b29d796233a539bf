"""What two assessments do not have in common: the nouns. `changes.py` finds them."""

from __future__ import annotations

from enum import StrEnum

from howopen.history.causes import Cause
from howopen.history.reworded import Lines, Reworded
from howopen.model import (
    Cell,
    Citation,
    Edge,
    Finding,
    Judgement,
    Record,
    Release,
    Source,
    Tool,
    Verdict,
)

SCHEMA = "howopen-changes/1"
"""Name and major version of the JSON of `Changes`; a reader of `/1` reads every `/1` file."""


class Assessed(Record, frozen=True, kw_only=True):
    """One of the two assessments, in short."""

    release: Release
    recording: str
    """Digest of the recording that was judged."""
    read: str | None
    """Last day on which a source of it was read, ISO 8601; `None` when no source says."""
    tool: Tool


class VerdictChange(Record, frozen=True, kw_only=True):
    """The verdict on both days."""

    before: Verdict
    after: Verdict
    cause: Cause | None
    """`None` where both say the same."""


class FindingChange(Record, frozen=True, kw_only=True):
    """One answer on both days, with the places of each."""

    before: Finding
    after: Finding
    answer: bool
    """Whether outcome or value differ; else only the words that it rests on, or its note."""
    cause: Cause
    words: tuple[Reworded, ...] = ()
    """What changed at its places, as far as the bytes of both days are at hand."""


class ConditionChange(Record, frozen=True, kw_only=True):
    """A condition of the terms that came, went or changed."""

    finding: str
    """`license-conditions`, or `inherited-terms`."""
    kind: str
    """Such as `user threshold`."""
    before: str | None
    """In words; `None` for one that came."""
    after: str | None
    """In words; `None` for one that is no longer found."""
    cause: Cause


class CellChange(Record, frozen=True, kw_only=True):
    """One cell on both days; they differ in grade, points, or whether anything was seen."""

    before: Cell | None
    """`None` for a dimension that only the other version of the definition has."""
    after: Cell | None
    cause: Cause


class JudgementChange(Record, frozen=True, kw_only=True):
    """One definition on both days."""

    before: Judgement
    """Class and total, without the cells and steps."""
    after: Judgement
    total: bool
    """Whether class, total or possible range differ; else only cells do."""
    cause: Cause
    dimensions: dict[str, CellChange]
    """The cells that differ, in published order."""


class Shift(StrEnum):
    """What became of a source."""

    CAME = "came"
    WENT = "went"
    """It is no longer among those looked at."""
    GONE = "gone"
    """It is still named, and there is nothing at its address any more."""
    UNREACHABLE = "unreachable"
    REACHABLE = "reachable"
    REVISION = "revision"
    """It moved to another revision."""
    SEEN_LESS = "seen-less"
    SEEN_MORE = "seen-more"
    """Of its card or its listing."""


class SourceChange(Record, frozen=True, kw_only=True):
    """A source on both days."""

    before: Source | None
    after: Source | None
    shifts: tuple[Shift, ...]
    since: str | None = None
    """Of one that is gone: the day of the look that found nothing, where it is known."""


class EdgeChange(Record, frozen=True, kw_only=True):
    """A step of the lineage that came, went, or is told otherwise."""

    before: Edge | None
    after: Edge | None
    cause: Cause


class Fate(StrEnum):
    """What became of a place."""

    MOVED = "moved"
    """The same words stand at other lines of the same file."""
    CHANGED = "changed"
    """The file is there, and nowhere in it are these words."""
    FILE_GONE = "file-gone"
    SOURCE_GONE = "source-gone"
    """The source is not among those looked at."""
    NOT_THERE = "not-there"
    """There is nothing at the address of the source any more."""
    NOT_SEEN = "not-seen"
    """Source or file could not be seen, or only in part: the words may still be there."""


class Lost(Record, frozen=True, kw_only=True):
    """One place whose words are no longer there, or could not be read again."""

    citation: Citation
    fate: Fate
    now: Lines | None = None
    """The lines where the same words stand now; only for `moved`."""
    revision: str | None = None
    """Revision at which it was looked for; `None` where the source has none or was not seen."""
    findings: tuple[str, ...]
    """Ids of the questions whose answers cite it; `lineage` for a step of the lineage."""


class Places(Record, frozen=True, kw_only=True):
    """What became of the places that the older assessment cites."""

    cited: int
    lost: tuple[Lost, ...]


class Changes(Record, frozen=True, kw_only=True):
    """Everything in which two assessments differ; empty where they say the same."""

    schema: str = SCHEMA
    before: Assessed
    after: Assessed
    verdict: VerdictChange
    findings: dict[str, FindingChange]
    """Question id -> change, in the order of the questions."""
    conditions: tuple[ConditionChange, ...]
    """Conditions of the licence, and of what is inherited."""
    judgements: dict[str, JudgementChange]
    """Framework id -> change, for the definitions that both were judged under."""
    sources: tuple[SourceChange, ...]
    lineage: tuple[EdgeChange, ...]
    places: Places | None = None
    """The cited places of the older one, held against the newer bytes where these are at hand."""
    asked_once: tuple[str, ...] = ()
    """Ids of questions and definitions that only one of the two has; they are not compared."""

    @property
    def other_rules(self) -> bool:
        """Whether the two were made by other rules."""
        return self.before.tool.rules != self.after.tool.rules

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        told = (self.findings, self.judgements, self.sources, self.lineage)
        return self.verdict.cause is None and not any(told)

    @property
    def quiet(self) -> bool:
        """Whether nothing is told otherwise: at most sources moved to another revision."""
        shifts = {shift for change in self.sources for shift in change.shifts}
        told = (self.findings, self.judgements, self.lineage, shifts - {Shift.REVISION})
        return self.verdict.cause is None and not any(told)

    @property
    def causes(self) -> frozenset[Cause]:
        """Why the verdict, an answer, a grade or the lineage differs."""
        causes = [change.cause for change in self.findings.values() if change.answer]
        causes += [change.cause for change in self.judgements.values()]
        causes += [change.cause for change in self.lineage]
        return frozenset(causes if self.verdict.cause is None else (*causes, self.verdict.cause))

    @property
    def real(self) -> bool:
        """Whether something differs that other rules, or what could not be seen, do not explain."""
        return bool(self.causes - {Cause.RULES, Cause.NO_LONGER_SEEN, Cause.SEEN_NOW})


class Dated(Record, frozen=True, kw_only=True):
    """What changed of a release, and when that was seen."""

    when: str
    """ISO 8601, UTC where it names no zone: a day, or a moment."""
    changes: Changes
