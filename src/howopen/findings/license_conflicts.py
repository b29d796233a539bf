"""The question whether the release's own places contradict each other about the licence."""

from __future__ import annotations

from howopen.evidence.base_models import family_license
from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import NOT_A_NAME, weights_claims
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="license-conflicts",
    asks="Do tag, file and card name different licences for the weights?",
    why="Who trusts the tag may break the licence file; a court reads the file.",
    looks="Every place that names a licence for the weights, and the terms of a named base.",
    outcomes={
        Outcome.CONFLICTING: "Two places name different licences, or leave out the base's terms.",
        Outcome.NO: "All places that name a licence agree.",
        Outcome.UNCLEAR: "Fewer than two places name a licence.",
    },
    change="Make the card's tag, the licence file and the text name the same licence.",
)


def answer(case: Case) -> Finding:
    """`conflicting` with both places; `no` only when at least two places agree."""
    claims = [c for c in weights_claims(case) if c.name.lower() not in NOT_A_NAME]
    known = [c for c in claims if c.license is not None]
    ids = tuple(dict.fromkeys(c.id for c in known))
    places = _one_each(known)
    if len(places) > 1:
        names = listed(c.called for c in known)
        note = f"Different licences are named for the weights: {names}."
        return Finding(outcome=Outcome.CONFLICTING, value=ids, citations=places, note=note)
    inherited = _left_out(case, known)
    if inherited is not None:
        return inherited
    if len(known) > 1:
        cited = best([c for claim in known for c in claim.citations])
        return Finding(
            outcome=Outcome.NO,
            value=ids,
            citations=cited,
            note=f"All places name {known[0].called}.",
        )
    return Finding(outcome=Outcome.UNCLEAR, note="Fewer than two places name a known licence.")


def _one_each(claims: list[LicenseClaim]) -> tuple[Citation, ...]:
    """The first place of each licence, so that both sides of the conflict are cited."""
    return best(
        [
            next(c for c in claims if c.id == i).citations[0]
            for i in dict.fromkeys(c.id for c in claims)
        ]
    )


def _left_out(case: Case, claims: list[LicenseClaim]) -> Finding | None:
    """An open licence declared over a base whose terms are narrower."""
    for reference in case.evidence.bases:
        base = family_license(reference.name)
        if base is None or base.category.open or not claims:
            continue
        if all(c.license is not None and c.license.category.open for c in claims):
            note = f"Declared {claims[0].called}; the base, {reference.name}, is under {base.name}."
            return Finding(
                outcome=Outcome.CONFLICTING,
                value=(claims[0].id, base.id),
                citations=best([*claims[0].citations, *case.cite_reference(reference)]),
                note=note,
            )
    return None
