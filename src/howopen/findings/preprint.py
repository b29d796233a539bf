"""The question whether there is an archived preprint."""

from __future__ import annotations

from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.papers import About, papers_of
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="preprint",
    asks="Is there an archived preprint on the model, its base and its tuning?",
    why="An archived text cannot be changed or withdrawn without a trace.",
    looks=(
        "arXiv and other archive identifiers, DOIs and bibliography entries in cards and READMEs "
        "whose title or line names the model or its base."
    ),
    outcomes={
        Outcome.YES: "Preprints are named for the model and, where it has one, for its base.",
        Outcome.PARTLY: "A preprint is named for one of the layers; its text was not read.",
        Outcome.UNCLEAR: "No archive identifier was found that speaks of the model.",
    },
    change="Archive a report that covers base, data and tuning, and cite it in the card.",
)


def answer(case: Case) -> Finding:
    """The preprints that are named; `yes` needs one for each layer, since we read no paper."""
    papers = [p for p in papers_of(case) if not p.reviewed]
    if not papers:
        note = "No archived preprint is named for the model."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    own = [p for p in papers if p.about is About.OWN]
    layers = {p.about for p in papers}
    value = tuple(p.id for p in papers)
    cited = best([p.citation for p in papers])
    covers = layers == {About.OWN, About.BASE} or (not case.tuned and bool(own))
    outcome = Outcome.YES if covers else Outcome.PARTLY
    if covers:
        rest = ""
    elif not case.foreign:
        rest = "; which of base and tuning it covers was not read"
    else:
        rest = f"; none is named for {'its base' if own else 'the model itself'}"
    note = f"Preprint{'s' if len(value) > 1 else ''} {listed(value)}{rest}."
    return Finding(outcome=outcome, value=value, citations=cited, note=note)
