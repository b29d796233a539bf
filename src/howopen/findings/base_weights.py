"""The question whether anyone can download the weights of the base model."""

from __future__ import annotations

from howopen.evidence.base_models import family_license
from howopen.findings import weights_downloadable, weights_gated
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best
from howopen.findings.shared.weights import gate_before, weights_in
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="base-weights",
    asks="Can the weights of the base model be downloaded?",
    why="A tuned model can be checked and rebuilt only from the base it was made from.",
    looks="The base's own model repository where it is recorded, else what the release says of it.",
    outcomes={
        Outcome.YES: "The base's weights can be downloaded, or the release names their place.",
        Outcome.PARTLY: "They can be had after a request or acceptance, or only in part.",
        Outcome.NO: "The base's maker gives no weights.",
        Outcome.UNCLEAR: "The base, or a place of its weights, is not known.",
        Outcome.UNREACHABLE: "The base's repository is known and could not be read.",
    },
    change="Publish the base's weights without a gate, or start from a base that anyone can have.",
    effort=Effort.PUBLISH,
    of_base=True,
)


def answer(case: Case) -> Finding:
    """Whether the base's weights can be had; a gate before them makes it `partly`."""
    models = tuple(s for s in case.base if s.is_model)
    for source in models:
        found = weights_in(source)
        if found is not None:
            gate = gate_before(source)
            if gate.outcome is Outcome.YES:
                return _gated(gate.note, (*gate.citations, *found.citations))
            return found
    if not case.foreign:
        found = weights_downloadable.answer(case)
        gate = weights_gated.answer(case)
        if found.outcome is Outcome.YES and gate.outcome is Outcome.YES:
            return _gated(gate.note, (*gate.citations, *found.citations))
        return found
    for base in case.bases:
        found = answer(Case(evidence=base))
        if found.outcome.seen:
            return found
    return _as_named(case)


def _as_named(case: Case) -> Finding:
    """What follows from the name by which the release calls its base."""
    for reference in case.evidence.bases:
        citations = case.cite_reference(reference)
        known = family_license(reference.name)
        if known is not None and known.acceptance:
            note = f"The base, {reference.name}, is under {known.name}, to be accepted first."
            return Finding(
                outcome=Outcome.PARTLY, value=(known.id,), citations=citations, note=note
            )
        if reference.hub_id is not None:
            note = f"The release names its base on the hub, {reference.hub_id}."
            return Finding(
                outcome=Outcome.YES, value=(reference.hub_id,), citations=citations, note=note
            )
    names = ", ".join(r.name for r in case.evidence.bases[:2])
    return Finding(outcome=Outcome.UNCLEAR, note=f"The base, {names}, was not recorded.")


def _gated(note: str, citations: tuple[Citation, ...]) -> Finding:
    return Finding(outcome=Outcome.PARTLY, value=("gated",), citations=best(citations), note=note)
