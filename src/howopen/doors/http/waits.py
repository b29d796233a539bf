"""How long a server asks to wait, in each way that servers say it.

Retry-After: RFC 9110, section 10.2.3, seconds or a date. RateLimit: the drafts of
https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ in their three forms,
`"api";r=0;t=55`, `limit=100, remaining=0, reset=55` and `RateLimit-Reset: 55`. And as GitHub has
it, `X-RateLimit-Reset` with the second since 1970.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["asked_wait"]

_MOST = 10_000_000.0
"""Seconds; more than any run has, so that no absurd number needs care later."""


def asked_wait(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds to wait before asking again; `None` where the server says nothing.

    Header names are lower case. A date is read against the server's own Date header, and
    against `now` (seconds since 1970) only where it sent none.
    """
    after = headers.get("retry-after", "").strip()
    if after:
        seconds = _number(after)
        return _until(_seconds_since_1970(after), headers, now) if seconds is None else seconds
    if _number(headers.get("x-ratelimit-remaining", "")) == 0:
        return _until(_number(headers.get("x-ratelimit-reset", ""), 1e12), headers, now)
    return _limited_for(headers)


def _number(text: str, most: float = _MOST) -> float | None:
    whole, _, fraction = text.partition(".")
    if not (text.isascii() and whole.isdigit() and (not fraction or fraction.isdigit())):
        return None
    return min(float(text), most) if len(whole) < 13 else most


def _until(then: float | None, headers: Mapping[str, str], now: float) -> float | None:
    if then is None:
        return None
    here = _seconds_since_1970(headers.get("date", ""))
    return min(max(0.0, then - (now if here is None else here)), _MOST)


def _seconds_since_1970(date: str) -> float | None:
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    if not date or len(date) > 64:
        return None
    try:
        moment = parsedate_to_datetime(date)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _limited_for(headers: Mapping[str, str]) -> float | None:
    """The longest wait of the limits that are used up."""
    waits = []
    for policy in headers.get("ratelimit", "").split(","):
        fields = _fields(policy.split(";"))
        if fields.get("r") == 0 and "t" in fields:
            waits.append(fields["t"])
    older = _fields(headers.get("ratelimit", "").split(","))
    for field in ("remaining", "reset"):
        number = _number(headers.get(f"ratelimit-{field}", "").strip())
        if number is not None:
            older[field] = number
    if "reset" in older and older.get("remaining", 0) == 0:
        waits.append(older["reset"])
    return max(waits, default=None)


def _fields(parts: list[str]) -> dict[str, float]:
    fields = {}
    for part in parts:
        name, _, value = part.partition("=")
        number = _number(value.strip())
        if number is not None:
            fields[name.strip().lower()] = number
    return fields
