"""What the licence files and use policies of a source say, each text read once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from howopen.licenses.by_name.titles import license_of_title
from howopen.licenses.category import category_of
from howopen.licenses.condition_types import condition_type
from howopen.licenses.read import read_license
from howopen.licenses.reading import UNKNOWN, VARIANT, LicenseReading, TextKind
from howopen.model import Document

KEPT = 512
"""Readings that are kept: many releases share a licence, and many licences a text."""


def read_licenses(documents: Iterable[Document]) -> dict[str, LicenseReading]:
    """Path -> reading, for documents known to be licences or policies."""
    return {d.path: reading_of(d.text, d.path) for d in documents}


def reading_of(text: str, path: str) -> LicenseReading:
    """The reading of a text, kept for other places with the same words and file name."""
    return _read(text, path.rpartition("/")[2])


@lru_cache(maxsize=KEPT)
def _read(text: str, name: str) -> LicenseReading:
    return _titled(read_license(text, name), text, name)


def _titled(reading: LicenseReading, text: str, name: str) -> LicenseReading:
    """A text under the title of a licence that we know, with other words than that licence's.

    The index holds the words of every open licence, and not those of every bespoke one: so a
    text that is like an open licence stays a variant of that, whatever its title.
    """
    limits = any(condition_type(c.type).category is not None for c in reading.conditions)
    names_it_and_adds = limits and reading.kind in (TextKind.NOTICE, TextKind.MENTIONS)
    if reading.license_id not in (UNKNOWN, VARIANT) and not names_it_and_adds:
        return reading
    title = license_of_title(text, name)
    if title is None or title.by != "title" or title.license.id == reading.variant_of:
        return reading
    if reading.license_id == VARIANT and title.license.category.open:
        return reading
    return replace(
        reading,
        license_id=UNKNOWN,
        name=title.license.name,
        family=title.license.family or "",
        variant_of=title.license.id,
        kind=TextKind.LICENSE,
        expression=UNKNOWN,
        category=category_of(reading.conditions) if names_it_and_adds else reading.category,
        osi_approved=False,
    )
