"""What a definition of openness holds: data, read from one file each (`definition_file.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from howopen.model import Outcome, Record


class Tone(StrEnum):
    """What a grade says, whatever a definition calls it; lets definitions be held together."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"
    OPEN = "none"
    """Nothing is decided: it was not seen, or a person must look."""


class Scoring(StrEnum):
    """How the points of the cells make a total."""

    SUM = "sum"
    MEAN = "mean"
    """Share of the full points, times `Framework.scale`."""
    NONE = "none"
    """The class is what counts; the total only tells how many checks passed."""


class Condition(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule wants of one finding."""

    outcome: tuple[Outcome, ...] = ()
    """It has one of these; empty for any that was seen."""
    value: tuple[str, ...] = ()
    """One of its values is of one of these kinds (`kind_of`); empty for no such demand."""
    without: tuple[str, ...] = ()
    """None of its values is of one of these kinds."""


Alternative = dict[str, Condition]
"""Question id -> condition; holds when all of them do."""


class Grade(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a definition's scale."""

    id: str
    points: float
    symbol: str
    """One character for a table; never the only signal beside the word."""
    means: str
    tone: Tone | None = None
    """By its place in the scale where it is not given: `Framework.tone`."""


class Dimension(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a definition grades, and the rule that grades it."""

    id: str
    title: str
    short: str
    """At most 9 characters, for a column head."""
    group: str
    criteria: dict[str, str]
    """Grade id -> when it is given, in our words."""
    findings: tuple[str, ...]
    """The questions it rests on, the deciding ones first."""
    rules: dict[str, tuple[Alternative, ...]]
    """Grade id -> alternatives; the first grade with one that holds is given."""
    weight: float = 1.0
    note: str = ""
    """Paragraph or section of the source, and what is our reading."""


class Selector(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A demand on the grades of some dimensions."""

    of: tuple[str, ...] = ()
    """Ids of dimensions, or names of groups; empty for all."""
    all: tuple[str, ...] = ()
    """Each of them has one of these grades."""
    any: tuple[str, ...] = ()
    """At least one of them has one of these grades."""


class Result(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An overall class, such as `meets`."""

    id: str
    says: str
    """What it means for a release, as words that can follow "Release: "."""
    tone: Tone
    when: tuple[Selector, ...]
    """All of them hold; the first result of which that is true is given."""


class Framework(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One definition of openness, published by somebody or a user's own."""

    id: str
    name: str
    short: str
    """Name in a list of definitions, at most 16 characters."""
    version: str
    date: str
    source: str
    """Where it is published: an address, or the name of a document."""
    license: str
    """Of the source, as an SPDX expression or in words."""
    attribution: str
    """What must be printed wherever its labels or grades are shown."""
    about: str
    aliases: tuple[str, ...] = ()
    """Further names that mean this version ("eosai")."""
    place: int = 100
    """Where it stands among others: smaller first, then by id."""
    superseded_by: str = ""
    """Id of the version that took its place; then it is used only when it is asked for."""
    scoring: Scoring = Scoring.SUM
    scale: float = 1.0
    """The full score under `mean`."""
    weights_sum: float | None = None
    """What the weights add up to; stated wherever one is not 1, as a check on them."""
    descending_ties: bool = False
    """Whether equal scores are ordered by name from the end of the alphabet."""
    decisive: tuple[str, ...] = ()
    """Dimensions that explain a total best, those first that do so most."""
    criticism: str = ""
    """What is said against it, to be shown beside its result."""
    grades: tuple[Grade, ...]
    """Best first; the last is given when no rule holds."""
    dimensions: tuple[Dimension, ...]
    """In published order."""
    results: tuple[Result, ...] = ()
    """Best first where they have an order; empty for a definition that has only a total."""
    classes: str = ""
    """`mof` where code gives the class, since no rule over grades can say it; only for
    definitions that come with howopen."""
    digest: str = ""
    """SHA-256 of a user's own file; empty for those that come with howopen."""

    def grade(self, grade_id: str) -> Grade | None:
        """The grade of that id."""
        return next((g for g in self.grades if g.id == grade_id), None)

    def dimension(self, dimension_id: str) -> Dimension | None:
        """The dimension of that id."""
        return next((d for d in self.dimensions if d.id == dimension_id), None)

    def tone(self, grade_id: str) -> Tone:
        """What a grade says: as stated, else the first is good, the last bad, others mixed."""
        for position, grade in enumerate(self.grades):
            if grade.id == grade_id:
                if grade.tone is not None:
                    return grade.tone
                last = position == len(self.grades) - 1
                return Tone.GOOD if position == 0 else Tone.BAD if last else Tone.MIXED
        return Tone.OPEN

    def result(self, result_id: str | None) -> Result | None:
        """The overall class of that id."""
        return next((r for r in self.results if r.id == result_id), None)

    @property
    def best(self) -> float:
        """Points of the best grade."""
        return max(grade.points for grade in self.grades)

    @property
    def full(self) -> float:
        """The weighted points of a release that has the best grade everywhere."""
        return sum(dimension.weight for dimension in self.dimensions) * self.best

    @property
    def out_of(self) -> float:
        """The highest total, as it is shown."""
        return self.scale if self.scoring is Scoring.MEAN else self.full


def by_name(name: str, frameworks: Mapping[str, Framework]) -> Framework | None:
    """The definition with that id, or of which it is another name; `None` when there is none."""
    others = (each for each in frameworks.values() if name in each.aliases)
    return frameworks.get(name) or next(others, None)


def kind_of(value: str) -> str:
    """What sort of thing a finding's value names: `user threshold` of `user threshold: 700 (...)`.

    The words before a colon or a bracket.
    """
    return value.partition(":")[0].partition(" (")[0].strip()
