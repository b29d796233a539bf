"""What an HTTP request came to, as it is kept: the answer's body, or why there was none."""

from __future__ import annotations

from typing import Protocol

import msgspec

from howopen.model.record import Record


class Reply(Record, frozen=True, kw_only=True):
    """The final outcome of one request, after redirects and all attempts."""

    url: str
    """As asked, without user or password."""
    final_url: str
    """After redirects; without its query on another host, where it may hold a secret."""
    status: int
    """0 when no answer could be had."""
    headers: dict[str, str] = msgspec.field(default_factory=dict)
    """Lower-case names; only those that matter later."""
    body: bytes = b""
    """Decoded."""
    when: str = ""
    """Received, or last confirmed to be the same: ISO 8601, UTC, whole seconds."""
    failure: str = ""
    """A sentence when there was no whole answer."""


class Memory(Protocol):
    """What a door remembers of earlier requests, by their keys."""

    def latest(self, key: str) -> Reply | None:
        """The last final outcome, failures too."""

    def with_body(self, key: str) -> Reply | None:
        """The last whole answer (200 or 206), which a conditional request can confirm."""

    def keep(self, key: str, reply: Reply) -> None:
        """Remembers a final outcome."""

    def confirm(self, key: str, when: str) -> None:
        """Notes that the last whole answer was still the same at `when`; it is the latest again."""

    def doubt(self, key: str) -> None:
        """Notes that the latest outcome, if it is a whole answer, was none: it is no body to know.

        It is still given again where nobody may be asked, and neither confirmed nor taken for
        what never changes.
        """
