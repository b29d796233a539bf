"""The question which models this one was made from."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.words import bare, listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="base-models",
    asks="Which models was this one made from?",
    why="A derivative carries its base's data, terms and limits, whatever its own licence says.",
    looks=(
        "`base_model` of the card, the hub's tags, adapter configs, merge recipes, the hub's "
        "other repositories in the recording, and sentences such as 'fine-tuned from'."
    ),
    outcomes={
        Outcome.YES: "A base made by somebody else, or a base repository, is named.",
        Outcome.NOT_APPLICABLE: "The model was trained from scratch by its maker, as far as seen.",
    },
    change="Name the base by its hub id and revision in the card's `base_model`.",
    effort=Effort.STATE,
)


def answer(case: Case) -> Finding:
    """The named bases, nearest first."""
    bases = case.evidence.bases
    if not bases:
        declared = case.evidence.own_bases
        if declared:
            cited = best([c for r in declared for c in case.cite_reference(r)])
            names = tuple(r.name for r in declared)
            note = f"The base is the maker's own: {listed(names)}."
            return Finding(outcome=Outcome.YES, value=names, citations=cited, note=note)
        own = tuple(s for s in case.base if s.is_model and s not in case.end)
        if own:
            note = f"The base is the maker's own: {listed(bare(s.source.id) for s in own)}."
            cited = best([s.cite(shows="the base's own repository") for s in own])
            return Finding(outcome=Outcome.YES, value=ids(own), citations=cited, note=note)
        note = "No other model is named as the base."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note, searched=ids(case.end))
    citations = [c for r in bases for c in case.cite_reference(r)]
    names = tuple(r.name for r in bases)
    relations = {p.name.lower(): p.relation for p in case.evidence.parents}
    how = (relations.get(r.name.lower(), r.relation) for r in bases)
    note = f"Made from {listed(f'{n} ({h.value})' for n, h in zip(names, how, strict=True))}."
    return Finding(outcome=Outcome.YES, value=names, citations=best(citations), note=note)
