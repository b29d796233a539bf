"""The question whether a form, an account or an acceptance stands before the weights."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, ids
from howopen.findings.shared.license_of import weights_license
from howopen.findings.shared.weights import gate_before
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="weights-gated",
    asks="Must one ask or agree before downloading the weights?",
    why="A gate lets the maker know, choose and refuse who gets the model.",
    looks=(
        "`extra_gated_*` keys of the card, the hub's record of gating, sentences of the card, "
        "and what is known of the licence's own terms of access."
    ),
    outcomes={
        Outcome.YES: "A form, an account, a request or an acceptance stands before the download.",
        Outcome.NO: "The hub's record says that there is none.",
        Outcome.UNCLEAR: "Nothing seen speaks of a gate, and nothing rules one out.",
    },
    change="Remove the gate from the model repository.",
    effort=Effort.STATE,
)


def answer(case: Case) -> Finding:
    """Whether a gate is known; `no` only by the hub's own record."""
    gates = [gate_before(s) for s in (*case.models, *case.code)]
    for outcome in (Outcome.YES, Outcome.NO):
        found = next((g for g in gates if g.outcome is outcome), None)
        if found is not None:
            return found
    declared = weights_license(case)
    if declared is not None and declared.license is not None and declared.license.acceptance:
        note = f"{declared.license.name} is given only to those who accept it first."
        return Finding(outcome=Outcome.YES, citations=declared.citations, note=note)
    return Finding(
        outcome=Outcome.UNCLEAR, note="Nothing seen speaks of a gate.", searched=ids(case.end)
    )
