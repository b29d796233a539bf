"""The question whether money stands before having the model or before some uses of it."""

from __future__ import annotations

from howopen.findings import license_conditions, weights_downloadable
from howopen.findings.question import Effort, Question
from howopen.findings.shared.access import key_needed
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.said import documents, said
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="access-price",
    asks="Must one pay for the model, or for some uses of it?",
    why="What is free for some and paid for others is a product with a trial, not open.",
    looks=(
        "Whether weights lie in a public repository, sentences on paid licences, and terms that "
        "send commercial or large users to a licence of their own."
    ),
    outcomes={
        Outcome.YES: "A paid licence is named, or the model can be had only as a service.",
        Outcome.PARTLY: "Commercial or large users need a licence of their own.",
        Outcome.NO: "The weights lie in a public repository, and no price was found for any use.",
        Outcome.UNCLEAR: "Neither weights nor a price were found.",
    },
    change="Give the same terms to everyone, without a price, in a public repository.",
    effort=Effort.TERMS,
)
APART = ("commercial registration", "revenue threshold", "user threshold", "usage threshold")
"""Limits beyond which the maker wants an agreement of its own."""


def answer(case: Case) -> Finding:
    """A named price, then a service only, then terms that part users."""
    charged = said(documents(case), "price.charged", "names a paid licence")
    if charged:
        note = "A paid or commercial licence is offered beside the public terms."
        return Finding(
            outcome=Outcome.YES, value=("dual licence",), citations=best(charged), note=note
        )
    weights = weights_downloadable.answer(case)
    if weights.outcome is Outcome.NO:
        cited = best([*key_needed(case.evidence.sources), *weights.citations])
        note = "The model can be had only as a service, with a key or an account."
        return Finding(outcome=Outcome.YES, value=("service only",), citations=cited, note=note)
    limits = license_conditions.answer(case)
    apart = tuple(v for v in limits.value if v.partition(":")[0].partition(" (")[0] in APART)
    if apart and limits.citations:
        note = f"Some users need another licence: {listed(apart, 2)}."
        return Finding(outcome=Outcome.PARTLY, value=apart, citations=limits.citations, note=note)
    if weights.outcome in (Outcome.YES, Outcome.PARTLY):
        note = "The weights lie in a public repository, and no price was found."
        searched = ids(case.end)
        return Finding(
            outcome=Outcome.NO, citations=weights.citations, note=note, searched=searched
        )
    return Finding(
        outcome=Outcome.UNCLEAR,
        note="Neither weights nor a price were found.",
        searched=ids(case.end),
    )
