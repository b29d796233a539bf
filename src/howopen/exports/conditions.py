"""Conditions of terms as columns: from the words of a finding, and from what is known by name."""

from __future__ import annotations

import json
from typing import NamedTuple

from howopen.licenses.terms import CONDITION_TYPES, Condition

_DISPLAY = "name to be displayed above"
_MONEY = "revenue_threshold"
_NUMBERS = ("users", "count", "amount")


class Measure(NamedTuple):
    """What a condition sets a number for; all `None` where it sets none."""

    number: int | None = None
    unit: str | None = None
    period: str | None = None
    effect: str | None = None


class Stated(NamedTuple):
    """A condition in the words of a finding, taken apart."""

    type: str
    measure: Measure
    from_license: str | None
    from_base: str | None


def stated(words: str) -> Stated:
    """What `user threshold: 700,000,000 users a month (from LICENCE, by BASE)` says.

    Words that no condition of ours has give a type of their own.
    """
    plain, from_, origin = words.partition(" (from ")
    license_, _, base = origin.removesuffix(")").rpartition(", by ")
    name, _, detail = plain.partition(": ")
    measure = _measure(detail)
    if name == _DISPLAY:
        money = measure.unit is not None and measure.unit.isupper()
        type_ = _MONEY if money else "user_threshold"
        measure = measure._replace(effect="display_name")
    else:
        type_ = name.partition(" (")[0].replace(" ", "_")
    return Stated(
        type=type_,
        measure=measure,
        from_license=(license_ or origin.removesuffix(")")) if from_ else None,
        from_base=base or None,
    )


def _measure(detail: str) -> Measure:
    """`700,000,000 users a month`, or `20,000,000 USD a month`."""
    figure, _, rest = detail.partition(" ")
    digits = figure.replace(",", "")
    if not (digits.isascii() and digits.isdigit()):
        return Measure()
    unit, _, period = rest.partition(" a ")
    return Measure(int(digits), unit or None, period or None)


def known(condition: Condition) -> Measure:
    """The number that a known condition of a licence sets."""
    value = condition.value
    number = next((n for name in _NUMBERS if isinstance(n := value.get(name), int)), None)
    if number is None:
        return Measure(effect=_text(value.get("effect")))
    unit = value.get("currency", value.get("unit", "users"))
    return Measure(number, _text(unit), _text(value.get("period")), _text(value.get("effect")))


def detail(condition: Condition) -> str:
    """All that is known of a condition, as a JSON object."""
    return json.dumps(condition.value, ensure_ascii=False, sort_keys=True)


def place(type_: str) -> tuple[int, str]:
    """Where a type stands among all, those that are not ours at the end."""
    known_type = type_ in CONDITION_TYPES
    return (CONDITION_TYPES.index(type_) if known_type else len(CONDITION_TYPES), type_)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
