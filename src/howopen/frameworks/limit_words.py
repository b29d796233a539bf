"""What a limit in a licence does, as words within a sentence."""

from __future__ import annotations

_LIMITS = {
    "user threshold": "binds anyone above {detail}",
    "usage threshold": "binds anyone above {detail}",
    "revenue threshold": "binds anyone with more than {detail} of revenue",
    "name to be displayed above": "wants its name displayed by anyone above {detail}",
    "territory exclusion": "is not granted in {detail}",
    "non commercial": "grants no commercial use",
    "research only": "is for research only",
    "commercial registration": "wants commercial users to register",
    "no model improvement": "forbids using it to improve other models",
    "acceptable use policy": "binds users to a policy of acceptable use",
    "use restrictions": "forbids some uses",
    "military ban": "forbids some uses",
    "field of use": "forbids some uses",
    "redistribution ban": "forbids passing it on",
    "no derivatives sharing": "forbids passing on changed versions",
    "output restriction": "limits what its outputs may be used for",
}
"""What a licence with that limit does, as the end of a sentence."""


def limit_in_words(limit: str) -> str:
    """A limiting condition as the end of a sentence: "the licence binds anyone above ..."."""
    told, from_base, _ = limit.partition(" (from ")
    name, _, detail = told.partition(":")
    who = "the base's licence" if from_base else "the licence"
    said = _LIMITS.get(name, f"limits its use ({name})")
    if "{detail}" in said and not detail.strip():
        return f"{who} limits its use ({name})"
    return f"{who} {said.replace('{detail}', _counted(detail.strip()))}"


def _counted(detail: str) -> str:
    """`700,000,000 users a month` as `700 million monthly users`; other details as they are."""
    count, blank, unit = detail.partition(" ")
    unit = unit.replace("users a month", "monthly users").replace("users a day", "daily users")
    return f"{_rounded(count)}{blank}{unit}"


def _rounded(count: str) -> str:
    """`700,000,000` as `700 million`; other figures as they are."""
    digits = count.replace(",", "")
    if not digits.isdigit() or int(digits) < 1_000_000:
        return count
    number, unit = (int(digits) / 1_000_000, "million")
    if number >= 1_000:
        number, unit = number / 1_000, "billion"
    return f"{number:g} {unit}"
