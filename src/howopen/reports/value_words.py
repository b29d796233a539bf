"""The details of a condition in words: counts, sums, places."""

from __future__ import annotations

from typing import NamedTuple

from howopen.frameworks.limit_words import AMOUNTS, PERIODS, USERS, one
from howopen.licenses.conditions.found import Value
from howopen.locale import ENGLISH, Tongue, to_say

Detail = str | int | bool | tuple[str, ...]
"""One detail of a value."""
_SIZES = ((10**9, 2), (10**6, 1))
"""How much a name of a number stands for, and its place among the forms of an amount."""
_NUMBERS = ("{figure}", to_say("{figure} million"), to_say("{figure} billion"))
_USERS = {
    "": (
        to_say("{figure} users"),
        to_say("{figure} million users"),
        to_say("{figure} billion users"),
    ),
    "day": USERS["users a day"],
    "month": USERS["users a month"],
    "year": (
        to_say("{figure} yearly users"),
        to_say("{figure} million yearly users"),
        to_say("{figure} billion yearly users"),
    ),
}
"""People counted by a period; those of a day and a month are said in verdicts too."""
_ALONE = (
    to_say("1 million"),
    to_say("1 billion"),
    to_say("1 million users"),
    to_say("1 billion users"),
    to_say("1 million yearly users"),
    to_say("1 billion yearly users"),
)
"""The forms for a single million, see `one`."""


class _Scaled(NamedTuple):
    """A figure, and which form of an amount it belongs to."""

    figure: str
    place: int


def plain(value: Detail, say: Tongue = ENGLISH) -> str:
    """One detail as a person writes it."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, int):
        return rounded(value, say)
    return ", ".join(value) if isinstance(value, tuple) else spelled(value)


def spelled(value: str) -> str:
    """`separate_licence` as words; what is no such code as it is."""
    code = value.replace("_", "")
    return value.replace("_", " ") if code.isalpha() and code.islower() else value


def rounded(count: int, say: Tongue = ENGLISH) -> str:
    """`700 million` for 700,000,000; counts that are no round millions in full."""
    return _told(count, _NUMBERS, say)


def _told(count: int, forms: tuple[str, ...], say: Tongue, unit: str = "") -> str:
    scaled = _scaled(count)
    form = forms[scaled.place]
    if scaled.place and scaled.figure == "1":
        form = one(form)
    figure = scaled.figure.replace(",", say(","))
    return say(form).format(figure=figure, unit=unit).strip()


def _scaled(count: int) -> _Scaled:
    for size, place in _SIZES:
        if count >= size and count * 100 % size == 0:
            return _Scaled(f"{count / size:g}", place)
    return _Scaled(f"{count:,}", 0)


def counted(value: Value, say: Tongue = ENGLISH) -> str:
    """`700 million monthly users`, `5,000 edge devices`."""
    count, unit = value.get("users", value.get("count")), str(value.get("unit", "users"))
    period = str(value.get("period", ""))
    if unit == "users" and isinstance(count, int):
        return _told(count, _USERS.get(period, _USERS[""]), say)
    period = {"month": "monthly ", "day": "daily ", "year": "yearly "}.get(period, "")
    if isinstance(count, int):
        return _told(count, AMOUNTS, say, f"{period}{unit}")
    return say("some number of {unit}").format(unit=f"{period}{unit}")


def earned(value: Value, say: Tongue = ENGLISH) -> str:
    """`10 million USD a year`."""
    amount, currency = value.get("amount"), str(value.get("currency", ""))
    told = say("some amount")
    if isinstance(amount, int):
        told = _told(amount, AMOUNTS, say, currency)
    elif currency:
        told = f"{told} {currency}"
    period = str(value.get("period", ""))
    if period in PERIODS:
        return say(PERIODS[period]).format(amount=told)
    return f"{told} a {period}" if period else told


def territories(value: Value, say: Tongue = ENGLISH) -> str:
    """The places that a clause names, and what is excluded there where that is not everything."""
    named = value.get("territories", ())
    codes = named if isinstance(named, tuple) else (str(named),)
    places = ", ".join(say(_PLACES[code]) if code in _PLACES else code for code in codes)
    places = places or say("some territories")
    scope = str(value.get("scope", "all"))
    if scope == "all":
        return places
    return say("{places}, for {scope} only").format(places=places, scope=spelled(scope))


_PLACES = {
    "EU": to_say("the European Union"),
    "EEA": to_say("the European Economic Area"),
    "UK": to_say("the United Kingdom"),
    "KR": to_say("South Korea"),
}
"""Places that licences exclude most; others are told by their code."""
