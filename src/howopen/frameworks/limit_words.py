"""What a limit in a licence does, as words within a sentence."""

from __future__ import annotations

from howopen.locale import Say, as_written

LIMITS = {
    "user threshold": "does not cover anyone above {detail}",
    "usage threshold": "does not cover anyone above {detail}",
    "revenue threshold": "does not cover anyone with more than {detail} of revenue",
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
USERS = {
    "users a month": (
        "{figure} monthly users",
        "{figure} million monthly users",
        "{figure} billion monthly users",
    ),
    "users a day": (
        "{figure} daily users",
        "{figure} million daily users",
        "{figure} billion daily users",
    ),
}
"""People counted by the month or day: below a million, in millions, in thousands of millions."""
AMOUNTS = ("{figure} {unit}", "{figure} million {unit}", "{figure} billion {unit}")
PERIODS = {"day": "{amount} a day", "month": "{amount} a month", "year": "{amount} a year"}


def limit_in_words(limit: str, say: Say = as_written) -> str:
    """A limiting condition as a sentence within another: "the licence forbids some uses"."""
    told, from_base, _ = limit.partition(" (from ")
    name, _, detail = told.partition(":")
    who = say("the base's licence") if from_base else say("the licence")
    said = LIMITS.get(name)
    if said is None or ("{detail}" in said and not detail.strip()):
        does = say("limits its use ({name})").format(name=say(name))
    else:
        does = say(said).replace("{detail}", _counted(detail.strip(), say))
    return f"{who} {does}"


def _counted(detail: str, say: Say) -> str:
    """`700,000,000 users a month` as `700 million monthly users`; other details as they are."""
    count, _, unit = detail.partition(" ")
    digits = count.replace(",", "")
    if not digits.isdigit():
        return _placed(detail, say)
    figure, scale = _rounded(int(digits))
    forms, unit, period = (USERS[unit], unit, "") if unit in USERS else (AMOUNTS, *_apart(unit))
    form = one(forms[scale]) if scale and figure == "1" else forms[scale]
    figure = figure.replace(",", say(","))
    amount = say(form).format(figure=figure, unit=unit).strip()
    return say(PERIODS[period]).format(amount=amount) if period in PERIODS else amount


def one(form: str) -> str:
    """The form for a single million; other languages have a word of its own for it."""
    return form.replace("{figure}", "1")


def _apart(unit: str) -> tuple[str, str]:
    """`USD a year` as unit and period."""
    unit, _, period = unit.partition(" a ")
    return unit, period


def _placed(detail: str, say: Say) -> str:
    """`EU, UK (multimodal models)`: places by their codes, and what of a release is excluded."""
    places, bracket, scope = detail.partition(" (")
    told = ", ".join(say(place) for place in places.split(", ")) if places else ""
    return f"{told} ({say(scope.removesuffix(')'))})" if bracket else told


def _rounded(count: int) -> tuple[str, int]:
    """The figure, and what it counts: 0 for ones, 1 for millions, 2 for thousands of millions."""
    if count < 1_000_000:
        return f"{count:,}", 0
    if count < 1_000_000_000:
        return f"{count / 1_000_000:g}", 1
    return f"{count / 1_000_000_000:g}", 2
