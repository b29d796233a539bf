"""What goes in and out of the JSON API, beside the nouns of every report."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import msgspec

from howopen.model import Record, VerdictId

_NAME: Final = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,95}"
_PLACE: Final = rf"(?!datasets/|spaces/){_NAME}/{_NAME}"
_REVISION: Final = "(?:@[A-Za-z0-9][A-Za-z0-9_.-]{0,95})?"
TARGET: Final = rf"^(?:hf:|gh:)?{_PLACE}{_REVISION}$"
"""Which targets the API takes: a model of the hub or a repository of GitHub, by its name."""


class Asked(Record, frozen=True, kw_only=True):
    """Which release is to be looked at."""

    target: Annotated[str, msgspec.Meta(pattern=TARGET, max_length=300)]
    """`OWNER/NAME`, `hf:OWNER/NAME` or `gh:OWNER/NAME`, each with `@REVISION` or without."""


class State(StrEnum):
    """How far a look at a release is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class Job(Record, frozen=True, kw_only=True):
    """A look at a release that somebody asked for."""

    id: str
    target: str
    state: State
    ahead: int = 0
    """How many are looked at before it."""
    step: str = ""
    """The place that was looked at last."""
    release: str = ""
    """The id of the release once it is done."""
    page: str = ""
    report: str = ""
    error: str = ""
    """Why it failed, in one sentence."""

    @property
    def pending(self) -> bool:
        """Whether there is more to come."""
        return self.state in (State.WAITING, State.WORKING)


class Listed(Record, frozen=True, kw_only=True):
    """One release in the list of all."""

    id: str
    name: str
    producer: str | None
    verdict: VerdictId
    sentence: str
    page: str
    report: str


class Health(Record, frozen=True, kw_only=True):
    """That the server is there, and what it has."""

    status: str = "ok"
    version: str
    releases: int
    waiting: int


class Badge(Record, frozen=True, kw_only=True, rename="camel"):
    """A badge as the endpoint of Shields takes it."""

    schema_version: int = 1
    label: str
    message: str
    color: str


class Problem(Record, frozen=True, kw_only=True):
    """Why something was not done."""

    status: int
    error: str
    """One sentence."""
