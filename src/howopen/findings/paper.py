"""The question whether there is a peer-reviewed paper on the model itself."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.papers import named_papers, on_the_base, on_the_release
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="paper",
    asks="Is there a peer-reviewed paper by the makers on the model itself?",
    why="Somebody other than the maker has looked at the claims.",
    looks=(
        "Links to proceedings and bibliography entries with a venue, whose title or line names "
        "the model, or its base where both have one maker."
    ),
    outcomes={
        Outcome.YES: "A reviewed paper is named for the model; how much it covers was not read.",
        Outcome.UNCLEAR: "No reviewed paper was found that speaks of the model itself.",
    },
    change="Publish the model's description where it is reviewed, and cite it in the card.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """The reviewed papers that are named for the release; one on a foreign base is not of it."""
    of_base = [p.id for p in on_the_base(case) if p.reviewed]
    other = f"; {listed(of_base, 1)} is on its base" if of_base else ""
    return named_papers(
        case,
        (p for p in on_the_release(case) if p.reviewed),
        found="Peer-reviewed:",
        none=f"No peer-reviewed paper is named for the model itself{other}.",
    )
