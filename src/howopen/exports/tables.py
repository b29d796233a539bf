"""The rows of each table: a named tuple for each, with the columns of `data/schema.sql`."""

from __future__ import annotations

from typing import NamedTuple

Value = str | int | float | None
"""What a column holds. Lists are JSON arrays of text; whether something holds is 1 or 0."""
Row = tuple[Value, ...]


class Fact(NamedTuple):
    """Something that is told of the whole file, in `metadata`."""

    key: str
    value: str


class LicenseRow(NamedTuple):
    """A licence that a release or a base of one is under; `known` when its name says which."""

    id: str
    name: str
    known: bool
    category: str | None = None
    osi_approved: bool | None = None
    publisher: str | None = None
    family: str | None = None
    acceptance: str | None = None
    url: str | None = None


class ConditionTypeRow(NamedTuple):
    """A type of condition, in words."""

    id: str
    title: str
    meaning: str = ""
    who: str = ""
    instead: str = ""
    category: str | None = None


class LicenseConditionRow(NamedTuple):
    """A condition that is known of a licence by name, whoever uses it."""

    id: int
    license: str
    type: str
    number: int | None
    unit: str | None
    period: str | None
    effect: str | None
    detail: str


class QuestionRow(NamedTuple):
    """What is asked of a release."""

    id: str
    asks: str
    why: str = ""
    looks: str = ""
    change: str = ""
    effort: int | None = None
    of_base: bool | None = None


class FrameworkRow(NamedTuple):
    """A definition of openness."""

    id: str
    name: str
    version: str
    date: str = ""
    source: str = ""
    license: str = ""
    attribution: str = ""
    about: str = ""


class DimensionRow(NamedTuple):
    """What a definition grades; its id is `FRAMEWORK:DIMENSION`."""

    id: str
    framework: str
    dimension: str
    title: str
    group_name: str
    place: int
    weight: float | None = None
    note: str = ""


class ReleaseRow(NamedTuple):
    """One release, as judged from one recording."""

    id: str
    number: int
    name: str
    maker: str | None
    verdict: str
    sentence: str
    reasons: str
    weights_license: str | None
    remarks: str
    recording: str
    tool_version: str
    rules: str


class SourceRow(NamedTuple):
    """A place where was looked; `role` is `base` for one of a base, which only is cited."""

    id: int
    release: str
    source: str
    kind: str
    role: str
    url: str
    revision: str | None
    read: str | None
    card: str
    listing: str
    missing: bool
    found: str
    remarks: str


class FindingRow(NamedTuple):
    """The answer to one question about one release."""

    id: int
    release: str
    question: str
    outcome: str
    value: str
    note: str
    searched: str
    unseen: str
    declared: str | None
    detected: str | None
    concluded: str | None


class LineageRow(NamedTuple):
    """One step from a model to one that it was made from."""

    id: int
    release: str
    model: str
    base: str
    relation: str
    depth: int
    own: bool
    license: str | None
    read_from: str
    recorded: str | None
    base_release: str | None
    note: str


class CitationRow(NamedTuple):
    """A place that shows something, for a finding or for a step of a lineage."""

    id: int
    release: str
    finding: int | None
    edge: int | None
    source: int
    revision: str | None
    path: str
    first_line: int | None
    last_line: int | None
    sha256: str | None
    read: str | None
    shows: str
    url: str


class ReleaseLicenseRow(NamedTuple):
    """A licence that was found for one part of a release."""

    id: int
    release: str
    finding: int
    part: str
    license: str


class ConditionRow(NamedTuple):
    """A condition that was found to hold for a release."""

    id: int
    release: str
    finding: int
    type: str
    words: str
    number: int | None
    unit: str | None
    period: str | None
    effect: str | None
    limits: bool
    freedoms: str
    from_license: str | None
    from_base: str | None


class JudgementRow(NamedTuple):
    """One definition's reading of one release."""

    id: int
    release: str
    framework: str
    version: str
    class_: str | None
    tone: str | None
    score: float
    out_of: float
    lowest: float
    highest: float
    cells_seen: int
    cells: int
    decisive: str
    attribution: str
    definition: str


class CellRow(NamedTuple):
    """One definition's grade for one dimension of one release."""

    id: int
    judgement: int
    release: str
    framework: str
    dimension: str
    grade: str
    tone: str | None
    points: float
    seen: bool
    certainty: str | None
    why: str


class CellFindingRow(NamedTuple):
    """That a cell rests on a finding."""

    id: int
    cell: int
    question: str
    finding: int | None
    place: int
    deciding: bool
    obstacle: bool


class StepRow(NamedTuple):
    """What a publisher could do to get further under a definition."""

    id: int
    judgement: int
    release: str
    framework: str
    place: int
    question: str
    change: str
    effort: int
    dimensions: str


class DisputeRow(NamedTuple):
    """How one definition reads a finding that another one reads otherwise."""

    id: int
    release: str
    question: str
    finding: int | None
    framework: str
    dimension: str
    grade: str
    accepts: bool
