"""Conditions that depend on how many users, devices or how much revenue somebody has."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.licenses.binding.said import Bound, Said
from howopen.licenses.binding.situation import Revenue, Situation, places
from howopen.licenses.category import AnyCondition
from howopen.licenses.conditions.found import FoundCondition, Value

_EFFECTS = {
    "separate_licence": "the grant ends, and another licence must be asked for",
    "royalty": "a share of what is earned must be paid",
    "licence_terminates": "the grant ends",
    "no_commercial_grant": "commercial use is not granted",
    "registration": "a registration is asked for",
    "display_name": "the grant stays, and the maker's name must be shown",
}
_DAYS = 31
"""Most days that a month has: so many times the users of a day at most use it in a month."""


_AT_THE_FIGURE = patterns.compile(
    r"(?P<bound>(?:greater|more|higher) than or equal|equal to or (?:greater|more|above)|at least"
    r"|no(?:t| )? ?(?:less|fewer) than|or (?:more|greater|above|over)\b|less than|fewer than|below"
    r"|under\b|reach|不少于|不低于|大于等于|大于或等于|以上|达到|低于|少于|小于|未満|이상|미만"
    r"|mindestens|weniger als|erreich|au moins|moins de|inférieur|al menos|menos de|inferior)"
    r"|(?:more than|greater than|higher than|exceed|excess of|above|\bover\b|up to|at most|beyond"
    r"|超过|超過|超える|超え|大于|高于|以内|以下|초과|이하|넘는"
    r"|mehr als|übersteig|plus de|dépass|supérieur|excéd|más de|superior|superen|exced)",
    ignore_case=True,
)
"""What a clause says of exactly its figure: `bound` where the limit begins there ("at least", or a
grant "below" it), else where it begins above ("more than", or a grant "up to" it)."""


def _exactly(condition: AnyCondition, what: str, effect: str) -> Said:
    """A figure that is exactly the limit: the clause's own words decide, where they agree."""
    quote = condition.quote if isinstance(condition, FoundCondition) else ""
    said = {(match["bound"] is not None): match.group() for match in _AT_THE_FIGURE.finditer(quote)}
    if len(said) != 1:
        return Said(Bound.CANNOT_TELL, f"{what} are exactly the figure; its words decide.")
    ((bound, words),) = said.items()
    if bound:
        why = f"{what} are exactly the figure, where it begins (“{words}”): {effect}."
        return Said(Bound.YES, why)
    return Said(Bound.NO, f"{what} are exactly the figure, and it begins above it (“{words}”).")


def _compared(
    condition: AnyCondition, low: int, high: int | None, limit: int, what: str, effect: str
) -> Said:
    """A figure known to lie between `low` and `high` (`None`: no bound) against a limit."""
    if low > limit:
        return Said(Bound.YES, f"{what} are above it: {effect}.")
    if high is not None and high < limit:
        return Said(Bound.NO, f"{what} are below it.")
    if low == high == limit:
        return _exactly(condition, what, effect)
    return Said(Bound.CANNOT_TELL, f"{what} may be above it or below.")


def _number(value: Value, key: str) -> int | None:
    found = value.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _effect(value: Value) -> str:
    return _EFFECTS.get(str(value.get("effect", "")), "what the clause says then holds")


def by_users(condition: AnyCondition, situation: Situation) -> Said:
    """Users of a day are among those of the month, and so at most 31 times fewer."""
    limit = _number(condition.value, "users")
    period = str(condition.value.get("period", "month"))
    unit = str(condition.value.get("unit", "users"))
    if limit is None:
        return Said(Bound.CANNOT_TELL, "The number of users was not read from the clause.")
    clause = f"The clause counts {limit:,} {unit} a {period}"
    counted = {"month": situation.users, "day": situation.daily_users}
    own = counted.get(period)
    if own is not None:
        low, high, said = own, own, f"{own:,} users a {period}"
    elif period == "day" and situation.users is not None:
        low, high, said = situation.users // _DAYS, situation.users, f"{situation.users:,} a month"
    elif period == "month" and situation.daily_users is not None:
        daily = situation.daily_users
        low, high, said = daily, daily * _DAYS, f"{daily:,} users a day"
    else:
        return Said(Bound.CANNOT_TELL, f"{clause}; how many users you have was not said.")
    most = high if unit == "users" else None
    what = f"{clause}, and your {said}"
    return _compared(condition, low, most, limit, what, _effect(condition.value))


def by_devices(condition: AnyCondition, situation: Situation) -> Said:
    """Devices are compared only with devices."""
    limit = _number(condition.value, "count")
    unit = str(condition.value.get("unit", "devices"))
    if limit is None:
        return Said(Bound.CANNOT_TELL, "The number was not read from the clause.")
    clause = f"The clause counts {limit:,} {unit}"
    if situation.devices is None or "device" not in unit:
        return Said(Bound.CANNOT_TELL, f"{clause}; how many you have was not said.")
    own = situation.devices
    what = f"{clause}, and your {own:,}"
    return _compared(condition, own, own, limit, what, _effect(condition.value))


def by_revenue(condition: AnyCondition, situation: Situation) -> Said:
    """Months and years are converted by twelve; currencies are not converted.

    Sums in different currencies are told apart only when they are more than tenfold apart,
    after the size of the units (`places().magnitudes`).
    """
    value = condition.value
    limit = _number(value, "amount")
    currency = str(value.get("currency", ""))
    period = str(value.get("period", "year"))
    effect = str(value.get("effect", ""))
    if effect == "no_commercial_grant" and situation.commercial is False:
        return Said(Bound.NO, "It takes back commercial use only, and yours is not commercial.")
    if limit is None:
        return Said(Bound.CANNOT_TELL, "The sum was not read from the clause.")
    clause = f"The clause counts {limit:,} {currency} a {period}".replace("  ", " ")
    own = situation.revenue
    if own is None:
        return Said(Bound.CANNOT_TELL, f"{clause}; your revenue was not said.")
    what = f"{clause}, and your {_sum(own, currency, period)}"
    amounts = _in_like_units(own, limit, currency, period)
    if amounts is None:
        return Said(Bound.CANNOT_TELL, f"{what} are in another currency, which is not converted.")
    said = _compared(condition, *amounts, what, _effect(value))
    if said.answer is Bound.YES and situation.commercial is False:
        return Said(
            Bound.CANNOT_TELL, f"{what} are above it, but the clause may mean commercial use only."
        )
    return said


_CONVERTED = {
    ("year", "month"): "as twelve even months make a year",
    ("month", "year"): "as twelve such months make a year",
}


def _sum(own: Revenue, currency: str, period: str) -> str:
    """A revenue in words, with what was assumed to compare it."""
    words = f"{own.amount:,} {own.currency or currency} a {own.period}".replace("  ", " ")
    notes = []
    if currency and not own.currency:
        notes.append("taken to be in its currency")
    elif own.currency != currency:
        notes.append("not converted: only what is tenfold apart counts")
    if converted := _CONVERTED.get((own.period, period)):
        notes.append(converted)
    return f"{words} ({'; '.join(notes)})" if notes else words


def _in_like_units(
    own: Revenue, limit: int, currency: str, period: str
) -> tuple[int, int, int] | None:
    """The least and the most that the revenue can be, and the limit, in one unit."""
    amount = own.amount
    if own.period == "month" and period == "year":
        amount *= 12
    elif own.period == "year" and period == "month":
        limit *= 12
    if not own.currency or own.currency == currency or amount == 0:
        return amount, amount, limit
    sizes = places().magnitudes
    if own.currency not in sizes or currency not in sizes:
        return None
    shift = sizes[currency] - sizes[own.currency]
    amount *= 10 ** max(0, shift)
    limit *= 10 ** max(0, -shift)
    return amount, amount * 100, limit * 10
