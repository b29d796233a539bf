"""Under which licence the weights, the code and the data are: all that is said, and what counts.

Where the hub's tag, a licence file and a sentence of the card disagree, the narrower the place
speaks of the component, the more it counts: a sentence about the weights, then the card's
`license_name`, the card's tag, a licence file beside the weights, the hub's record, a sentence
in a repository that names the release, and last a licence file that covers a whole repository.
"""

from __future__ import annotations

from functools import lru_cache

from howopen.evidence.facts import SourceEvidence
from howopen.findings.shared.access import is_client
from howopen.findings.shared.case import KEPT, Case
from howopen.findings.shared.license_claims import (
    LicenseClaim,
    Origin,
    claim_of,
    claims_of_card,
    claims_of_name,
    claims_of_own_terms,
    claims_of_packages,
    claims_of_sentences,
)
from howopen.findings.shared.licensed_files import (
    claims_of_data_files,
    claims_of_files,
    is_about_model,
)
from howopen.findings.shared.weights import weights_linked
from howopen.licenses.by_name.components import Component
from howopen.licenses.by_name.table import license_of_family
from howopen.model import Citation, SourceKind

NOT_A_NAME = frozenset({"other", "unknown", "none", "null", "n/a", "see license", "custom"})
"""Hub tags that say only that the licence is somewhere else."""


@lru_cache(maxsize=KEPT)
def weights_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the weights of what users get, those that count most first."""
    found: list[LicenseClaim] = []
    for source in case.models:
        found += claims_of_card(source)
        found += claims_of_files(source, Origin.FILE, Component.WEIGHTS)
        if source.info is not None and source.info.license:
            found += claims_of_name(source, source.info.license, Origin.HUB, "info.json", 0)
    for source in case.end:
        found += claims_of_sentences(case, source, (Component.WEIGHTS,))
        if source.is_model:
            found += claims_of_sentences(case, source, (Component.UNKNOWN,))
        else:
            found += [
                c
                for c in claims_of_files(source, Origin.FILE, Component.WEIGHTS)
                if is_about_model(source, c)
            ]
    elsewhere = [c for c in found if c.origin is Origin.ELSEWHERE]
    if len({c.id for c in elsewhere}) > 1:
        # A repository of many models that names several licences: which is this one's is not said.
        found = [c for c in found if c.origin is not Origin.ELSEWHERE]
    for source in case.end:
        found += claims_of_own_terms(case, source)
    if not case.models:
        found += _by_family(case)
    if not found and not case.models:
        repositories = (s for s in case.code if s.source.kind is not SourceKind.PACKAGE)
        for source in (s for s in repositories if weights_linked(case, s)):
            found += claims_of_sentences(case, source, (Component.UNKNOWN,))
            found += claims_of_files(source, Origin.REPOSITORY, Component.WEIGHTS, only_root=True)
    return _ordered(found)


def _by_family(case: Case) -> list[LicenseClaim]:
    """The licence that is known for the release's own family, where the maker wrote one for it."""
    name = case.evidence.release.name
    known = license_of_family(name)
    if known is None or not case.end:
        return []
    cite = case.end[0].cite(shows=f"the release's name, for which {known.name} was written")
    return [claim_of(known.name, known, Origin.FAMILY, case.end[0], cite)]


def code_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the release's code, those that count most first."""
    found: list[LicenseClaim] = []
    for source in case.end:
        if source.source.kind is SourceKind.PACKAGE and not is_client(source):
            found += claims_of_packages(source)
            found += _of_package_files(source)
        elif source in case.code:
            found += claims_of_sentences(case, source, (Component.CODE,))
            found += [
                c
                for c in claims_of_files(source, Origin.FILE, Component.CODE, only_root=True)
                if not is_about_model(source, c)
            ]
            found += claims_of_packages(source)
    return _ordered(found)


def _of_package_files(source: SourceEvidence) -> list[LicenseClaim]:
    """Licences in the files that a package carries for itself; those of what it bundles are not.

    https://packaging.python.org/en/latest/specifications/core-metadata/#license-file-multiple-use
    """
    return [
        claim
        for claim in claims_of_files(source, Origin.FILE, Component.CODE)
        if claim.license is not None
        and claim.citations[0].path.rpartition("/")[0] in ("", "licenses")
    ]


def data_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the release's own data."""
    found: list[LicenseClaim] = []
    for source in case.evidence.sources:
        if source.is_dataset:
            found += claims_of_card(source)
            found += claims_of_files(source, Origin.FILE, Component.DATA)
            if source.info is not None and source.info.license:
                found += claims_of_name(source, source.info.license, Origin.HUB, "info.json", 0)
        else:
            found += claims_of_sentences(case, source, (Component.DATA,))
            found += claims_of_data_files(source)
    return _ordered(found)


def documents_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the release's documents: only what a sentence puts apart from the rest."""
    found = [
        claim
        for source in case.end
        for claim in claims_of_sentences(case, source, (Component.DOCUMENTS,))
    ]
    return _ordered(found)


def _ordered(claims: list[LicenseClaim]) -> tuple[LicenseClaim, ...]:
    """Those that count most first, each name and place once."""
    once: dict[tuple[str, tuple[Citation, ...]], LicenseClaim] = {}
    for claim in sorted(claims, key=lambda c: c.origin):
        once.setdefault((claim.id, claim.citations), claim)
    return tuple(once.values())


def weights_license(case: Case) -> LicenseClaim | None:
    """The claim about the weights that counts most; one whose licence is known, if any is.

    An open licence gives way to an agreement of the weights' own (it is the code's, then): to
    a licence that we know and that is not open, else to the agreement as it is called.
    """
    claims = weights_claims(case)
    known = [c for c in claims if c.license is not None]
    named = [c for c in claims if c.name.lower() not in NOT_A_NAME]
    own = next((c for c in claims if c.is_own_agreement), None)
    first = next(iter((*known, *named, *claims)), None)
    if own is not None and first is not None and first.open:
        return next((c for c in known if not c.open), own)
    return first
