"""The question on which terms the documents are that tell of the training data.

Only these, and not by a model card's tag, which is that of the weights: what the Open Source AI
Definition asks. `document-license` asks it of the release's cards and documentation as a whole.
"""

from __future__ import annotations

from howopen.findings import data_information
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best
from howopen.findings.shared.license_claims import LicenseClaim, Origin, claims_of_card
from howopen.findings.shared.license_of import documents_claims
from howopen.findings.shared.licensed_files import claims_of_files
from howopen.findings.shared.words import listed
from howopen.licenses.by_name.components import Component
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="data-information-license",
    asks="Are the documents that tell of the training data under open terms?",
    why="A description that may not be copied or changed cannot be carried on by others.",
    looks=(
        "Sentences on the licence of documents, licences of the data sets whose cards tell of the "
        "data, and of the code repositories that hold the documents."
    ),
    outcomes={
        Outcome.YES: "Every document found is under an open licence, for content or for code.",
        Outcome.PARTLY: "Some are, or the terms are not open.",
        Outcome.UNCLEAR: "No document was found, or no terms are stated for it.",
    },
    change="Put data sheets and cards under CC-BY-4.0 or the like, and say so in them.",
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """Terms stated for the documents themselves; papers elsewhere are not read."""
    places = {s.source.id for s, _, told in data_information.documents_on_data(case) if told}
    claims = list(documents_claims(case))
    for source in case.evidence.sources:
        if source.source.id not in places or source.is_model:
            # A model card's `license` is that of the weights.
            continue
        claims += (
            claims_of_card(source) if source.is_dataset else _of_repository(case, source.source.id)
        )
    if not claims:
        note = "No terms are stated for the documents that tell of the data."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=tuple(sorted(places)))
    is_open = all(c.category is not None and c.category.open for c in claims)
    told = listed(c.called for c in claims)
    return Finding(
        outcome=Outcome.YES if is_open else Outcome.PARTLY,
        value=tuple(dict.fromkeys(c.id for c in claims)),
        citations=best([c for claim in claims for c in claim.citations]),
        note=f"For the documents on the data: {told}.",
    )


def _of_repository(case: Case, source_id: str) -> list[LicenseClaim]:
    """A licence at the root of a repository covers its documents as well."""
    source = case.source(source_id)
    if source is None:
        return []
    return claims_of_files(source, Origin.REPOSITORY, Component.DOCUMENTS, only_root=True)
