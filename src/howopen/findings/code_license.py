"""The question under which licence the code is."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids, seen_whole
from howopen.findings.shared.license_expressions import of_parts
from howopen.findings.shared.license_of import code_claims
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="code-license",
    asks="Is the code under an open licence?",
    why="Code that can be read and not used is not open source.",
    looks=(
        "Licence files at the root of the code repositories, package metadata, sentences on the "
        "code."
    ),
    outcomes={
        Outcome.YES: "Every licence found for the code is on the OSI's list.",
        Outcome.PARTLY: "Some code is under an OSI-approved licence, or all under another licence.",
        Outcome.NO: "The complete listing of the code holds no licence.",
        Outcome.UNCLEAR: "No licence of the code was found.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
        Outcome.NOT_APPLICABLE: "No code is part of the release, as far as seen.",
    },
    change="Add a LICENSE file with an OSI-approved licence to each code repository.",
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """The licences of the code, with the places that name them."""
    claims = code_claims(case)
    if claims:
        places = best([c for claim in claims for c in claim.citations])
        value = tuple(dict.fromkeys(c.id for c in claims))
        outcome = Outcome.YES if all(c.open for c in claims) else Outcome.PARTLY
        note = f"For the code: {listed(c.called for c in claims)}."
        return Finding(
            outcome=outcome,
            value=value,
            citations=places,
            note=note,
            expressions=of_parts(claims),
        )
    if not case.code and case.missing_code:
        note = "The code repository could not be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    if not case.code:
        note = "No code repository of the release is known."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note, searched=ids(case.end))
    if seen_whole(case.code) and not case.missing_code:
        listings = tuple(s.cite(shows="the complete listing, without a licence") for s in case.code)
        note = "No licence in the complete listing."
        return Finding(
            outcome=Outcome.NO, citations=best(listings), note=note, searched=ids(case.code)
        )
    return Finding(outcome=Outcome.UNCLEAR, note="No licence of the code.", searched=ids(case.code))
