"""The question whether it is described how the base was trained."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.evidence.topics import CardTopic
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, code_sources, ids
from howopen.findings.shared.documented import FULL_WORDS, described
from howopen.findings.shared.papers import preprints_on_base
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="training-documented",
    asks="Is it described, or shown as code, how the base model was trained?",
    why="Weights can be used without it; they cannot be understood or made again.",
    looks="Cards, READMEs and reports on the base, its training code, preprints named for it.",
    outcomes={
        Outcome.YES: "Training code, or a description of half a page or more.",
        Outcome.PARTLY: "A short description, or a preprint that we have not read.",
        Outcome.UNCLEAR: "Nothing was found.",
    },
    change="Describe data order, hyperparameters, hardware and length, or publish the code.",
    effort=Effort.WRITE,
    of_base=True,
)


def answer(case: Case) -> Finding:
    """Code first, then words, then a preprint that speaks of the base."""
    sources = case.base or case.end
    code = [
        c
        for s in code_sources(sources)
        for c in cite_files(s, s.listing.of(Role.TRAINING_CODE), "training code")
    ]
    if code and not (case.foreign and not case.base):
        note = f"Training code: {code[0].path}."
        return Finding(outcome=Outcome.YES, citations=best(code), note=note)
    words = described(case.base, (CardTopic.TRAINING,)) if case.base else None
    if words is not None and words.words:
        full = words.words >= FULL_WORDS
        note = f"Documents of the base describe its training in about {words.words} words."
        outcome = Outcome.YES if full else Outcome.PARTLY
        return Finding(outcome=outcome, citations=words.citations, note=note)
    for base in case.bases:
        found = answer(Case(evidence=base))
        if found.outcome.seen:
            return found
    papers = preprints_on_base(case)
    if papers:
        note = "A preprint on the base is named; its text is not in the recording."
        return Finding(outcome=Outcome.PARTLY, citations=papers, note=note)
    note = "No description of the base's training was found."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(sources))
