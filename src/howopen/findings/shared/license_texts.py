"""The texts of a release's licence and of the policies it refers to, where they lie with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.license_readings import reading_of
from howopen.evidence.text import Text
from howopen.findings.shared.case import Case
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import weights_claims
from howopen.licenses.conditions.found import FoundCondition
from howopen.licenses.reading import UNKNOWN, LicenseReading
from howopen.licenses.terms import License


class Placed(NamedTuple):
    """A licence or policy text with its place and what it says."""

    source: SourceEvidence
    text: Text
    reading: LicenseReading


def terms_of(case: Case, claim: LicenseClaim) -> tuple[Placed, ...]:
    """The texts of the claimed licence among the release's own sources, each once.

    Of a licence that we know, the files that hold its words; of one that we do not know, the
    licence files of other terms and what the card's `license_link` leads to.
    """
    about_weights = {c.place for c in weights_claims(case) if c.reading is not None}
    if claim.license is not None:
        found = [
            placed
            for placed in texts_of(case.end, claim.license.id)
            if is_plain(placed.reading, claim.license) or _place(placed) in about_weights
        ]
    else:
        own = (c for c in weights_claims(case) if c.license is None and c.reading is not None)
        found = [*_read(case, own), *_linked(case)]
    return tuple({_place(placed): placed for placed in found}.values())


def texts_of(sources: Iterable[SourceEvidence], license_id: str) -> Iterator[Placed]:
    """The files that hold, bear the title of, or change the words of a licence."""
    for source in sources:
        for path, reading in source.license_readings.items():
            text = source.text(path)
            ids = {reading.variant_of, *(m.variant_of or m.license_id for m in reading.matches)}
            if text is None or license_id not in ids:
                continue
            if source.relevance[path] is not Relevance.NONE:
                yield Placed(source, text, reading)


def is_plain(reading: LicenseReading, license_: License) -> bool:
    """Whether a text is that licence and no other, or, for a bespoke one, bears its title."""
    if reading.license_id == license_.id:
        return all(match.license_id == license_.id for match in reading.matches)
    return reading.license_id == UNKNOWN and not license_.category.open


def policies_of(terms: Placed) -> tuple[Placed, ...]:
    """The use policies that a licence text refers to, where they lie in the same repository.

    What the clause links to, else the policies beside the licence, else those of the nearest
    folder above it.
    """
    binding = [c for c in terms.reading.conditions if c.type == "acceptable_use_policy"]
    if not binding:
        return ()
    linked = [p for condition in binding for p in _named_in(terms, condition)]
    if linked:
        return tuple({p.text.path: p for p in linked}.values())
    policies = {p: r for p, r in terms.source.policy_readings.items() if _rules_use(p, r)}
    folder = terms.text.path
    while folder:
        folder = folder.rpartition("/")[0]
        beside = [p for p in policies if p.rpartition("/")[0] == folder]
        if beside:
            return tuple(_placed(terms.source, beside))
    return ()


def _rules_use(path: str, reading: LicenseReading) -> bool:
    """Whether a policy is one on use: others are on privacy, security, versions."""
    name = path.rpartition("/")[2].lower()
    return bool(reading.conditions) and any(w in name for w in ("use", "usage", "prohibit"))


def _named_in(terms: Placed, condition: FoundCondition) -> Iterator[Placed]:
    """The file or address that the clause names, when it is one of the repository's."""
    links = [
        link.target
        for link in terms.text.links
        if condition.line <= link.line <= condition.last_line
    ]
    address = condition.value.get("address")
    folder = terms.text.path.rpartition("/")[0]
    for target in (*links, *([address] if isinstance(address, str) else [])):
        path = _path_in(terms.source, target, beside=True)
        beside = f"{folder}/{path}" if folder and "://" not in target else path
        yield from _placed(terms.source, [p for p in (beside, path) if p != terms.text.path])


def _placed(source: SourceEvidence, paths: Iterable[str]) -> Iterator[Placed]:
    for path in paths:
        text = source.text(path) if path else None
        if text is not None:
            known = source.policy_readings.get(path) or source.license_readings.get(path)
            yield Placed(source, text, known or reading_of("\n".join(text.lines), path))


def _place(placed: Placed) -> tuple[str, str, None]:
    return placed.source.source.id, placed.text.path, None


def _read(case: Case, claims: Iterable[LicenseClaim]) -> Iterator[Placed]:
    """The texts of claims that are licence files."""
    for claim in claims:
        source = case.source(claim.source)
        if source is not None:
            yield from _placed(source, [claim.citations[0].path])


def _linked(case: Case) -> Iterator[Placed]:
    """A `license_link` is a path beside the card or an address in a recorded repository."""
    for model in case.models:
        for text in model.texts:
            links = text.front_matter.values.get("license_link", ()) if text.front_matter else ()
            for link in links:
                for source in (model, *case.end):
                    path = _path_in(source, link, beside=source is model)
                    known = source.license_readings.get(path)
                    if known is None or not known.matches:
                        yield from _placed(source, [path])


def _path_in(source: SourceEvidence, link: str, *, beside: bool) -> str:
    """The path that a link names within a source; empty when it leads elsewhere."""
    if "://" not in link:
        return link.removeprefix("./") if beside else ""
    address = f"{source.source.url.rstrip('/')}/"
    if not link.startswith(address):
        return ""
    # blob/REVISION/PATH, as code hosts and hubs write it
    return "/".join(link.removeprefix(address).split("/")[2:])
