"""What each condition type means: in words, in units, and for whom.

    condition_type("user_threshold").meaning
    condition_type("user_threshold").value["period"]      # "`month` or `day`"

The words are ours, in `data/condition_types.json`; they are read at the first question.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from importlib import resources

import msgspec

from howopen.errors import InputError
from howopen.licenses.conditions.found import Value
from howopen.licenses.terms import CONDITION_TYPES, Category


class Freedom(StrEnum):
    """The four freedoms of the Open Source AI Definition 1.0.

    https://opensource.org/ai/open-source-ai-definition, "What is Open Source AI".
    """

    USE = "use"
    """For any purpose and without having to ask."""
    STUDY = "study"
    """How it works, and what it is made of."""
    MODIFY = "modify"
    """For any purpose."""
    SHARE = "share"
    """With or without changes, for any purpose."""


class ConditionType(msgspec.Struct, frozen=True, kw_only=True):
    """One type of condition that a licence may state."""

    id: str
    title: str
    meaning: str
    """One plain sentence."""
    value: dict[str, str] = {}
    """The details that its value may have, by name, with their units."""
    freedoms: tuple[Freedom, ...] = ()
    """Those that it limits; none for duties of notice."""
    freedoms_by_effect: dict[str, tuple[Freedom, ...]] = {}
    """Those that it limits when the value's `effect` is that one."""
    category: Category | None = None
    """The widest category that a licence with it can have; `None` when it may have any."""
    binds: str
    """What decides whom it binds (`howopen.licenses.binding` has a rule for each):
    `everyone`, `nobody`, `users`, `revenue`, `commercial`, `sharing`, ..."""
    who: str
    """Whom it binds, and when."""
    instead: str
    """What a publisher could do instead."""

    def freedoms_of(self, value: Value) -> tuple[Freedom, ...]:
        """The freedoms that a condition of this type limits, with that value."""
        return self.freedoms_by_effect.get(str(value.get("effect", "")), self.freedoms)


class DefinitionSource(msgspec.Struct, frozen=True, kw_only=True):
    """Where a part of these definitions comes from."""

    of: str
    title: str
    url: str = ""


class _Types(msgspec.Struct, frozen=True):
    sources: tuple[DefinitionSource, ...]
    types: tuple[ConditionType, ...]


@lru_cache(maxsize=1)
def _read() -> _Types:
    data = resources.files("howopen.licenses").joinpath("data", "condition_types.json")
    return msgspec.json.decode(data.read_bytes(), type=_Types)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, ConditionType]:
    return {each.id: each for each in _read().types}


def all_condition_types() -> tuple[ConditionType, ...]:
    """Every condition type, in the order in which they are shown."""
    return _read().types


def condition_type(id_: str) -> ConditionType:
    """The condition type of that name. Raises `InputError` for a name that is none."""
    found = _by_id().get(id_)
    if found is None:
        raise InputError(
            f"{id_!r} is no condition type; those known are {', '.join(CONDITION_TYPES)}"
        )
    return found


def definition_sources() -> tuple[DefinitionSource, ...]:
    """Whose definitions these are."""
    return _read().sources
