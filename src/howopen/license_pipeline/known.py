"""The licences that are known by name, with filters: `howopen licenses`."""

from __future__ import annotations

from howopen.errors import InputError
from howopen.licenses import all_licenses
from howopen.licenses.terms import CONDITION_TYPES, Category, License


def licenses_known(
    *words: str,
    category: str | None = None,
    family: str | None = None,
    condition: str | None = None,
    osi_approved: bool = False,
) -> tuple[License, ...]:
    """The known licences that fit all that is asked, sorted by id.

    `words` are parts of an id, a name, a maker or another name, whatever their case; `family`
    is one, or a maker; `condition` a type of condition. Raises `InputError` for a category or
    type that there is not.
    """
    if category is not None and category not in set(Category):
        raise InputError(f"no category is called {category!r}; there are: {', '.join(Category)}")
    kind = condition.replace("-", "_").replace(" ", "_") if condition is not None else None
    if kind is not None and kind not in CONDITION_TYPES:
        known = ", ".join(CONDITION_TYPES)
        raise InputError(f"no type of condition is called {condition!r}; there are: {known}")
    return tuple(
        license_
        for license_ in all_licenses()
        if (category is None or license_.category == category)
        and (family is None or _is_of(license_, family.lower()))
        and (kind is None or license_.condition(kind) is not None)
        and (license_.osi_approved or not osi_approved)
        and all(word.lower() in _names(license_) for word in words)
    )


def _is_of(license_: License, family: str) -> bool:
    return family in ((license_.family or "").lower(), license_.publisher.lower())


def _names(license_: License) -> str:
    names = (license_.id, license_.name, license_.publisher, license_.family or "")
    return "\n".join((*names, *license_.aliases)).lower()
