"""The question what the terms limit: who, what for, where, or how much."""

from __future__ import annotations

from functools import lru_cache

from howopen.findings import weights_downloadable
from howopen.findings.question import Effort, Question
from howopen.findings.shared.base_terms import limits_of_bases
from howopen.findings.shared.case import KEPT, Case, best, cite_opening, ids
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import weights_license
from howopen.findings.shared.license_texts import terms_of
from howopen.findings.shared.limits import Limit, limits_of, narrower_claim
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="license-conditions",
    asks="Do the terms limit who may use the model, what for, where, or how much?",
    why="A limit on users, field, territory or size makes terms something else than open source.",
    looks=(
        "The licence's text and the use policies it refers to, where they lie with the release, "
        "else what is known of the named licence; and the terms of the base."
    ),
    outcomes={
        Outcome.YES: "At least one such limit, by the release's own terms or its base's.",
        Outcome.NO: "The licences are known and have none.",
        Outcome.UNCLEAR: "No licence is known, or its text was not found.",
        Outcome.CONFLICTING: "One place names a licence with limits, another one without.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Choose a licence without such limits; for a derivative, a base without them.",
    effort=Effort.TERMS,
)


@lru_cache(maxsize=KEPT)
def answer(case: Case) -> Finding:
    """The limiting conditions in words, with the lines of the clauses where the text is there."""
    chosen = weights_license(case)
    limits = [*limits_of(case, chosen), *limits_of_bases(case)]
    if limits:
        value = tuple(dict.fromkeys(limit.words for limit in limits))
        cited = best([c for limit in limits for c in limit.citations])
        note = f"The terms limit use: {listed(value, 2)}."
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note)
    if weights_downloadable.answer(case).outcome is Outcome.NO:
        return Finding(outcome=Outcome.NOT_APPLICABLE, note="No weights are given out.")
    if chosen is None:
        note = "No licence of the weights was found."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
    narrower = narrower_claim(case)
    if narrower is not None:
        return _conflicting(chosen, *narrower)
    if chosen.category is not None and chosen.category.open and not chosen.variant:
        note = f"{chosen.called} limits neither who nor what for, where or how much."
        return Finding(outcome=Outcome.NO, citations=chosen.citations, note=note)
    return _unknown(case, chosen)


def _conflicting(chosen: LicenseClaim, other: LicenseClaim, limits: list[Limit]) -> Finding:
    """Another licence is named for the weights, and limits their use."""
    note = f"{chosen.called} has no limits, {other.called} has; which one holds is not said."
    cited = best([*chosen.citations, *other.citations, *(c for x in limits for c in x.citations)])
    return Finding(outcome=Outcome.CONFLICTING, citations=cited, note=note)


def _unknown(case: Case, chosen: LicenseClaim) -> Finding:
    """Why nothing can be said of the conditions: no text, or a text that we cannot judge."""
    read = [cite_opening(p.source, p.text.path, "read for limits") for p in terms_of(case, chosen)]
    which = (
        f"a changed text of {chosen.license.name}"
        if chosen.license is not None and chosen.variant
        else "not one that we know"
    )
    found = (
        "its text shows none of the limits that we look for" if read else "its text was not found"
    )
    cited = best([*chosen.citations, *read])
    return Finding(
        outcome=Outcome.UNCLEAR,
        citations=cited,
        note=f"The licence is {which}; {found}.",
        searched=ids(case.end),
    )
