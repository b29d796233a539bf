"""The question whether anyone can have the data that the model was tuned on."""

from __future__ import annotations

from functools import lru_cache

from howopen.evidence.corpora import Stage
from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import KEPT, Case, best, cite_files
from howopen.findings.shared.data_of import answer_by_names
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="tuning-data",
    asks="Can the data that the model was tuned on be had?",
    why="Instructions and preferences decide how a model answers and what it refuses.",
    looks=(
        "`datasets` of the tuned model's card, instruction data named in card and README, data "
        "files in the release's repositories, sentences on the data."
    ),
    outcomes={
        Outcome.YES: "All named data can be downloaded, and no more is said to be withheld.",
        Outcome.PARTLY: "Some of it can be downloaded, or only after a request.",
        Outcome.NO: "The data is said to be withheld, is only described, or nobody can have it.",
        Outcome.UNCLEAR: "Nothing is said of the data.",
        Outcome.NOT_APPLICABLE: "The model is a base model; nothing was tuned.",
    },
    change="Publish the instruction and preference data, with how it was made.",
    effort=Effort.PUBLISH,
)


@lru_cache(maxsize=KEPT)
def answer(case: Case) -> Finding:
    """The data of the tuned layer: named corpora, and data files in its repositories."""
    if not case.tuned:
        note = "A base model: no tuning is part of the release."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note)
    found = answer_by_names(case, case.end, Stage.TUNING, what="the tuning data")
    if not case.foreign or found.outcome is Outcome.YES:
        return found
    files = [
        c
        for s in case.code
        for c in cite_files(s, s.listing.of(Role.DATA), "a data file beside the tuning code")
    ]
    if not files:
        return found
    outcome = Outcome.PARTLY if found.citations else Outcome.YES
    paths = tuple(c.path for c in files)
    note = f"Data files in the repository: {listed(paths, 2)}."
    note = f"{note} {found.note}" if found.citations else note
    return Finding(
        outcome=outcome,
        value=(*found.value, *paths),
        citations=best([*files, *found.citations]),
        note=note,
    )
