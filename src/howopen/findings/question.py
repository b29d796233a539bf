"""What a question is: its id, its words, and what each outcome means."""

from __future__ import annotations

from enum import IntEnum

from howopen.model import Outcome, Record


class Effort(IntEnum):
    """What it costs a publisher to change an answer, least first. Our own estimate."""

    STATE = 1
    """A line in the card or a setting of the hub: the thing is there."""
    WRITE = 2
    """A document about what is known in the house."""
    PUBLISH = 3
    """Code or data that exists and is not out."""
    TERMS = 4
    """Other terms: a decision of the makers' lawyers."""
    REBUILD = 5
    """Another base, other people's work: not in the publisher's own hands."""


class Question(Record, frozen=True, kw_only=True):
    """One question about a release. Each module in this folder defines one beside its answer."""

    id: str
    """Stable, kebab-case; equals the module's name with dashes."""
    asks: str
    """The question, as a person would ask it."""
    why: str
    """Why the answer matters."""
    looks: str
    """Where it looks."""
    outcomes: dict[Outcome, str]
    """What each possible outcome means for this question."""
    change: str
    """What a publisher could do to turn the answer into the one that openness wants."""
    effort: Effort
    of_base: bool = False
    """Whether, of a model made from somebody else's base, only the base's publisher can."""
