"""Something is asked of those with more revenue than an amount.

Value: `amount` (whole units), `currency` (ISO 4217; absent when the text names none), `period`
(`month`, else `year`), `effect` (`limit_effects.effect_of`). The equivalent in another currency is
no second limit; caps of liability, damages and fees are none.
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
    period_of,
    rank_of,
)
from howopen.licenses.text import LegalText

LEAST = 10_000
"""Smaller sums beside these words are fees and caps."""
TRIGGERS = Triggers(
    english=("revenue", "turnover", "sales", "income"),
    other=(
        "营业额", "营收", "收入", "売上", "収益", "매출", "수익", "수입", "chiffre d'affaires",
        "revenus", "ingresos", "facturación", "umsatz",
    ),
    least=LEAST,
)  # fmt: skip
_KINDS = (
    r"(?:annual|total|gross|net|yearly|monthly|quarterly|recurring|combined|consolidated|global"
    r"|aggregate|worldwide)\s+"
)
_REVENUE = patterns.compile(
    rf"\b(?:{_KINDS}){{0,4}}(?:revenues?|turnover)\b|\b(?:{_KINDS}){{1,4}}(?:sales|income)\b"
    r"|营业额|营业收入|营收|年收入|收入|売上|収益|매출|수익|수입|chiffre\s+d'affaires|revenus|ingresos|facturación"
    r"|umsatz"
)
_NO_LIMIT = patterns.compile(
    r"liabilit|liable|damages|indemnif|refund|penalt|\bloss(?:es)?\s+of|lost\s|责任|赔偿|손해|賠償|損害"
)
_ALTERNATIVE = patterns.compile(
    r"[,;]\s+(?:or|and)\s|\s(?:or|and|oder|und|ou|et)\s+$|[或且及、]|또는|または"
)
_OTHER_MONEY = patterns.compile(
    r"^[\s)]*(?:\([^)]*\)\s*)?(?:in|of)\s+(?:\w+\s+){0,3}(?:funding|capital)"
    r"|^[^,;]{0,30}(?:\bgmv\b|merchandise)"
)
_AND_REVENUE = patterns.compile(r"^\s+(?:and|or|and/or)\s+(?:[\w-]+\s+){0,3}(?:revenue|turnover)")


def find(text: LegalText) -> Iterator[Found]:
    """Each limit of revenue once."""
    return most_operative(_candidate, text, TRIGGERS)


def _candidate(limit: Limit) -> Candidate | None:
    number = limit.number
    other = _OTHER_MONEY.match(limit.right)
    both = other is not None and _AND_REVENUE.match(limit.right[other.end() :]) is not None
    if number[0] < LEAST or (other and not both):
        return None
    if _NO_LIMIT.search(limit.left) or _NO_LIMIT.search(limit.right):
        return None
    ahead = _REVENUE.search(limit.left)
    if ahead is None and not both and not _is_revenue(limit.right[:120]):
        return None
    value: Value = {"amount": number[0]}
    if isinstance(number, Money):
        value["currency"] = number.currency
    elif number.value < 10 * LEAST:
        return None
    effect = effect_of(limit)
    if effect is None:
        return None
    value["period"] = "month" if period_of(limit) == "month" else "year"
    value["effect"] = effect
    subject = ahead.start() if ahead else -1
    return Candidate(
        (number[0], str(value.get("currency"))), rank_of(limit), limit.found(value, subject)
    )


def _is_revenue(right: str) -> bool:
    """Whether the words behind a sum say that it is revenue; not those of another alternative."""
    match = _REVENUE.search(right)
    return match is not None and not _ALTERNATIVE.search(right[: match.start()])
