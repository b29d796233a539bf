"""What a question is: its id, its words, and what each outcome means."""

from __future__ import annotations

from howopen.model import Outcome, Record


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
    """What a publisher could do to turn the answer into `yes`."""
