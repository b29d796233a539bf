"""Where a licence text states its main conditions, so that they can be cited with their lines.

Fixed patterns for the conditions that decide whether weights are open: limits of size and
revenue, commerce, research, naming, policies, territory, training of other models. A request
("we ask that", "please") is no condition.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

import msgspec

from howopen.doors import patterns

MAX_TEXT = 400_000


class LocatedCondition(msgspec.Struct, frozen=True, kw_only=True):
    """A condition and the lines that state it."""

    type: str
    value: dict[str, str | int | bool | tuple[str, ...]]
    first_line: int
    """Counted from 1."""
    last_line: int


_Value = dict[str, str | int | bool | tuple[str, ...]]
_Found = tuple[int, int, str, _Value]
LEAST_USERS = 10_000
LEAST_REVENUE = 10_000
"""Smaller numbers beside these words are something else (a section, a damages cap)."""
_DIGITS = r"\d[\d,.']*\d|\d"
_SCALE = r"million|billion|thousand|亿|千万|百万|万|m\b|k\b"
_NUMBER = rf"(?P<number>{_DIGITS})\s*(?P<scale>{_SCALE})?"
_SCALES = {
    "million": 10**6,
    "billion": 10**9,
    "thousand": 10**3,
    "m": 10**6,
    "k": 10**3,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
}
_USERS = (
    patterns.compile(
        rf"(?s){_NUMBER}\s*(?:\([^()]{{0,40}}\)\s*)?(?:monthly|daily)?\s*(?:active\s+)?"
        r"(?P<unit>users|visits|活跃用户)",
        ignore_case=True,
    ),
    patterns.compile(
        r"(?:(?:monthly|daily)\s+active\s+users|\bDAU\b|\bMAU\b|月活(?:跃用户)?|"
        rf"日均用户活跃量)[^.;。]{{0,160}}?(?P<unit>\b){_NUMBER}",
        ignore_case=True,
    ),
)
_MONEY = (
    patterns.compile(rf"(?s)(?P<sign>US\s?\$|\$|€|£|USD|EUR|GBP)\s*{_NUMBER}", ignore_case=True),
    patterns.compile(
        rf"(?s){_NUMBER}\s*(?P<sign>(?:US|U\.S\.)\s+dollars|dollars|USD|euros?)", ignore_case=True
    ),
)
_MONEY_AFTER = patterns.compile(r"^\s*(?:US|U\.S\.)?\s*(?:dollars|USD|euros?)", ignore_case=True)
_NEAR_REVENUE = patterns.compile(r"revenue|turnover|annual|营收|收入", ignore_case=True)
_REQUEST = patterns.compile(
    r"\b(?:we (?:also )?(?:ask|request|encourage)|please|kindly)\b", ignore_case=True
)
_EITHER = patterns.compile(r"\bcommercial(?:,?\s+(?:or|and)|/)\s*$", ignore_case=True)
_POLICY = r"(?:acceptable|prohibited)\s+use\s+policy"
_COMMERCE = r"commercial\s+(?:use|purposes?)"
_SIMPLE: tuple[tuple[str, tuple[str, ...], _Value], ...] = (
    (
        "non_commercial",
        (
            r"\bnon-?\s?commercial\s+(?:[\w-]+\s+){0,2}?(?:use|purposes?|research|basis|manner)",
            rf"\b(?:not|no|prohibit\w*)\s+(?:\w+\s+){{0,4}}{_COMMERCE}",
            rf"\b{_COMMERCE}\s+(?:is|are)\s+(?:\w+\s+)?(?:prohibited|forbidden|not\b)",
            r"非商业",
        ),
        {},
    ),
    (
        "research_only",
        (
            (
                r"\b(?:only|solely|exclusively|sole\s+purpose)\s+(?:for|of|to)\s+"
                r"(?:[\w-]+[\s,]+){0,3}?research\b"
            ),
            r"\bresearch\s+(?:use\s+|purposes\s+)?only\b",
        ),
        {},
    ),
    (
        "naming",
        (r"(?:include|add)\s+[\"“](?P<prefix>[^\"”]{1,40})[\"”]\s+at\s+the\s+beginning\s+of",),
        {},
    ),
    (
        "display_attribution",
        (
            r"[\"“](?P<text>(?:Built|Powered)\s+(?:with|by|on)\s+[^\"”]{1,40})[\"”]",
            r"prominently\s+display\s+[\"“](?P<text>[^\"”]{1,40})[\"”]",
        ),
        {},
    ),
    (
        "acceptable_use_policy",
        (
            rf"{_POLICY}[^.]{{0,160}}(?:incorporated|comply|adhere)",
            rf"(?:incorporated|comply|adhere|accordance)[^.]{{0,120}}{_POLICY}",
        ),
        {"incorporated": True},
    ),
    (
        "no_model_improvement",
        (
            (
                r"\b(?:not|cannot|nor)\s+(?:[\w/]+[\s,()]+){0,24}?(?:improve|train|develop)\w*\s+"
                r"(?:[\w-]+[\s,()]+){0,8}?(?:other|compet\w+|similar)\s+(?:[\w-]+\s+){0,4}"
                r"(?:models?|LLMs?)\b"
            ),
        ),
        {},
    ),
    (
        "use_restrictions",
        (
            r"\buse(?:-based)?\s+restrictions?\s+(?:as\s+)?(?:referenced|set\s+forth|in\b|listed)",
            (
                r"\byou\s+(?:agree|shall|will|may)\s+not\s+(?:to\s+)?use,?\s+(?:[\w,]+\s+){0,8}?"
                r"(?:model|software|materials)\b[^.]{0,80}\b(?:military|illegal|harm\w*|violat\w+)"
            ),
        ),
        {},
    ),
)


def locate_conditions(text: str) -> tuple[LocatedCondition, ...]:
    """The main conditions that a licence text states, in order of place.

    Each type with each value once, at its first place; numbers as in the table of conditions
    (users, whole units of money, `month`, `day` or `year`). Never raises.
    """
    text = text[:MAX_TEXT]
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    found: dict[str, tuple[int, LocatedCondition]] = {}
    for start, end, type_, value in _all(text):
        before = text[max(0, start - 120) : start]
        if _REQUEST.search(before) or (type_ == "non_commercial" and _EITHER.search(before)):
            continue
        key = type_ + repr(sorted(value.items()))
        if key not in found or found[key][0] > start:
            found[key] = (
                start,
                LocatedCondition(
                    type=type_,
                    value=value,
                    first_line=bisect_right(starts, start),
                    last_line=bisect_right(starts, max(start, end - 1)),
                ),
            )
    ordered = sorted(found.values(), key=lambda item: (item[0], item[1].type))
    return tuple(condition for _, condition in ordered)


def _all(text: str) -> Iterator[_Found]:
    finders: tuple[Callable[[str], Iterator[_Found]], ...] = (
        _user_thresholds,
        _revenue_thresholds,
        _simple,
        _territories,
    )
    for find in finders:
        yield from find(text)


def _count(number: str | None, scale: str | None) -> int:
    digits = (number or "0").replace(",", "").replace("'", "")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return round(float(digits) * _SCALES.get((scale or "").lower(), 1))


def _user_thresholds(text: str) -> Iterator[_Found]:
    for pattern in _USERS:
        for match in pattern.finditer(text):
            users = _count(match["number"], match["scale"])
            if users < LEAST_USERS:
                continue
            around = text[max(0, match.start() - 150) : match.end() + 80].lower()
            if _MONEY_AFTER.search(text[match.end() : match.end() + 16]):
                continue
            daily = "daily" in match.group().lower() or "dau" in around or "日" in match.group()
            value: _Value = {"users": users, "period": "day" if daily else "month"}
            if (match["unit"] or "").lower() == "visits":
                value["unit"] = "visits"
            yield match.start(), match.end(), "user_threshold", value


def _revenue_thresholds(text: str) -> Iterator[_Found]:
    for pattern in _MONEY:
        for match in pattern.finditer(text):
            amount = _count(match["number"], match["scale"])
            around = text[max(0, match.start() - 250) : match.end() + 150]
            if amount < LEAST_REVENUE or not _NEAR_REVENUE.search(around):
                continue
            close = text[max(0, match.start() - 60) : match.end() + 60].lower()
            period = "month" if "monthly revenue" in close or "per month" in close else "year"
            currency = _currency(match["sign"] or "")
            value: _Value = {"amount": amount, "currency": currency, "period": period}
            yield match.start(), match.end(), "revenue_threshold", value


def _currency(sign: str) -> str:
    sign = sign.upper()
    if "€" in sign or "EUR" in sign:
        return "EUR"
    return "GBP" if "£" in sign or "GBP" in sign else "USD"


def _simple(text: str) -> Iterator[_Found]:
    for type_, alternatives, fixed in _SIMPLE:
        for pattern in alternatives:
            for match in patterns.compile(pattern, ignore_case=True).finditer(text):
                value = dict(fixed)
                for key, words in match.groupdict().items():
                    if words:
                        value[key] = " ".join(words.split())
                yield match.start(), match.end(), type_, value


_EXCLUDED = patterns.compile(
    r"(?s)(?:does\s+not\s+apply\s+in|excluding|not\s+(?:granted|available"
    r"|apply)\s+[^.]{0,60}\bin)\s+(?:the\s+)?(?P<where>[^.;]{0,120})",
    ignore_case=True,
)
_TERRITORIES = (("european union", "EU"), ("united kingdom", "UK"), ("south korea", "KR"))


def _territories(text: str) -> Iterator[_Found]:
    for match in _EXCLUDED.finditer(text):
        where = " ".join((match["where"] or "").lower().split())
        places = tuple(code for name, code in _TERRITORIES if name in where)
        if places:
            yield match.start(), match.end(), "territory_exclusion", {"territories": places}
            return
