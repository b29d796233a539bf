"""Something is asked of those with more users (or visits) than a number.

Value: `users`, `period` (month or day; absent when the text names none), `unit` only when it is
not users, `effect` (`limit_effects.effect_of`).
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

LEAST = 1000
"""Fewer users are seats of a licence."""
TRIGGERS = Triggers(
    english=("users", "user count", "people each", "people every", "people per", "people a ",
        "visits", "visitors", "dau", "mau", "subscribers"),
    other=(
        "用户", "用戶", "访问", "月活", "日活", "人次", "ユーザ", "利用者", "이용자", "사용자",
        "방문", "utilisateurs", "usuarios", "nutzer",
    ),
    least=LEAST,
)  # fmt: skip
_KIND = (
    r"(?P<visits>visits|page\s?views|人次|访问量?|방문)"
    r"|(?P<users>users?\b|visitors|\b[dmaw]aus?\b|\bmuus?\b|subscribers|active\s+(?:accounts|customers)"
    r"|用户|用戶|ユーザ|利用者|이용자|사용자|utilisateurs|usuarios|nutzer|月活|日活)"
)
_BEHIND = patterns.compile(
    r"^[\s)+\-]*(?:(?:or|and|more|fewer|less|greater|above|higher|total|distinct|different|unique"
    r"|registered|active|monthly|daily|weekly|annual|yearly|average|concurrent|paying|paid|end"
    r"|service|of|de|d'|individual|worldwide|global|cumulative|the|its|your|per|month|day|aktive\w*"
    r"|monatlich\w*|名|个|個|人|位|명|의|以上|以下|的|月活跃|日活跃|月度|每日|活跃|注册|月間|アクティブ"
    r"|월간?|일일?|일간|활성|이상|を|の)[\s\-]*){0,8}(?:"
    + _KIND
    + r"|(?P<people>人|명|people\s+(?:each|every|per|a)\b))"
)
_AHEAD = patterns.compile(
    r"(?:\b(?:monthly|daily|annual|total|active|unique|registered|average)[\s-]+){0,4}(?:"
    + _KIND
    + ")"
)
_OTHER = patterns.compile(
    r"^[\s)\-]*(?:or\s+(?:more|fewer|less)\s+)?(?:[\w-]+\s+)?(?:units?|devices?|employees|gpus?|tokens"
    r"|parameters|days|months|years|hours|times|copies|images|samples|servers|台|元|美元|设备)"
)
_OWNED = patterns.compile(r"^'\s[a-z]")
"""After "users": the number counts what they wrote or own."""
_DATA = patterns.compile(
    r"\b(?:data|datasets?|corpus|corpora)\s[^;]*?\b(?:compris|contain|includ|consist|collect|cover"
    r"|come|came|drawn)\w*\s[^;,]*$"
)


def find(text: LegalText) -> Iterator[Found]:
    """Each limit of users once."""
    return most_operative(_candidate, text, TRIGGERS)


def _candidate(limit: Limit) -> Candidate | None:
    number = limit.number
    if isinstance(number, Money):
        return None
    behind = _BEHIND.match(limit.right)
    ahead = list(_AHEAD.finditer(limit.left))
    if behind is None and (not ahead or _OTHER.match(limit.right)):
        return None
    if _DATA.search(limit.left) or (behind and _OWNED.match(limit.right[behind.end() :])):
        return None
    effect = effect_of(limit)
    if effect is None:
        return None
    value: Value = {"users": number.value}
    period = period_of(limit)
    if period is not None:
        value["period"] = period
    if (behind["visits"] if behind else ahead[-1]["visits"]) is not None:
        value["unit"] = "visits"
    value["effect"] = "separate_licence" if effect == "no_commercial_grant" else effect
    subject = ahead[0].start() if ahead else -1
    return Candidate((number.value,), rank_of(limit), limit.found(value, subject))
