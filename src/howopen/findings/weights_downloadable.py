"""The question whether anyone can download the weights of what users get."""

from __future__ import annotations

from functools import lru_cache

from howopen.findings.question import Effort, Question
from howopen.findings.shared.access import key_needed
from howopen.findings.shared.case import KEPT, Case, best, code_sources, ids, seen_whole
from howopen.findings.shared.weights import only_difference, weights_in, weights_linked
from howopen.findings.shared.words import bare, listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="weights-downloadable",
    asks="Can the model's weights be downloaded?",
    why="Who has the weights can run, study and change the model without asking its maker.",
    looks=(
        "Listings and cards of the release's model repositories, the hub's record, links to "
        "weights in its code repository."
    ),
    outcomes={
        Outcome.YES: "Files of weights are listed, or the card says how to load or get them.",
        Outcome.PARTLY: "Only a difference to, or an adapter for, somebody else's weights.",
        Outcome.NO: "No source has or links to weights, and access is by API or account.",
        Outcome.UNCLEAR: "No place of weights was found, and none was seen that rules them out.",
        Outcome.UNREACHABLE: "A model repository is known and could not be read.",
    },
    change="Publish the weights on a hub, as safetensors, without a gate.",
    effort=Effort.PUBLISH,
)


@lru_cache(maxsize=KEPT)
def answer(case: Case) -> Finding:
    """Whether weights of the tuned model, or of the model itself, can be had."""
    found = [f for f in (weights_in(m) for m in case.models) if f is not None]
    for outcome in (Outcome.YES, Outcome.PARTLY):
        of_outcome = [f for f in found if f.outcome is outcome]
        if of_outcome:
            return of_outcome[0]
    places = [(s, weights_linked(case, s)) for s in case.code]
    linked = [c for _, cited in places for c in cited]
    if linked and all(only_difference(s, cited) for s, cited in places if cited):
        note = "The release's repository links to a difference to the base's weights."
        return Finding(outcome=Outcome.PARTLY, value=("delta",), citations=best(linked), note=note)
    if linked:
        note = "The release's repository links to its weights."
        return Finding(outcome=Outcome.YES, citations=best(linked), note=note)
    if case.missing_models:
        names = listed(bare(m.id) for m in case.missing_models)
        note = f"A model repository is known and could not be read: {names}."
        return Finding(outcome=Outcome.UNREACHABLE, note=note)
    keys = key_needed(case.evidence.sources)
    code = code_sources(case.evidence.sources)
    if keys and not case.models and (not code or seen_whole(code)):
        note = "No source holds or links to weights, and access needs a key or an account."
        return Finding(outcome=Outcome.NO, citations=best(keys), note=note, searched=ids(case.end))
    note = "No place of weights was found."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
