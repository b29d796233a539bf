"""The question whether the architecture and the training setup are documented."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.topics import CardTopic
from howopen.findings import training_code, training_documented, tuning_code
from howopen.findings.question import Effort, Question
from howopen.findings.shared.access import is_client
from howopen.findings.shared.case import Case, best, cite_files, distinct
from howopen.findings.shared.documented import FULL_WORDS, described
from howopen.findings.shared.papers import own_papers
from howopen.findings.shared.said import documents, said
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="architecture-documented",
    asks="Are architecture and training setup documented?",
    why="It is what a reader needs to rebuild, port or audit the model.",
    looks="Cards and READMEs, config files, model code, training settings, and named papers.",
    outcomes={
        Outcome.YES: (
            "The architecture is shown, training is described at length and shown by code or "
            "settings, a paper is named, and of a foreign base as much is known."
        ),
        Outcome.PARTLY: "A config, a table, model code, a short description or a paper alone.",
        Outcome.NO: "The release says that the architecture is withheld, and nothing shows it.",
        Outcome.UNCLEAR: "Nothing was found.",
    },
    change="Give the config, hyperparameters, compute and data order in a report or in the card.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """What documents, files and papers show together."""
    sources = distinct((*case.end, *case.base, *(s for b in case.bases for s in b.sources)))
    shape = described(sources, (CardTopic.ARCHITECTURE,))
    setup = described(sources, (CardTopic.TRAINING, CardTopic.TUNING))
    model_code = _files(sources, (Role.CONFIG, Role.ARCHITECTURE_CODE))
    trained = training_documented.answer(case)
    settings = _files(sources, (Role.TRAINING_CODE, Role.TRAINING_CONFIG, Role.TUNING_CODE))
    papers = own_papers(case)
    withheld = said(documents(case), "architecture.withheld", "says that it is withheld")
    if withheld and not model_code:
        note = "The release says that the architecture is withheld."
        return Finding(outcome=Outcome.NO, citations=best(withheld), note=note)
    shown = bool(model_code) or shape.words >= FULL_WORDS
    set_up = setup.words >= FULL_WORDS and _shown_by_code(case, trained)
    cited = best([*shape.citations, *setup.citations, *model_code, *settings, *papers])
    if shown and set_up and papers:
        note = "Architecture and training setup are described, shown by code, and a paper is named."
        return Finding(outcome=Outcome.YES, citations=cited, note=note)
    if cited:
        lacks = (
            *(() if shown else ("the architecture in full",)),
            *(() if set_up else ("the training setup in full",)),
            *(() if papers else ("a paper",)),
        )
        note = f"Documented in part; not found: {', '.join(lacks)}."
        return Finding(outcome=Outcome.PARTLY, citations=cited, note=note)
    return Finding(outcome=Outcome.UNCLEAR, note="No description of the architecture was found.")


def _shown_by_code(case: Case, trained: Finding) -> bool:
    """Whether code shows how the base was trained, and how a derivative was tuned."""
    base = trained.outcome is Outcome.YES
    if not case.foreign:
        return base and training_code.answer(case).outcome is Outcome.YES
    return base and tuning_code.answer(case).outcome is Outcome.YES


def _files(sources: tuple[SourceEvidence, ...], roles: tuple[Role, ...]) -> list[Citation]:
    return [
        c
        for s in sources
        if not s.is_dataset and not is_client(s)
        for r in roles
        for c in cite_files(s, s.listing.of(r)[:1], r.value)
    ]
