"""The details of a condition in words: counts, sums, places."""

from __future__ import annotations

from howopen.licenses.conditions.found import Value

Detail = str | int | bool | tuple[str, ...]
"""One detail of a value."""


def plain(value: Detail) -> str:
    """One detail as a person writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return rounded(value)
    return ", ".join(value) if isinstance(value, tuple) else spelled(value)


def spelled(value: str) -> str:
    """`separate_licence` as words; what is no such code as it is."""
    code = value.replace("_", "")
    return value.replace("_", " ") if code.isalpha() and code.islower() else value


def rounded(count: int) -> str:
    """`700 million` for 700,000,000; counts that are no round millions in full."""
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if count >= size and count * 100 % size == 0:
            return f"{count / size:g} {name}"
    return f"{count:,}"


def counted(value: Value) -> str:
    """`700 million monthly users`, `5,000 edge devices`."""
    count = value.get("users", value.get("count"))
    number = rounded(count) if isinstance(count, int) else "some number of"
    period = {"month": "monthly ", "day": "daily ", "year": "yearly "}.get(
        str(value.get("period")), ""
    )
    return f"{number} {period}{value.get('unit', 'users')}"


def earned(value: Value) -> str:
    """`10 million USD a year`."""
    amount = value.get("amount")
    number = rounded(amount) if isinstance(amount, int) else "some amount"
    period = f" a {value['period']}" if value.get("period") else ""
    return " ".join(filter(None, (number, str(value.get("currency", ""))))) + period


def territories(value: Value) -> str:
    """The places that a clause names."""
    named = value.get("territories", ())
    codes = named if isinstance(named, tuple) else (str(named),)
    return ", ".join(_PLACES.get(code, code) for code in codes) or "some territories"


_PLACES = {
    "EU": "the European Union",
    "EEA": "the European Economic Area",
    "UK": "the United Kingdom",
    "KR": "South Korea",
}
"""Places that licences exclude most; others are told by their code."""


def in_part(value: Value) -> str:
    """What a territory is excluded for, where that is not everything."""
    scope = str(value.get("scope", "all"))
    return "" if scope == "all" else f", for {spelled(scope)} only"
