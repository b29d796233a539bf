"""Does this bind me? Each condition of a licence, held against one situation.

    situation = situation_of(users="2e9", country="DE", use="commercial")
    for answer in binds(locate_conditions(text), situation):
        answer.type, answer.answer, answer.why, answer.quote, answer.line

"Yes" where the condition limits this somebody or asks something of them, "no" where it does
not, "cannot tell" where their situation, or the words of the clause, leave it open. What
is not said is not assumed. A "yes" with `only_if` costs nothing until that happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from howopen.licenses.binding.purpose import (
    by_commerce,
    by_field,
    by_outputs,
    by_policy,
    by_purpose,
    by_research,
    by_training,
)
from howopen.licenses.binding.reach import always, by_sharing, by_territory, never
from howopen.licenses.binding.said import Bound, Said
from howopen.licenses.binding.situation import Situation, situation_of
from howopen.licenses.binding.size import by_devices, by_revenue, by_users
from howopen.licenses.category import AnyCondition
from howopen.licenses.condition_types import condition_type
from howopen.licenses.conditions.found import FoundCondition

__all__ = ["Answer", "Bound", "Situation", "binds", "situation_of"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one condition binds in a situation."""

    type: str
    answer: Bound
    why: str
    """One sentence."""
    quote: str = ""
    """The clause; empty for a condition that is known of a licence, not read in a text."""
    line: int | None = None
    only_if: str = ""
    """What must happen before it costs anything ("you break its terms"); empty: it binds now."""


_Rule = Callable[[AnyCondition, Situation], Said]


def binds(conditions: Iterable[AnyCondition], situation: Situation) -> tuple[Answer, ...]:
    """An answer for each condition, in their order."""
    read = tuple(conditions)
    return tuple(_answer(condition, read, situation) for condition in read)


def _answer(
    condition: AnyCondition, others: tuple[AnyCondition, ...], situation: Situation
) -> Answer:
    if "threshold" in str(condition.value.get("when", "")):
        said = _as_its_thresholds(others, situation)
    else:
        said = _RULES[condition_type(condition.type).binds](condition, situation)
    found = condition if isinstance(condition, FoundCondition) else None
    return Answer(
        type=condition.type,
        answer=said.answer,
        why=said.why,
        quote=found.quote if found else "",
        line=found.line if found else None,
        only_if=said.only_if,
    )


def _as_its_thresholds(others: tuple[AnyCondition, ...], situation: Situation) -> Said:
    """A duty that begins above a threshold binds as the thresholds do that ask for it."""
    said = [
        _RULES[condition_type(other.type).binds](other, situation)
        for other in others
        if other.value.get("effect") == "display_name"
    ]
    unread = Said(Bound.CANNOT_TELL, "It begins above a threshold that was not read.")
    return max(said, key=lambda each: each.answer.rank, default=unread)


_RULES: dict[str, _Rule] = {
    "users": by_users,
    "devices": by_devices,
    "revenue": by_revenue,
    "commercial": by_commerce,
    "research": by_research,
    "purpose": by_purpose,
    "training": by_training,
    "policy": by_policy,
    "field": by_field,
    "outputs": by_outputs,
    "territory": by_territory,
    "display": by_sharing,
    "sharing": by_sharing,
    "sharing-changed": by_sharing,
    "everyone": always,
    "nobody": never,
}
"""How each kind of condition is decided (`ConditionType.binds`)."""
