"""What the licence files of one source say of its parts: each licence that a text holds."""

from __future__ import annotations

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.listing import Role
from howopen.findings.shared.case import cite_opening
from howopen.findings.shared.license_claims import LicenseClaim, Origin
from howopen.findings.shared.words import listed
from howopen.licenses.by_name.by_id import license_of_id
from howopen.licenses.by_name.components import Component
from howopen.licenses.reading import UNKNOWN, VARIANT, LicenseReading, Match
from howopen.licenses.terms import License
from howopen.model import Citation


def claims_of_files(
    source: SourceEvidence, origin: Origin, component: Component, *, only_root: bool = False
) -> list[LicenseClaim]:
    """The licences of the files that are not said to be for something else than `component`.

    A file that names none is a claim without a licence; for code, also one that names them only
    for other parts.
    """
    found: list[LicenseClaim] = []
    for path, reading in source.license_readings.items():
        if (only_root and "/" in path) or (_is_of_data(path) and not source.is_dataset):
            continue
        claims = _claims(source, path, reading, origin)
        own = [c for c in claims if c.component in (Component.UNKNOWN, component)]
        found += own
        if claims and not own and component is Component.CODE:
            found.append(_without_license(source, path, reading, origin))
    return found


def claims_of_data_files(source: SourceEvidence) -> list[LicenseClaim]:
    """The licences of files that are for data, by their name or by their own words."""
    return [
        claim
        for path, reading in source.license_readings.items()
        for claim in _claims(source, path, reading, Origin.FILE)
        if claim.component is Component.DATA or (_is_of_data(path) and claim.license is not None)
    ]


def is_about_model(source: SourceEvidence, claim: LicenseClaim) -> bool:
    """Whether a licence file lies with a model's files or says that it is for weights.

    A folder that bears the model's name and holds a demo or a package is about that software.
    """
    if claim.component is Component.WEIGHTS:
        return True
    path = claim.citations[0].path
    folder, slash, file = path.rpartition("/")
    if "model" in file.lower() or "weight" in file.lower():
        return True
    software = (*source.listing.of(Role.DEMO), *source.listing.of(Role.PACKAGING))
    if not slash or any(p.startswith(f"{folder}/") for p in software):
        return False
    return source.relevance.get(path) is Relevance.WHOLE


def _is_of_data(path: str) -> bool:
    """Whether a licence file says by its name that it is for data."""
    return "data" in path.rpartition("/")[2].lower()


def _claims(
    source: SourceEvidence, path: str, reading: LicenseReading, origin: Origin
) -> list[LicenseClaim]:
    """A claim for each licence in a text, the narrowest first: all of them bind."""
    if reading.license_id == UNKNOWN:
        return [_of_own_terms(source, path, reading, origin)]
    found = {
        claim.id: claim
        for match in reading.matches
        if (claim := _of_match(source, path, reading, match, origin)) is not None
    }
    if found:
        return sorted(found.values(), key=lambda claim: -claim.rank)
    text = source.text(path)
    if text is None or not text.words:
        return []
    return [_without_license(source, path, reading, origin)]


def _without_license(
    source: SourceEvidence, path: str, reading: LicenseReading, origin: Origin
) -> LicenseClaim:
    return LicenseClaim(
        name=path,
        license=None,
        origin=origin,
        source=source.source.id,
        citations=(cite_opening(source, path, "a licence file that names no licence of this"),),
        reading=reading,
    )


def _of_own_terms(
    source: SourceEvidence, path: str, reading: LicenseReading, origin: Origin
) -> LicenseClaim:
    """Terms that are like no licence we know; by their title they may be one whose words we lack.

    The words of every open licence are known: under the title of one, other words are a change.
    """
    titled = license_of_id(reading.variant_of) if reading.variant_of else None
    shows = "terms of its own, like no licence that we know"
    if titled is not None:
        shows = f"bears the title of {titled.name}; its words are none that we know"
    changed = titled is not None and titled.category.open
    return LicenseClaim(
        name=path if titled is None or changed else titled.name,
        license=titled,
        origin=origin,
        source=source.source.id,
        citations=(cite_opening(source, path, shows),),
        variant=changed,
        reading=reading,
    )


def _of_match(
    source: SourceEvidence, path: str, reading: LicenseReading, match: Match, origin: Origin
) -> LicenseClaim | None:
    license_ = license_of_id(match.variant_of or match.license_id)
    if license_ is None:
        return None
    variant = match.license_id == VARIANT
    cite = source.cite(path, *_opening(match), _shown(match, license_))
    citations = [cite]
    if variant:
        citations += _differences(source, path, reading)
    return LicenseClaim(
        name=f"{path} (a variant of {license_.name})" if variant else license_.name,
        license=license_,
        origin=origin,
        source=source.source.id,
        citations=tuple(citations),
        variant=variant,
        component=Component(match.component) if match.component else Component.UNKNOWN,
        reading=reading,
    )


def _opening(match: Match) -> tuple[int, int]:
    """The line where a licence's words begin; of a name, all its lines."""
    last = match.start_line if match.by == "text" else match.end_line
    return match.start_line, last


def _shown(match: Match, license_: License) -> str:
    if match.by == "title":
        return f"bears the title of {license_.name}"
    if match.by != "text":
        return f"names {license_.name}"
    lines = f"lines {match.start_line} to {match.end_line}"
    if match.license_id == VARIANT:
        return f"{lines} are words of {license_.name}, with differences that matter"
    return f"{lines} are the words of {license_.name}"


MOST_DIFFERENCES = 3
"""Places of a text that are cited for what differs in it."""


def _differences(source: SourceEvidence, path: str, reading: LicenseReading) -> list[Citation]:
    return [
        source.cite(path, difference.line, difference.line, f"differs: {difference.kind}")
        for difference in reading.differences[:MOST_DIFFERENCES]
        if difference.line is not None
    ]


def differences_in_words(claim: LicenseClaim) -> str:
    """What differs in a variant, by kind and line; the words themselves are in the release."""
    differences = claim.reading.differences if claim.reading is not None else ()
    told = [
        f"{_KINDS.get(d.kind, d.kind)} (line {d.line})" if d.line else _KINDS.get(d.kind, d.kind)
        for d in differences
    ]
    return listed(told)


_KINDS = {
    "added": "words were added",
    "missing": "words are missing",
    "number": "a number differs",
    "date": "a date differs",
    "name": "a name differs",
    "territory": "a territory differs",
    "changed": "words were changed",
}
