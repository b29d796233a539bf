"""The question under which licence the data is that the release gives out."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.license_expressions import of_parts
from howopen.findings.shared.license_of import data_claims
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="data-license",
    asks="Is the data that the release gives out under an open licence?",
    why="Data without a licence can be looked at and not reused.",
    looks="Cards and licence files of the release's data sets, sentences that speak of the data.",
    outcomes={
        Outcome.YES: "Every licence found for the data is open, for content or for code.",
        Outcome.PARTLY: "A licence that limits who may use the data, or one that we do not know.",
        Outcome.UNCLEAR: "No licence of data was found.",
    },
    change="Name the licence in the data set's card, preferably one made for data.",
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """The licences of the data, with the places that name them."""
    claims = data_claims(case)
    if not claims:
        sources = case.evidence.sources
        return Finding(outcome=Outcome.UNCLEAR, note="No licence of data.", searched=ids(sources))
    value = tuple(dict.fromkeys(c.id for c in claims))
    is_open = all(c.category is not None and c.category.open for c in claims)
    return Finding(
        outcome=Outcome.YES if is_open else Outcome.PARTLY,
        value=value,
        citations=best([c for claim in claims for c in claim.citations]),
        note=f"For the data: {listed(c.called for c in claims)}.",
        expressions=of_parts(claims),
    )
