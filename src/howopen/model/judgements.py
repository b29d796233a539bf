"""What frameworks make of the findings: grades, classes, next steps and disputes."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from howopen.model.record import Record


class Certainty(StrEnum):
    """How firmly a cell stands. How often each agrees with people is measured and published."""

    CERTAIN = "certain"
    """What decided it was answered yes or no, at a place that is cited."""
    LIKELY = "likely"
    """It rests on something seen that is answered in part, contradicted or taken at its word."""
    NOT_SEEN = "not-seen"
    """It rests on nothing seen."""


class Cell(Record, frozen=True, kw_only=True):
    """A framework's grade for one dimension."""

    grade: str
    points: float
    seen: bool
    """False when the grade rests on nothing seen: shown as "not found", never as "no"."""
    findings: tuple[str, ...]
    """Ids of the findings that it rests on, the deciding ones first."""
    deciding: tuple[str, ...] = ()
    """Those of them that the rule asked; the one that was missed when no rule held."""
    obstacles: tuple[str, ...] = ()
    """Ids of the findings that keep it from the best grade, by the shortest way there."""
    certainty: Certainty | None = None
    """`None` in reports of versions that did not tell."""
    why: str = ""


class Coverage(Record, frozen=True, kw_only=True):
    """How many cells rest on something seen."""

    seen: int
    of: int


class Step(Record, frozen=True, kw_only=True):
    """Something a publisher could do to get further under a framework."""

    change: str
    finding: str
    """Id of the question whose answer it would change."""
    dimensions: tuple[str, ...]
    """Ids of the dimensions that this answer keeps from their best grade."""
    effort: int
    """From 1, a line in the card, to 5, not in the publisher's own hands."""


class Judgement(Record, frozen=True, kw_only=True):
    """One framework's reading of the findings."""

    framework: str
    version: str
    score: float
    out_of: float
    range: tuple[float, float]
    """Lowest and highest total possible, given what was not seen."""
    coverage: Coverage
    dimensions: dict[str, Cell]
    grade: str | None = msgspec.field(default=None, name="class")
    """The framework's overall class, for those that have one."""
    decisive: tuple[str, ...] = ()
    """Ids of the dimensions that decided the class, or that explain the total, those first that
    do so most."""
    progress: dict[str, float] = msgspec.field(default_factory=dict)
    """Class -> how much of it is reached, in per cent, for a framework that counts so."""
    steps: tuple[Step, ...] = ()
    """What is missing for the best class or the full total: what decides first, then cheapest."""
    attribution: str = ""
    definition: str = ""
    """SHA-256 of a user's own definition; empty for those that come with howopen."""


class Reading(Record, frozen=True, kw_only=True):
    """What one framework makes of a finding."""

    framework: str
    dimension: str
    grade: str
    accepts: bool
    """Whether the finding serves the best grade; False when it stands in the way."""


class Dispute(Record, frozen=True, kw_only=True):
    """One finding that some frameworks accept and others do not."""

    finding: str
    readings: tuple[Reading, ...]
    """One a framework, those that accept it first."""
