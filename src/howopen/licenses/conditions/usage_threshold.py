"""Something is asked of those with more devices, employees or the like than a number.

Value: `count`, `unit` (in the plural), `effect` (`limit_effects.effect_of`). Money raised counts
in units such as "USD of funding".
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.limit_effects import effect_of
from howopen.licenses.conditions.quantities import Money
from howopen.licenses.conditions.thresholds import (
    Candidate,
    Limit,
    Triggers,
    most_operative,
    rank_of,
)
from howopen.licenses.text import LegalText

TRIGGERS = Triggers(
    english=(
        "devices", "employees", "personnel", "headcount", "individuals working", "vehicles",
        "robots", "installations", "api ", "downloads", "servers", "terminals", "funding",
        "capital", "valuation", "tokens",
    ),
    other=(
        "设备", "员工", "终端", "端末", "デバイス", "従業員", "기기", "직원", "appareils",
        "salariés", "dispositivos", "empleados", "geräte", "mitarbeiter", "融资", "估值",
    ),
    least=2,
)  # fmt: skip
_UNITS: tuple[tuple[str, int, str], ...] = (
    ("edge devices", 100, r"edge(?:[\s-]side)?\s+(?:devices|units|terminals)|端侧|边缘设备"),
    ("devices", 100, (
        r"devices|terminals|设备|终端|端末|デバイス|기기|appareils|dispositivos|geräte"
    )),
    ("employees", 2, (
        r"employees|personnel|headcount|individuals\s+working|员工|従業員|직원|salariés|empleados"
        r"|mitarbeiter"
    )),
    ("vehicles", 100, r"vehicles"),
    ("robots", 100, r"robots"),
    ("installations", 100, r"installations"),
    ("API calls", 1000, r"api\s+(?:calls|requests)"),
    ("tokens per month", 1000, r"tokens\s+(?:per|a|each|every)\s+month|monthly\s+tokens"),
    ("tokens per day", 1000, r"tokens\s+(?:per|a|each|every)\s+day|daily\s+tokens"),
    ("downloads", 1000, r"downloads"),
    ("servers", 50, r"servers"),
)  # fmt: skip
"""The name of a unit, the least count that is a limit of size, and how texts call it."""
_CALLED = tuple((unit, least, patterns.compile(words)) for unit, least, words in _UNITS)
_MONEY = (
    ("funding", patterns.compile(r"funding|venture\s+capital|capital\s+raised|financing|融资")),
    ("valuation", patterns.compile(r"valuation|market\s+cap|估值|市值")),
)
_REVENUE = patterns.compile(r"revenue|turnover|income|sales|收入|营业额")
_NO_LIMIT = patterns.compile(r"liabilit|liable|damages|indemnif|\bgpus?\b")
_REACH = 60


def find(text: LegalText) -> Iterator[Found]:
    """Each limit of usage or size once."""
    return most_operative(_candidate, text, TRIGGERS)


def _candidate(limit: Limit) -> Candidate | None:
    if _NO_LIMIT.search(limit.left) or _NO_LIMIT.search(limit.right):
        return None
    named = _unit_of(limit)
    effect = effect_of(limit) if named else None
    if named is None or effect is None:
        return None
    unit, subject = named
    value: Value = {"count": limit.number[0], "unit": unit}
    value["effect"] = "separate_licence" if effect == "no_commercial_grant" else effect
    return Candidate((limit.number[0], unit), rank_of(limit), limit.found(value, subject))


def _unit_of(limit: Limit) -> tuple[str, int] | None:
    """What the number counts, and where in the words before it that is named (-1: behind it)."""
    number, left, right = limit.number, limit.left[-2 * _REACH :], limit.right[:_REACH]
    shift = len(limit.left) - len(left)
    if isinstance(number, Money):
        for kind, pattern in _MONEY:
            if pattern.search(right) and not _REVENUE.search(right):
                return f"{number.currency} of {kind}", -1
            ahead = pattern.search(left)
            if ahead and not _REVENUE.search(left + right.partition(", ")[0]):
                return f"{number.currency} of {kind}", ahead.start() + shift
        return None
    for words, behind in ((right, True), (left, False)):
        for unit, least, pattern in _CALLED:
            match = pattern.search(words)
            if match and number.value >= least:
                return unit, -1 if behind else match.start() + shift
    return None
