"""The licence of one part of a release as SPDX expressions, and where places contradict."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from howopen.findings.shared.license_claims import LicenseClaim, Origin
from howopen.findings.shared.license_of import NOT_A_NAME
from howopen.licenses.by_name.components import Component
from howopen.licenses.by_name.expression import joined
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT
from howopen.model import LicenseExpressions

Sides = tuple[LicenseClaim, LicenseClaim]
"""Two claims that contradict each other."""


def of_whole(claims: Iterable[LicenseClaim]) -> LicenseExpressions | None:
    """What is declared of one thing, the weights, and what its texts are; `None` for no claim.

    Of what is declared the place that counts most is taken, as it stands first.
    """
    held = list(claims)
    declared = [expression for c in held if (expression := _declared(c))]
    named = next((each for each in declared if each != UNKNOWN), "") or joined(declared)
    return _expressions(named, held, agreed=contradiction(held) is None) if held else None


def of_parts(claims: Iterable[LicenseClaim]) -> LicenseExpressions | None:
    """The same of repositories of code or data sets: each is under its own licences."""
    by_source = claims_by_source(claims).values()
    found = [
        _expressions(joined(_declared(c) for c in own), own, agreed=text_against(own) is None)
        for own in by_source
    ]
    if not found:
        return None
    return LicenseExpressions(
        declared=joined(each.declared for each in found if each.declared != NONE) or NONE,
        detected=joined(each.detected for each in found if each.detected != NONE) or NONE,
        concluded=NONE
        if any(each.concluded == NONE for each in found)
        else joined(each.concluded for each in found),
    )


def claims_by_source(claims: Iterable[LicenseClaim]) -> dict[str, list[LicenseClaim]]:
    """The claims of each source, in order."""
    found: dict[str, list[LicenseClaim]] = {}
    for claim in claims:
        found.setdefault(claim.source, []).append(claim)
    return found


def contradiction(claims: Iterable[LicenseClaim]) -> Sides | None:
    """The first two places that name nothing in common; `None` when none contradict."""
    for one, other in combinations(_places(claims), 2):
        if not _share(one, other):
            return one[0], other[0]
    return None


def text_against(claims: Iterable[LicenseClaim]) -> Sides | None:
    """What is declared and a text, when the texts are nothing of what is declared."""
    known = [c for place in _places(claims) for c in place]
    declared = [c for c in known if c.reading is None]
    texts = [c for c in known if c.reading is not None]
    if declared and texts and not _share(declared, texts):
        return declared[0], texts[0]
    return None


def _share(some: list[LicenseClaim], others: list[LicenseClaim]) -> bool:
    """Whether one licence is among both."""
    pairs = [(one.id, other.id) for one in some for other in others]
    return any(a == b or _is_version(a, b) or _is_version(b, a) for a, b in pairs)


def _is_version(name: str, license_id: str) -> bool:
    """Whether a licence named without a version ("BSD") may be that one ("BSD-3-Clause")."""
    stem = f"{name.removeprefix('LicenseRef-howopen-').lower()}-"
    rest = license_id.lower().removeprefix(stem)
    return license_id.lower().startswith(stem) and rest[:1].isdigit()


def _places(claims: Iterable[LicenseClaim]) -> list[list[LicenseClaim]]:
    """The claims of each place that names a licence we know, or holds terms of its own."""
    places: dict[object, list[LicenseClaim]] = {}
    for claim in claims:
        if claim.license is not None or claim.has_own_terms or claim.is_own_agreement:
            places.setdefault(claim.place, []).append(claim)
    return list(places.values())


def _expressions(declared: str, claims: list[LicenseClaim], *, agreed: bool) -> LicenseExpressions:
    detected = joined(_detected(c) for c in claims)
    by_name = joined(c.expression for c in claims if c.origin is Origin.FAMILY)
    concluded = (detected or declared or by_name) if agreed else ""
    return LicenseExpressions(
        declared=declared or NONE, detected=detected or NONE, concluded=concluded or NONE
    )


def _declared(claim: LicenseClaim) -> str:
    """What a place names; empty for a text and for what names none: "other", a model's name."""
    if claim.reading is not None or claim.origin is Origin.FAMILY:
        return ""
    if claim.name.lower() in NOT_A_NAME:
        return ""
    if claim.variant:
        return VARIANT
    return claim.expression or UNKNOWN


def _detected(claim: LicenseClaim) -> str:
    """All that a text holds; the licence whose title it bears, where its words are not known."""
    reading = claim.reading
    if reading is None or (claim.license is None and not claim.has_own_terms):
        return ""
    by_title = claim.has_own_terms and not claim.variant
    if claim.license is not None and (by_title or claim.component is not Component.UNKNOWN):
        return claim.license.id
    return reading.expression or (UNKNOWN if claim.has_own_terms else reading.license_id)
