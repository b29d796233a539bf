"""Is the architecture documented, and how the model was set up for training?"""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.evidence.topics import CardTopic
from howopen.findings.case import Case, best, cite_files, distinct, searched
from howopen.findings.documented import FULL_WORDS, described
from howopen.findings.papers import own_papers
from howopen.findings.question import Question
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="architecture-documented",
    asks="Are architecture and training setup documented?",
    why="It is what a reader needs to rebuild, port or audit the model.",
    looks="Cards and READMEs, config files, model code, training settings, and named papers.",
    outcomes={
        Outcome.YES: (
            "Architecture and training are both described at length, or shown by code and "
            "settings, and a paper is named."
        ),
        Outcome.PARTLY: "A config, a table, model code, a short description or a paper alone.",
        Outcome.UNCLEAR: "Nothing was found.",
    },
    change="Give the config, hyperparameters, compute and data order in a report or in the card.",
)


def answer(case: Case) -> Finding:
    """What documents, files and papers show together."""
    sources = distinct((*case.end, *case.base))
    shape = described(sources, (CardTopic.ARCHITECTURE,))
    setup = described(sources, (CardTopic.TRAINING, CardTopic.TUNING))
    model_code = _files(case, (Role.CONFIG, Role.ARCHITECTURE_CODE))
    settings = _files(case, (Role.TRAINING_CODE, Role.TRAINING_CONFIG, Role.TUNING_CODE))
    papers = own_papers(case)
    shown = bool(model_code) or shape.words >= FULL_WORDS
    trained = bool(settings) or setup.words >= FULL_WORDS
    cited = best([*shape.citations, *setup.citations, *model_code, *settings, *papers])
    if shown and trained and papers and setup.words >= FULL_WORDS:
        note = "Architecture and training setup are described and a paper is named."
        return Finding(outcome=Outcome.YES, citations=cited, note=note)
    if cited:
        lacks = [
            *(() if shown else ("the architecture in full",)),
            *(() if trained and setup.words >= FULL_WORDS else ("the training setup in full",)),
            *(() if papers else ("a paper",)),
        ]
        note = f"Documented in part; not found: {', '.join(lacks)}."
        return Finding(outcome=Outcome.PARTLY, citations=cited, note=note)
    note = f"No description of the architecture was found; {searched(sources)}."
    return Finding(outcome=Outcome.UNCLEAR, note=note)


def _files(case: Case, roles: tuple[Role, ...]) -> list[Citation]:
    return [
        c
        for s in (*case.code, *case.models)
        for r in roles
        for c in cite_files(s, s.listing.of(r)[:1], r.value)
    ]
