"""A licence by its id, for all ids that a reading may give."""

from __future__ import annotations

from functools import lru_cache

from howopen.licenses.by_name.table import table
from howopen.licenses.by_text.index import Entry, license_index
from howopen.licenses.read import FREE_CLASSES
from howopen.licenses.terms import Category, License


@lru_cache(maxsize=1024)
def license_of_id(license_id: str) -> License | None:
    """The licence with that id, as the table knows it, else as the index of texts does.

    `None` for an id of neither. Of the index alone only name, class and approval are known: no
    conditions, and what is neither approved nor free counts as proprietary.
    """
    known = table().licenses.get(license_id)
    if known is not None:
        return known
    index = license_index()
    places = index.places.get(license_id)
    return _of_entry(index.entries[places[0]]) if places else None


def _of_entry(entry: Entry) -> License:
    free = entry.class_ in FREE_CLASSES
    unapproved = Category.OPEN_WEIGHTS_UNRESTRICTED if free else Category.PROPRIETARY
    return License(
        id=entry.id,
        name=entry.name,
        category=Category.OPEN_SOURCE if entry.osi_approved else unapproved,
        osi_approved=entry.osi_approved,
        family=entry.family or None,
    )
