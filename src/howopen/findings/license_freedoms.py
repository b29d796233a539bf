"""The question whether the terms grant the four freedoms: to use, study, modify and share."""

from __future__ import annotations

from howopen.findings import license_conditions
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best
from howopen.findings.shared.conditions_held import Held, conditions_held
from howopen.findings.shared.license_of import weights_license
from howopen.findings.shared.limits import LIMITING
from howopen.findings.shared.words import listed
from howopen.licenses.condition_types import Freedom, condition_type
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="license-freedoms",
    asks="Do the terms let anyone use, study, modify and share the model, for any purpose?",
    why="The four freedoms are what open source means; one limit on one of them is enough.",
    looks=(
        "Each condition of the licence's text and the policies it refers to, or what is known of "
        "the named licence, and the same of the base; which freedoms such a condition limits."
    ),
    outcomes={
        Outcome.YES: "The terms are known, and limit none of the four.",
        Outcome.NO: "At least one is limited; the value names each with what limits it.",
        Outcome.UNCLEAR: "No licence is known, or its text was not found.",
        Outcome.CONFLICTING: "One place names a licence with limits, another one without.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Choose an OSI-approved licence, or CC-BY-4.0 or CC0-1.0; and a base under such terms.",
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """Freedom by freedom, what limits it; where the terms stay unknown, why."""
    limits = license_conditions.answer(case)
    if limits.outcome not in (Outcome.YES, Outcome.NO):
        return limits
    chosen = weights_license(case)
    stated = sorted(conditions_held(case, chosen), key=_weight)
    limited = {f: [s for s in stated if _limits(s, f, case)] for f in Freedom}
    value = tuple(
        dict.fromkeys(
            f"{freedom.value}: {s.words}" for freedom, found in limited.items() for s in found
        )
    )
    cited: list[Citation] = [
        c for found in limited.values() for s in found[:2] for c in s.citations
    ]
    if value:
        names = listed([f.value for f, found in limited.items() if found], len(Freedom))
        first = next(s for found in limited.values() for s in found)
        note = f"The terms limit the freedom to {names}; first by: {first.words}."
        return Finding(outcome=Outcome.NO, value=value, citations=best(cited), note=note)
    if limits.outcome is Outcome.YES:
        return _by_words(limits)
    note = "The terms limit none of the four freedoms."
    return Finding(outcome=Outcome.YES, citations=limits.citations, note=note)


def _by_words(limits: Finding) -> Finding:
    """Limits that a card states beside its licence; a name to be displayed is a duty of sharing."""
    named = "name to be displayed"
    value = tuple(
        f"{(Freedom.SHARE if w.startswith(named) else Freedom.USE).value}: {w}"
        for w in limits.value
    )
    names = listed(v.partition(":")[0] for v in value)
    note = f"The terms limit the freedom to {names}: {listed(limits.value, 2)}."
    return Finding(outcome=Outcome.NO, value=value, citations=limits.citations, note=note)


def _weight(stated: Held) -> int:
    """The heaviest limit first."""
    known = stated.condition.type in LIMITING
    return LIMITING.index(stated.condition.type) if known else len(LIMITING)


def _limits(stated: Held, freedom: Freedom, case: Case) -> bool:
    """Whether a condition limits a freedom; an OSI-approved licence limits none."""
    chosen = weights_license(case)
    if chosen is not None and chosen.open and not stated.inherited:
        return False
    condition = stated.condition
    return freedom in condition_type(condition.type).freedoms_of(condition.value)
