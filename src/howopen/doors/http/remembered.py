"""When an earlier outcome is given again instead of a request, and how a failure is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from howopen.doors.http.reply import Memory, Reply
from howopen.errors import InputError, RateLimited, Refused, SourceError, TooLarge, Unreachable
from howopen.model.moments import written

__all__ = [
    "KEPT_HEADERS",
    "Freshness",
    "Remembered",
    "conditions",
    "failed",
    "failure_of",
    "kept_headers",
]

KEPT_HEADERS: Final = (
    "content-disposition",
    "content-length",
    "content-range",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "link",
    "retry-after",
    "x-error-code",
    "x-error-message",
    "x-linked-etag",
    "x-linked-size",
    "x-repo-commit",
)
"""What of an answer's head is kept. No cookie, no signed address."""

_FAILURE = "failure"
"""Beside these, in a failure only: the name of the exception that it was. No server can set it."""
_FAILURES: Final[dict[str, type[SourceError]]] = {
    kind.__name__: kind for kind in (Unreachable, RateLimited, Refused, TooLarge)
}
_MAX_MARK = 1024
"""Characters of an ETag that are sent back: a longer one would be refused by many servers."""


class Freshness(StrEnum):
    """Whether servers are asked for what is already known."""

    REVALIDATE = "revalidate"
    """Each time: whether it has changed, where it is known."""
    RESUME = "resume"
    """Not for what was had since the run began, failures too."""
    OFFLINE = "offline"
    """Never."""


class Remembered(NamedTuple):
    """What is known from earlier runs, and when it may stand for a request."""

    memory: Memory | None
    freshness: Freshness
    since: str
    """ISO 8601, UTC, whole seconds; empty for ever."""
    immutable: Callable[[str], bool]

    def instead(self, key: str, url: str) -> Reply | None:
        """The outcome to give without asking; `None` to ask."""
        if self.memory is None:
            return None
        if self.immutable(url):
            known = self.memory.with_body(key)
            if known is not None:
                return known
        if self.freshness is Freshness.REVALIDATE:
            return None
        latest = self.memory.latest(key)
        if latest is None:
            return None
        if self.freshness is Freshness.OFFLINE:
            # A hiccup of a later run does not take away what was had before.
            return (self.memory.with_body(key) if latest.failure else None) or latest
        return latest if latest.when >= self.since else None

    def known(self, key: str) -> Reply | None:
        """The whole answer whose change may be asked for."""
        return None if self.memory is None else self.memory.with_body(key)


def since_of(text: str) -> str:
    """A time as replies have it; `InputError` for what is none."""
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text} is no time; write one as 2026-11-25T21:03:00Z") from error
    return written(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def time_of(seconds: float) -> str:
    """Seconds since 1970 as replies have it."""
    return written(datetime.fromtimestamp(seconds, UTC))


def conditions(known: Reply | None) -> dict[str, str]:
    """The headers that ask for a change since a known answer; none where it cannot be asked."""
    if known is None:
        return {}
    asked = {"if-none-match": "etag", "if-modified-since": "last-modified"}
    marks = {name: known.headers.get(of, "") for name, of in asked.items()}
    return {name: mark for name, mark in marks.items() if _may_be_sent(mark)}


def _may_be_sent(mark: str) -> bool:
    return 0 < len(mark) <= _MAX_MARK and mark.isascii() and mark.isprintable()


def kept_headers(
    headers: dict[str, str], carried: dict[str, str], *, whole: bool, away_from: str
) -> dict[str, str]:
    """Those of an answer that matter later; its length only where the body has it still.

    An answer of another origin, to a request for the path `away_from`, keeps its links only where
    they lead on from that path: what is signed over there may stand in others.
    """
    both = {**headers, **carried}
    astray = away_from != "" and f"{away_from}?" not in both.get("link", "")
    left_out = {"content-length": not whole, "link": astray}
    return {n: both[n] for n in KEPT_HEADERS if n in both and not left_out.get(n, False)}


def failed(url: str, error: SourceError, when: str) -> Reply:
    """A failure as it is kept."""
    status = getattr(error.__cause__, "status", 0)
    headers = {_FAILURE: type(error).__name__}
    return Reply(
        url=url, final_url=url, status=status, headers=headers, failure=str(error), when=when
    )


def failure_of(reply: Reply) -> SourceError | None:
    """The exception that a kept failure was; `None` for an answer."""
    if not reply.failure:
        return None
    return _FAILURES.get(reply.headers.get(_FAILURE, ""), Unreachable)(reply.failure)
