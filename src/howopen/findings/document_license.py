"""The question under which licence the release's documents are.

All cards and documentation, by the licence of the repository that holds them: what the Model
Openness Framework asks. `data-information-license` asks it of what tells of the data alone.
"""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.license_claims import (
    LicenseClaim,
    Origin,
    claims_of_card,
    claims_of_name,
)
from howopen.findings.shared.license_expressions import of_parts
from howopen.findings.shared.license_of import documents_claims
from howopen.findings.shared.licensed_files import claims_of_files
from howopen.findings.shared.words import listed
from howopen.licenses.by_name.components import Component
from howopen.licenses.terms import Category
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="document-license",
    asks="Are the release's cards and documentation under an open licence?",
    why="A card that may not be copied cannot travel with the model.",
    looks=(
        "Sentences that speak of the documents; else the licence of the repository that holds "
        "them, which covers its documents too."
    ),
    outcomes={
        Outcome.YES: "The documents, or the repository that holds them, are under open licences.",
        Outcome.PARTLY: "Under a licence that limits use, or one that we do not know.",
        Outcome.UNCLEAR: "No licence was found.",
    },
    change="Say under which licence the card and the documentation are: CC-BY-4.0 suits them.",
    effort=Effort.TERMS,
)

OPEN = (Category.OPEN_SOURCE, Category.OPEN_DATA)


def answer(case: Case) -> Finding:
    """The licences of the documents, with the places that name them. Papers are not asked of."""
    claims = documents_claims(case) or _of_repositories(case)
    if not claims:
        return Finding(
            outcome=Outcome.UNCLEAR, note="No licence of the documents.", searched=ids(case.end)
        )
    is_open = all(c.category in OPEN for c in claims)
    return Finding(
        outcome=Outcome.YES if is_open else Outcome.PARTLY,
        value=tuple(dict.fromkeys(c.id for c in claims)),
        citations=best([place for claim in claims for place in claim.citations]),
        note=f"For the documents: {listed(c.called for c in claims)}.",
        expressions=of_parts(claims),
    )


def _of_repositories(case: Case) -> tuple[LicenseClaim, ...]:
    """What covers the repositories of the cards; where there are none, those of the code."""
    cards = [claim for source in case.models for claim in _of_card(source)]
    if cards:
        return tuple(cards)
    return tuple(
        claim
        for source in case.code
        for claim in claims_of_files(source, Origin.FILE, Component.DOCUMENTS, only_root=True)
    )


def _of_card(source: SourceEvidence) -> list[LicenseClaim]:
    """The card's own tag, else the hub's record, else a licence file at the root."""
    tagged = claims_of_card(source)
    if tagged:
        return tagged
    if source.info is not None and source.info.license:
        return claims_of_name(source, source.info.license, Origin.HUB, "info.json", 0)
    return claims_of_files(source, Origin.FILE, Component.DOCUMENTS, only_root=True)
