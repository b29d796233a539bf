"""The question which credit the terms ask for: none, a notice, or a name that is shown."""

from __future__ import annotations

from howopen.findings import license_conditions
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best
from howopen.findings.shared.conditions_held import conditions_held
from howopen.findings.shared.license_of import weights_license
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="attribution",
    asks="Must users credit the maker, or give derived models a name of its choice?",
    why="A notice in a file costs nothing; a name on every product is advertising for the maker.",
    looks="The conditions of the licence's text, or of the named licence, and those of the base.",
    outcomes={
        Outcome.YES: "A credit must be displayed, or derived models must bear a name.",
        Outcome.PARTLY: "A notice of attribution must be kept.",
        Outcome.NO: "The terms are known, and ask for no credit.",
        Outcome.UNCLEAR: "The terms are not known.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Choose a licence that asks for no more than that its notices are kept.",
    effort=Effort.TERMS,
)
_SHOWN = ("display_attribution", "naming")
_KEPT = ("attribution_notice",)


def answer(case: Case) -> Finding:
    """Conditions on display and naming, else on a notice, in words."""
    limits = license_conditions.answer(case)
    if limits.outcome is Outcome.NOT_APPLICABLE:
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=limits.note)
    stated = conditions_held(case, weights_license(case))
    for types, outcome, told in (
        (_SHOWN, Outcome.YES, "want a name to be shown"),
        (_KEPT, Outcome.PARTLY, "ask for a notice"),
    ):
        wanted = [s for s in stated if s.condition.type in types]
        if wanted:
            value = tuple(dict.fromkeys(s.words for s in wanted))
            cited = best([c for s in wanted for c in s.citations])
            note = f"The terms {told}: {listed(value, 2)}."
            return Finding(outcome=outcome, value=value, citations=cited, note=note)
    if limits.outcome in (Outcome.YES, Outcome.NO):
        note = "The terms ask for no credit."
        return Finding(outcome=Outcome.NO, citations=limits.citations, note=note)
    return Finding(outcome=Outcome.UNCLEAR, note=limits.note, searched=limits.searched)
