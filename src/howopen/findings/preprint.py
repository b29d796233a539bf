"""The question whether there is an archived preprint on the model itself."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.papers import named_papers, on_the_release
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="preprint",
    asks="Is there an archived preprint by the makers on the model itself?",
    why="An archived text cannot be changed or withdrawn without a trace.",
    looks=(
        "arXiv and other archive identifiers, DOIs and bibliography entries in cards and READMEs "
        "whose title or line names the model, or its base where both have one maker."
    ),
    outcomes={
        Outcome.YES: "A preprint is named for the model; how much it covers was not read.",
        Outcome.UNCLEAR: "No archive identifier was found that speaks of the model itself.",
    },
    change="Archive a report that covers base, data and tuning, and cite it in the card.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """The preprints that are named for the release; one on somebody else's base is not of it."""
    return named_papers(
        case,
        (p for p in on_the_release(case) if not p.reviewed),
        found="Preprint",
        plural="Preprints",
        after="; not read",
        none="No archived preprint is named for the model itself.",
    )
