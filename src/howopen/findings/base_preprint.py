"""The question whether there is an archived preprint on somebody else's base."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.papers import on_the_base
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="base-preprint",
    asks="Is there an archived preprint on the base, where somebody else made it?",
    why="Most of what a tuned model knows, it has from its base.",
    looks="The places where preprints are named, in the release's documents and in its base's.",
    outcomes={
        Outcome.YES: "A preprint is named for the base; how much it covers was not read.",
        Outcome.UNCLEAR: "No archive identifier was found that speaks of the base.",
        Outcome.NOT_APPLICABLE: "The base is the maker's own, as far as seen.",
    },
    change="Name the base in the card, with the paper that describes it.",
    effort=Effort.STATE,
)


def answer(case: Case) -> Finding:
    """The preprints that are named for a foreign base, by the release or by the base itself."""
    if not case.foreign:
        note = "The base is the maker's own."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note)
    papers = [p for p in on_the_base(case) if not p.reviewed]
    if not papers:
        note = "No archived preprint is named for the base."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    value = tuple(p.id for p in papers)
    return Finding(
        outcome=Outcome.YES,
        value=value,
        citations=best([p.citation for p in papers]),
        note=f"On the base: preprint{'s' if len(value) > 1 else ''} {listed(value)}; not read.",
    )
