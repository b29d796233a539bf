"""The question whether there is a peer-reviewed paper."""

from __future__ import annotations

from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.papers import About, papers_of
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="paper",
    asks="Is there a peer-reviewed paper on the model, its base and its tuning?",
    why="Somebody other than the maker has looked at the claims.",
    looks=(
        "Links to proceedings and bibliography entries with a venue, whose title or line names "
        "the model or its base."
    ),
    outcomes={
        Outcome.YES: "Reviewed papers are named for the model and, where it has one, for its base.",
        Outcome.PARTLY: "A reviewed paper is named for one of the layers.",
        Outcome.UNCLEAR: "No reviewed paper was found that speaks of the model.",
    },
    change="Publish the model's description where it is reviewed, and cite it in the card.",
)


def answer(case: Case) -> Finding:
    """The reviewed papers that are named."""
    papers = [p for p in papers_of(case) if p.reviewed]
    if not papers:
        note = "No peer-reviewed paper is named for the model."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    layers = {p.about for p in papers}
    covers = layers == {About.OWN, About.BASE} or (not case.tuned and About.OWN in layers)
    value = tuple(p.id for p in papers)
    return Finding(
        outcome=Outcome.YES if covers else Outcome.PARTLY,
        value=value,
        citations=best([p.citation for p in papers]),
        note=f"Reviewed papers on {_named(layers)}: {len(value)}.",
    )


def _named(layers: set[About]) -> str:
    names = {About.OWN: "the model", About.BASE: "its base"}
    return " and ".join(words for about, words in names.items() if about in layers)
