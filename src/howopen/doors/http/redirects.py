"""Follows redirects, each judged like the first address, and takes no credential along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from howopen.doors.http.addresses import Place, next_place, shown
from howopen.doors.http.budget import Budget
from howopen.doors.http.credentials import credentials_of
from howopen.doors.http.faults import Fault
from howopen.doors.http.request import Request
from howopen.doors.http.wire import Answer, Wire
from howopen.errors import Refused

__all__ = ["MAX_REDIRECTS", "Followed", "follow"]

MAX_REDIRECTS = 10
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_SMALL_BODY = 1 << 14
"""Bytes that are read to keep a connection; a longer body costs more than a new one."""
_CARRIED = ("x-repo-commit", "x-linked-etag", "x-linked-size")
"""What a hub says of a file only in the redirect to the place that holds it."""


class Followed(NamedTuple):
    """An answer and where it came from."""

    answer: Answer
    final_url: str
    carried: dict[str, str]
    """Headers of redirects by the first origin, which go before those of the last answer."""
    away_from: str
    """The path that was asked for, where the answer comes from another origin; else empty."""


def follow(
    wire: Wire,
    request: Request,
    *,
    trusted: frozenset[str],
    budget: Budget,
    encodings: str,
    extra: Mapping[str, str],
) -> Followed:
    """The answer at the end of at most ten redirects; `Refused` where one leads astray.

    Once a redirect has left the first origin, only headers that tell nobody anything are sent,
    also when it comes back. A HEAD goes no further than the first origin: signed addresses are
    made for a GET, and what is wanted stands in the redirect itself. `extra` headers are sent
    everywhere.
    """
    place, away = request.place, False
    carried: dict[str, str] = {}
    for _ in range(MAX_REDIRECTS + 1):
        budget.send()
        headers = request.headers_for(place, away=away, encodings=encodings)
        answer = wire.send(request.method, place, {**headers, **extra})
        location = answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
        if not location:
            break
        if not away:
            carried.update(
                (name, answer.headers[name]) for name in _CARRIED & answer.headers.keys()
            )
        there = _there(answer, place, location, trusted)
        if there.origin != request.place.origin:
            _check_carries_nothing(answer, location, request)
        if request.method == "HEAD" and there.origin != request.place.origin:
            break
        drain(answer, budget)
        away = away or there.origin != request.place.origin
        place = there
    else:
        raise Fault(f"it redirects more than {MAX_REDIRECTS} times", again=False)
    is_away = place.origin != request.place.origin
    away_from = request.place.target.partition("?")[0] if is_away else ""
    return Followed(answer, _final_url(request, place), carried, away_from)


def drain(answer: Answer, budget: Budget) -> None:
    """Reads a body that nobody wants, when it is small, so that its connection stays."""
    size_bytes = 0
    with answer:
        for chunk in answer.chunks():
            budget.receive(len(chunk))
            size_bytes += len(chunk)
            if size_bytes > _SMALL_BODY:
                return
        if answer.has_more():
            answer.drop()


def _there(answer: Answer, place: Place, location: str, trusted: frozenset[str]) -> Place:
    try:
        return next_place(place, location, trusted)
    except Exception:
        answer.drop()
        raise


def _check_carries_nothing(answer: Answer, location: str, request: Request) -> None:
    """`Refused` for a redirect to another host whose address holds what was shown to the first."""
    if any(secret in location for secret in credentials_of(request.headers)):
        answer.drop()
        raise Refused(
            f"{shown(request.url)} sends your credential on to another host; it was not followed"
        )


def _final_url(request: Request, place: Place) -> str:
    """On another host without its query, where a signature may stand."""
    if place == request.place:
        return request.url
    return place.url if place.origin == request.place.origin else place.url.partition("?")[0]
