"""The question whether the release's own places contradict each other about the licence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from howopen.findings.question import Effort, Question
from howopen.findings.shared.base_terms import terms_of_bases
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.license_claims import LicenseClaim, Origin
from howopen.findings.shared.license_expressions import (
    claims_by_source,
    contradiction,
    text_against,
)
from howopen.findings.shared.license_of import (
    NOT_A_NAME,
    code_claims,
    data_claims,
    weights_claims,
)
from howopen.findings.shared.licensed_files import differences_in_words
from howopen.findings.shared.words import bare, listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="license-conflicts",
    asks="Do tag, file and card name different licences for the same thing?",
    why="Who trusts the tag may break the licence file; a court reads the file.",
    looks=(
        "Every place that names a licence for the weights, and the terms of a named base; for "
        "code and data sets, what is declared and what the licence file's text is."
    ),
    outcomes={
        Outcome.CONFLICTING: (
            "Two places name different licences, a text is not the licence that is declared, or "
            "the base's terms are left out."
        ),
        Outcome.NO: "All places that name a licence for the weights agree.",
        Outcome.UNCLEAR: "Fewer than two places name a licence for the weights.",
    },
    change="Make the card's tag, the licence file and the text name the same licence.",
    effort=Effort.STATE,
)


def answer(case: Case) -> Finding:
    """`conflicting` with both places; `no` only when at least two places agree."""
    claims = [c for c in weights_claims(case) if c.name.lower() not in NOT_A_NAME]
    known = [c for c in claims if c.license is not None or c.has_own_terms]
    pair = contradiction(known)
    if pair is not None:
        return _between("the weights", known, pair)
    inherited = _left_out(case, known)
    if inherited is not None:
        return inherited
    for what, own in _of_parts(case):
        pair = text_against(own)
        if pair is not None:
            return _between(what, own, pair)
    if len({c.citations for c in known}) > 1:
        return Finding(
            outcome=Outcome.NO,
            value=tuple(dict.fromkeys(c.id for c in known)),
            citations=best([c for claim in known for c in claim.citations]),
            note=f"All places name {known[0].called}.",
            searched=ids(case.end),
        )
    return Finding(outcome=Outcome.UNCLEAR, note="Fewer than two places name a known licence.")


def _between(
    what: str, claims: list[LicenseClaim], pair: tuple[LicenseClaim, LicenseClaim]
) -> Finding:
    """Both sides cited first, then one place of each further licence."""
    firsts = {c.id: c for c in reversed(claims)}
    sides = (*pair, *(firsts[i] for i in dict.fromkeys(c.id for c in claims)))
    note = f"Different licences are named for {what}: {listed(c.called for c in sides)}."
    changed = next((c for c in pair if c.variant and differences_in_words(c)), None)
    if changed is not None:
        note += f" In {changed.citations[0].path} {differences_in_words(changed)}."
    return Finding(
        outcome=Outcome.CONFLICTING,
        value=tuple(dict.fromkeys(c.id for c in claims)),
        citations=best([c.citations[0] for c in sides] + [c for p in pair for c in p.citations]),
        note=note,
    )


_Claims = Callable[[Case], tuple[LicenseClaim, ...]]
_PARTS: tuple[tuple[str, _Claims, frozenset[Origin]], ...] = (
    ("the code", code_claims, frozenset({Origin.PACKAGE, Origin.FILE})),
    ("the data", data_claims, frozenset({Origin.NAME, Origin.TAG, Origin.HUB, Origin.FILE})),
)
"""Parts with the places that speak of one repository as a whole; sentences speak of parts."""


def _of_parts(case: Case) -> Iterator[tuple[str, list[LicenseClaim]]]:
    """The claims on each repository of code and each data set as a whole."""
    for what, claims_of, origins in _PARTS:
        of_whole = [
            claim
            for claim in claims_of(case)
            if claim.origin in origins
            and (claim.reading is not None or "/" not in claim.citations[0].path)
            and claim.name.lower() not in NOT_A_NAME
        ]
        for source, own in claims_by_source(of_whole).items():
            yield f"{what} of {bare(source)}", own


def _left_out(case: Case, claims: list[LicenseClaim]) -> Finding | None:
    """An open licence declared over a base whose terms are narrower."""
    if not claims or not all(c.license is not None and c.license.category.open for c in claims):
        return None
    for terms in terms_of_bases(case):
        if terms.held and terms.narrow:
            base = terms.edge.base
            note = f"Declared {claims[0].called}; the base, {base}, is under {terms.called}."
            return Finding(
                outcome=Outcome.CONFLICTING,
                value=(claims[0].id, terms.license_id),
                citations=best([*claims[0].citations, *terms.edge.citations]),
                note=note,
            )
    return None
