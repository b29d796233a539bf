"""What was found: the answer to a question, and the places that show it."""

from __future__ import annotations

from enum import StrEnum

from howopen.model.record import Record


class Outcome(StrEnum):
    """What a question was answered with. Only frameworks turn outcomes into grades."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    """Needs a place where it would be, seen in full."""
    UNCLEAR = "unclear"
    """Looked, not found or cannot tell."""
    UNREACHABLE = "unreachable"
    """Could not look."""
    NOT_APPLICABLE = "not-applicable"
    CONFLICTING = "conflicting"
    """Two sources disagree; both are cited."""

    @property
    def seen(self) -> bool:
        """Whether something was seen that answers the question."""
        return self not in (Outcome.UNCLEAR, Outcome.UNREACHABLE)


class Citation(Record, frozen=True, kw_only=True):
    """A place that shows something. The words stay in the recording; their hash is here."""

    source: str
    """Id of the source, as in `Source.id`."""
    path: str = ""
    """File within the source; empty for the listing as a whole."""
    revision: str | None = None
    """Commit or version; `None` when the source had none to give."""
    lines: tuple[int, int] | None = None
    """First and last line, counted from 1; `None` for a whole file or a listing."""
    sha256: str | None = None
    """SHA-256 of the cited lines (UTF-8, joined by a line feed), for checking them later."""
    read: str | None = None
    """Day the source was read, ISO 8601, UTC; `None` when the recording does not say."""
    shows: str = ""
    """What the place shows, in our own words."""


class LicenseExpressions(Record, frozen=True, kw_only=True):
    """The licence of one part of a release, as SPDX expressions; `NOASSERTION` for none.

    https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
    """

    declared: str
    """What tag, card, sentence or package metadata names, the place that counts most."""
    detected: str
    """What the texts of its licence files are."""
    concluded: str
    """What follows; `NOASSERTION` also where places contradict each other."""


class Finding(Record, frozen=True, kw_only=True):
    """The answer to one question."""

    outcome: Outcome
    value: tuple[str, ...] = ()
    """What was found, as short strings: ids, names, paths."""
    citations: tuple[Citation, ...] = ()
    note: str = ""
    """One or two sentences for a person."""
    searched: tuple[str, ...] = ()
    """Where it looked when it did not find: ids of sources; empty when a place states it."""
    unseen: tuple[str, ...] = ()
    """What the answer takes at its word: named, with an address, and not looked at."""
    expressions: LicenseExpressions | None = None
    """Of a question on the licence of weights, code or data, and of the model card."""
