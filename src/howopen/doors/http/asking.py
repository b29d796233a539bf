"""One request with its redirects, retries and body: all that needs the HTTP library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from msgspec import structs

from howopen.doors.http.addresses import shown
from howopen.doors.http.attempts import with_attempts
from howopen.doors.http.bodies import (
    ENCODINGS,
    beginning,
    check_length,
    check_part,
    decoded,
    encodings_of,
)
from howopen.doors.http.budget import Budget
from howopen.doors.http.faults import WIRE_ERRORS, Fault, fault_of
from howopen.doors.http.network import Deadline, Resolve
from howopen.doors.http.pace import SECONDS_BETWEEN, Pace
from howopen.doors.http.proxies import Proxies
from howopen.doors.http.reading import Reading
from howopen.doors.http.redirects import Followed, drain, follow
from howopen.doors.http.remembered import conditions, kept_headers, time_of
from howopen.doors.http.reply import Reply
from howopen.doors.http.request import Request
from howopen.doors.http.waits import asked_wait
from howopen.doors.http.wire import Answer, Wire
from howopen.errors import DataError, Unreachable

__all__ = ["ATTEMPT_SECONDS", "MAX_ERROR_PAGE", "STREAM_SECONDS", "Asking", "Outcome", "Streamed"]

ATTEMPT_SECONDS = 120.0
"""The longest that one attempt takes, redirects and body too."""
STREAM_SECONDS = 600.0
"""The same for an archive, which may be large."""
MAX_ERROR_PAGE = 1 << 16
"""Bytes kept of the body of an answer that is neither 200 nor 206."""
_SERVER_ERRORS = 500
_WHOLE = frozenset((200, 206))
_BODILESS = frozenset((204, 304))
_FORBIDDEN, _TOO_SLOW, _TOO_MANY = 403, 408, 429
_NEVER_DONE = frozenset((501, 505))
_NOT_MODIFIED = 304


class Outcome(NamedTuple):
    """What a request came to."""

    reply: Reply
    confirmed: bool
    """Whether it is the known answer, which the server says is the same still."""


class Asking:
    """What a door needs to ask, made at its first request. May be shared by threads."""

    def __init__(  # noqa: PLR0913, what the door was given
        self,
        *,
        resolve: Resolve,
        proxies: Proxies,
        concurrency: int,
        trusted: frozenset[str],
        budget: Budget,
        attempts: int,
        wall_clock: Callable[[], float],
        sharing: int,
    ) -> None:
        self.budget = budget
        self.deadline = Deadline(budget.clock)
        self._wire = Wire(resolve, self.deadline, proxies, concurrency)
        self.trusted = trusted
        self._attempts = attempts
        self._wall_clock = wall_clock
        self._began = wall_clock() - budget.clock()
        self._closed = False
        self._paces = {host: Pace(seconds * sharing) for host, seconds in SECONDS_BETWEEN.items()}

    def reply(self, request: Request, known: Reply | None, reading: Reading) -> Outcome:
        """The final outcome; for a 304 the known answer, confirmed now."""
        return with_attempts(
            partial(self._reply, request, known, reading),
            attempts=self._attempts,
            budget=self.budget,
            url=request.url,
        )

    def open(self, request: Request, max_bytes: int) -> Streamed:
        """The head of the final outcome, and its body to read. To be closed."""
        return with_attempts(
            partial(self._open, request, max_bytes),
            attempts=self._attempts,
            budget=self.budget,
            url=request.url,
        )

    def close(self) -> None:
        """Closes all connections."""
        self._closed = True
        self._wire.close()

    def fault(self, error: Exception) -> Fault:
        """The fault behind an error of the HTTP library; `BudgetSpent` when that is the reason."""
        self.budget.check_time()
        fault = fault_of(error)
        fault.again = fault.again and not self._closed
        return fault

    def _reply(self, request: Request, known: Reply | None, reading: Reading) -> Outcome:
        self._begin(request, STREAM_SECONDS if reading.reduce else ATTEMPT_SECONDS)
        encodings = "identity" if reading.reduce else ENCODINGS
        with self._translated():
            followed = self._followed(request, encodings, conditions(known))
            with followed.answer as answer:
                if answer.status == _NOT_MODIFIED and known is not None:
                    drain(answer, self.budget)
                    self.budget.note_not_modified()
                    return Outcome(structs.replace(known, when=self._now()), confirmed=True)
                body = self._body(request, answer, reading)
                reply = Reply(
                    url=request.url,
                    final_url=followed.final_url,
                    status=answer.status,
                    headers=_headers(followed),
                    body=body,
                    when=self._now(),
                )
        return Outcome(reply, confirmed=False)

    def _open(self, request: Request, max_bytes: int) -> Streamed:
        self._begin(request, STREAM_SECONDS)
        with self._translated():
            return Streamed(self, self._followed(request, "identity", {}), request, max_bytes)

    def _followed(self, request: Request, encodings: str, extra: dict[str, str]) -> Followed:
        """The answer after redirects; `Fault` for a status that another attempt may better."""
        followed = follow(
            self._wire,
            request,
            trusted=self.trusted,
            budget=self.budget,
            encodings=encodings,
            extra=extra,
        )
        answer = followed.answer
        status = answer.status
        wait = asked_wait(answer.headers, self._steady_time())
        # A code host says 403 where others say 429, and then when to come back.
        limited = status == _TOO_MANY or (status == _FORBIDDEN and wait is not None)
        if not limited and status != _TOO_SLOW and status < _SERVER_ERRORS:
            return followed
        drain(answer, self.budget)
        again = status not in _NEVER_DONE
        raise Fault(f"it says {status}", status=status, again=again, wait=wait, limited=limited)

    def _body(self, request: Request, answer: Answer, reading: Reading) -> bytes:
        """What is read of the body; of a page that says what went wrong, its beginning."""
        if request.method == "HEAD" or answer.status in _BODILESS:
            drain(answer, self.budget)
            return b""
        if answer.status not in _WHOLE:
            return beginning(decoded(answer, MAX_ERROR_PAGE, self.budget, request.url))
        check_part(answer, request.headers.get("range", ""))
        pieces = decoded(answer, reading.max_bytes, self.budget, request.url)
        if reading.reduce is None:
            check_length(answer, reading.max_bytes, self.budget, request.url)
            return b"".join(pieces)
        try:
            return reading.reduce(pieces)
        except DataError as error:
            raise Fault(f"its body is not what it should be: {error}", again=False) from error

    def _begin(self, request: Request, seconds: float) -> None:
        self.budget.check_time()
        if (pace := self._paces.get(request.place.host)) is not None:
            pace.wait(self.budget.seconds_left())
        self.deadline.until = min(self.budget.clock() + seconds, self.budget.ends)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except WIRE_ERRORS as error:
            raise self.fault(error) from error

    def _now(self) -> str:
        return time_of(self._wall_clock())

    def _steady_time(self) -> float:
        """Seconds since 1970, by a clock that was read once and has not been set since."""
        return self._began + self.budget.clock()


class Streamed:
    """An answer whose body is read piece by piece."""

    def __init__(
        self, asking: Asking, followed: Followed, request: Request, max_bytes: int
    ) -> None:
        self.status = followed.answer.status
        self.headers = _headers(followed)
        self.final_url = followed.final_url
        self._asking = asking
        self._answer = followed.answer
        self._url = request.url
        self._max_bytes = max_bytes
        self._until = asking.deadline.until

    def chunks(self) -> Iterator[bytes]:
        """The body, once; raises `TooLarge`, `Unreachable` or `BudgetSpent`.

        An archive stays packed: only what the answer says that it is coded in is undone.
        """
        pieces = decoded(self._answer, self._max_bytes, self._asking.budget, self._url)
        try:
            while True:
                # What this thread asked in between had a deadline of its own.
                self._asking.deadline.until = self._until
                piece = next(pieces, None)
                if piece is None:
                    return
                yield piece
        except WIRE_ERRORS as error:
            raise self._broken(self._asking.fault(error)) from error
        except Fault as fault:
            raise self._broken(fault) from fault

    def close(self) -> None:
        """Gives the connection back."""
        self._answer.close()

    def _broken(self, fault: Fault) -> Unreachable:
        return Unreachable(f"{shown(self._url)} did not come whole: {fault}; try again later")


def _headers(followed: Followed) -> dict[str, str]:
    answer = followed.answer
    whole = not encodings_of(answer)
    return kept_headers(answer.headers, followed.carried, whole=whole, away_from=followed.away_from)
