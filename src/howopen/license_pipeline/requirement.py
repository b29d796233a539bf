"""What may be demanded of a licence: `howopen license --require`.

parse_requirement("no-limits")
falls_short("no-limits", read_terms("LICENSE"))     # a sentence; empty when it is met
"""

from __future__ import annotations

from howopen.doors.terminal import printable
from howopen.errors import InputError
from howopen.license_pipeline.terms_reading import FolderReading, TermsReading
from howopen.licenses.category import category_of
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT
from howopen.licenses.terms import Category

OSI_APPROVED = "osi-approved"
KNOWN = "known"
_WIDEST = {
    "open-source": Category.OPEN_SOURCE,
    "open-data": Category.OPEN_DATA,
    "no-limits": Category.OPEN_WEIGHTS_UNRESTRICTED,
    "commercial-use": Category.RESTRICTED_USE,
    "research-use": Category.RESEARCH_ONLY,
}
"""Demand -> the narrowest category that meets it."""
REQUIREMENTS = (*_WIDEST, OSI_APPROVED, KNOWN)


def parse_requirement(words: str) -> str:
    """A demand by its name. Raises `InputError` with those that there are."""
    demand = words.strip().lower()
    if demand not in REQUIREMENTS:
        raise InputError(
            f"{words!r} cannot be required of a licence; there are: {', '.join(REQUIREMENTS)}"
        )
    return demand


def falls_short(demand: str, terms: TermsReading | FolderReading) -> str:
    """Why a demand is not met, in a sentence; empty when it is. What is not known meets none."""
    readings = terms.files if isinstance(terms, FolderReading) else (terms,)
    why = _why(demand, terms) or next(filter(None, map(_cut, readings)), "")
    return f"not met: {demand}; {why}" if why else ""


def _why(demand: str, terms: TermsReading | FolderReading) -> str:
    if terms.category is None or not terms.expression or terms.expression == NONE:
        return "no licence is named"
    if demand == OSI_APPROVED:
        return "" if terms.osi_approved else f"{terms.expression} is not on the OSI's list"
    if demand == KNOWN:
        unnamed = {NONE, UNKNOWN, VARIANT} & {*terms.expression.translate(_BARE).split()}
        return "it is no licence that we know, word for word" if unnamed else ""
    return _narrower(demand, terms)


_BARE = str.maketrans("()", "  ")


def _narrower(demand: str, terms: TermsReading | FolderReading) -> str:
    """Categories are compared; a text that is open by its name and limits by its words is not."""
    if terms.category is None or terms.category.rank > _WIDEST[demand].rank:
        return f"the licence is {terms.category}"
    readings = terms.files if isinstance(terms, FolderReading) else (terms,)
    for reading in readings:
        limited = category_of(reading.conditions, osi_approved=reading.osi_approved)
        if reading.osi_approved and limited.rank > _WIDEST[demand].rank:
            return f"the text of {reading.license_id} also has words that make it {limited}"
    return ""


def _cut(reading: TermsReading) -> str:
    place = printable(reading.path) or "it"
    return f"only the beginning of {place} was read" if reading.cut else ""
