"""Reads a text that holds no licence's words: a notice, a pointer, prose, or unknown terms."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from howopen.doors import patterns
from howopen.licenses.by_name.short_forms import POINTING, SHORT, Named, named_licenses
from howopen.licenses.by_name.taken_back import (
    is_only_for_code,
    is_readme,
    is_short_grant,
    take_back,
)
from howopen.licenses.by_text.added import Beside
from howopen.licenses.by_text.identify import Identification
from howopen.licenses.category import category_of, nature_of
from howopen.licenses.condition_types import condition_type
from howopen.licenses.conditions import FoundCondition
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT, LicenseReading, TextKind
from howopen.licenses.terms import Category
from howopen.licenses.text import LegalText

OTHER_TERMS = 2
"""Conditions from which on a text that names a licence has terms of its own."""
TITLE_WORDS = 14
"""Words that a title has at most."""
_TERMS: tuple[str, ...] = ("licen", "terms of use", "permission", "\u8bb8\u53ef", "\u534f\u8bae")
_TERMS += ("\u6388\u6743", "\u8a31\u8afe", "\ub77c\uc774\uc120\uc2a4")
_TITLE = patterns.compile(
    r"licen[cs]e|agreement|terms|policy|licencia|lizenz|\x{8BB8}\x{53EF}|\x{534F}\x{8BAE}|\x{8A31}\x{8AFE}",
    ignore_case=True,
)


def read_unmatched(
    legal: LegalText,
    path: str,
    found: Identification,
    conditions: tuple[FoundCondition, ...],
    without: frozenset[str],
) -> LicenseReading:
    """What such a text says of a licence."""
    text = legal.source
    named = named_licenses(text, path, len(found.tokens.words))
    if named.license is not None and named.license.id in without:
        named = Named(None, (), TextKind.OTHER)
    if _is_terms(legal, found, conditions, named, path):
        return _terms(legal, found, conditions, named)
    taken_back = take_back(named, conditions, path) or _beyond(named, conditions, path)
    if taken_back or named.variant:
        return _less_than_named(legal, named, conditions, taken_back)
    license_ = named.license
    return LicenseReading(
        license_id=license_.id if license_ else NONE,
        name=license_.name if license_ else "",
        family=(license_.family or "") if license_ else "",
        kind=named.kind,
        expression=" AND ".join(dict.fromkeys(match.license_id for match in named.matches)),
        category=license_.category if license_ else Category.PROPRIETARY,
        osi_approved=license_.osi_approved if license_ else False,
        matches=named.matches,
        conditions=conditions,
        cut=legal.cut,
    )


def _beyond(
    named: Named, conditions: tuple[FoundCondition, ...], path: str
) -> tuple[FoundCondition, ...]:
    """Conditions that a text adds to those of a restricted licence of the SPDX list."""
    license_ = named.license
    if license_ is None or license_.category.open or is_readme(path):
        return ()
    if license_.id.startswith("LicenseRef-"):
        return ()
    own = {condition.type for condition in license_.conditions}
    added = [c.type for c in conditions if c.type not in own and condition_type(c.type).category]
    return conditions if added else ()


def _less_than_named(
    legal: LegalText,
    named: Named,
    conditions: tuple[FoundCondition, ...],
    taken_back: Sequence[FoundCondition],
) -> LicenseReading:
    """A text that names a licence and then takes back part of what that grants.

    Where the licence is for the code and the text speaks of weights, these are under terms of
    their own; else it is a variant of the licence that is named.
    """
    license_ = named.license
    apart = license_ is None or is_only_for_code(legal, named)
    matches = named.matches
    if license_ is not None and not apart:
        matches = tuple(
            msgspec.structs.replace(m, license_id=VARIANT, variant_of=license_.id)
            if m.license_id == license_.id
            else m
            for m in matches
        )
    license_id = UNKNOWN if apart or license_ is None else VARIANT
    ids = [license_id, *(match.license_id for match in matches)]
    return LicenseReading(
        license_id=license_id,
        name="" if apart or license_ is None else license_.name,
        family="" if apart or license_ is None else license_.family or "",
        variant_of=None if apart or license_ is None else license_.id,
        kind=named.kind,
        expression=" AND ".join(dict.fromkeys(ids)),
        category=category_of(taken_back) if taken_back else Category.RESTRICTED_USE,
        matches=matches,
        conditions=conditions,
        cut=legal.cut,
    )


def _terms(
    legal: LegalText,
    found: Identification,
    conditions: tuple[FoundCondition, ...],
    named: Named,
) -> LicenseReading:
    """Terms that no index has. A licence whose title they bear is what they are nearest to."""
    titled = named.license if named.matches and named.matches[0].by == "title" else None
    return LicenseReading(
        license_id=UNKNOWN,
        name=titled.name if titled else _title(legal),
        family=(titled.family or "") if titled else "",
        variant_of=titled.id if titled else None,
        expression=UNKNOWN,
        category=category_of(conditions, nature=nature_of(legal, conditions)),
        matches=named.matches,
        conditions=conditions,
        unexplained=tuple(Beside(legal, found, ()).spans()),
        cut=legal.cut,
    )


def _title(legal: LegalText) -> str:
    """The first of the opening lines that calls itself a licence; empty when none does."""
    for line in range(1, min(12, legal.lines) + 1):
        words = legal.words[slice(*legal.lines_span(line, line))].strip()
        if words and len(words.split()) <= TITLE_WORDS and _TITLE.search(words[:200]):
            return words[:200].strip(" :.")
    return ""


def _is_terms(
    legal: LegalText,
    found: Identification,
    conditions: tuple[FoundCondition, ...],
    named: Named,
    path: str,
) -> bool:
    """Whether a text without the words of a licence we know states terms of its own."""
    words = len(found.tokens.words)
    limits = any(condition_type(c.type).category is not None for c in conditions)
    if named.kind is TextKind.OTHER:
        stated = conditions or any(word in legal.plain for word in _TERMS)
        return bool(stated) or is_short_grant(legal, words, path)
    if named.kind is TextKind.POINTER and not named.matches:
        stated = limits or (words > POINTING and conditions)
        return bool(stated) or is_short_grant(legal, words, path)
    if named.matches and named.matches[0].by == "title":
        return bool(conditions)
    points = named.kind is TextKind.POINTER and named.license is None
    long = points or (words > SHORT and not is_readme(path))
    open_ = named.license is not None and named.license.category.open
    return long and (len(conditions) >= OTHER_TERMS or (limits and open_))
