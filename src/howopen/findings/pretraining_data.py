"""The question whether anyone can have the data that the base was trained on."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from howopen.evidence.corpora import Stage
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import KEPT, Case, best, cases_of_bases, ids
from howopen.findings.shared.data_of import answer_by_names
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="pretraining-data",
    asks="Can the data that the base model was trained on be had?",
    why="The data decides what a model knows, repeats and owes to others.",
    looks=(
        "`datasets` of the cards, corpora named in cards and READMEs, links to data sets, "
        "sentences on the data; for a derivative, the same of its base."
    ),
    outcomes={
        Outcome.YES: "All named data can be downloaded, and no more is said to be withheld.",
        Outcome.PARTLY: "Some of it can be downloaded, or only after a request.",
        Outcome.NO: "The data is said to be withheld, is only described, or nobody can have it.",
        Outcome.UNCLEAR: "Nothing is said of the data.",
    },
    change="Name every corpus with a link, a version and its share of the mix.",
    effort=Effort.PUBLISH,
    of_base=True,
)


@lru_cache(maxsize=KEPT)
def answer(case: Case) -> Finding:
    """The data of the base: the release's own, and that of every foreign base."""
    own = answer_by_names(
        case, case.base or case.evidence.sources, Stage.PRETRAINING, what="the training data"
    )
    if not case.foreign:
        return own
    if not case.base:
        own = answer_by_names(case, case.end, Stage.PRETRAINING, what="the base's data")
    bases = [answer(base) for base in cases_of_bases(case)]
    found = _together(case, [f for f in (own, *bases) if f.outcome.seen])
    silent = (b.release.name for b, f in zip(case.bases, bases, strict=True) if not f.outcome.seen)
    hidden = (*case.unseen_bases, *silent)
    if found.outcome is Outcome.YES and hidden:
        names = listed(hidden)
        note = f"{found.note} Nothing was seen of the data of {names}."
        return msgspec.structs.replace(found, outcome=Outcome.PARTLY, note=note)
    return found


def _together(case: Case, found: list[Finding]) -> Finding:
    """All layers count: data that is open in one and hidden in another is open in part."""
    if not found:
        names = listed(r.name for r in case.evidence.bases)
        note = f"Nothing was found on the data of {names}."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    if len(found) == 1:
        return found[0]
    outcomes = {f.outcome for f in found}
    outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.PARTLY
    return Finding(
        outcome=outcome,
        value=tuple(dict.fromkeys(v for f in found for v in f.value)),
        citations=best([c for f in found for c in f.citations]),
        note=" ".join(tuple(dict.fromkeys(f.note for f in found))[:2]),
    )
