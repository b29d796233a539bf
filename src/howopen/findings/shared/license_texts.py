"""The texts of a release's licence, where they lie with the release."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.text import Text
from howopen.findings.shared.case import Case
from howopen.findings.shared.license_claims import LicenseClaim, Origin
from howopen.findings.shared.license_of import weights_claims

Placed = tuple[SourceEvidence, Text]


def terms_of(case: Case, claim: LicenseClaim) -> tuple[Placed, ...]:
    """The texts of the claimed licence among the release's own sources, each once.

    Of a licence that we know, those that bear its title; of one that we do not know, the licence
    files without a known title and what the card's `license_link` leads to.
    """
    if claim.license is not None:
        found = _titled(case, claim.license.id)
    else:
        found = (*_untitled(case), *_linked(case))
    return tuple({(s.source.id, t.path): (s, t) for s, t in found}.values())


def _titled(case: Case, license_id: str) -> tuple[Placed, ...]:
    return tuple(
        (source, text)
        for source in case.end
        for text in source.texts
        if source.relevance[text.path] is not Relevance.NONE
        and text.path in source.license_titles
        and source.license_titles[text.path].license.id == license_id
    )


def _untitled(case: Case) -> tuple[Placed, ...]:
    files = (Origin.FILE, Origin.REPOSITORY)
    places = {
        (c.source, c.citations[0].path)
        for c in weights_claims(case)
        if c.license is None and c.origin in files
    }
    return tuple((s, t) for s in case.end for t in s.texts if (s.source.id, t.path) in places)


def _linked(case: Case) -> Iterator[Placed]:
    """A `license_link` is a path beside the card or an address in a recorded repository."""
    for model in case.models:
        for text in model.texts:
            links = text.front_matter.values.get("license_link", ()) if text.front_matter else ()
            for link in links:
                for source in (model, *case.end):
                    path = _path_in(source, link, beside=source is model)
                    linked = source.text(path) if path else None
                    if linked is not None and path not in source.license_titles:
                        yield source, linked


def _path_in(source: SourceEvidence, link: str, *, beside: bool) -> str:
    """The path that a link names within a source; empty when it leads elsewhere."""
    if "://" not in link:
        return link.removeprefix("./") if beside else ""
    address = f"{source.source.url.rstrip('/')}/"
    if not link.startswith(address):
        return ""
    # blob/REVISION/PATH, as code hosts and hubs write it
    return "/".join(link.removeprefix(address).split("/")[2:])
