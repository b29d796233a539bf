"""The question whether there is an archived preprint on somebody else's base."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.papers import named_papers, on_the_base
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
    return named_papers(
        case,
        (p for p in on_the_base(case) if not p.reviewed),
        found="On the base: preprint",
        plural="On the base: preprints",
        after="; not read",
        none="No archived preprint is named for the base.",
    )
