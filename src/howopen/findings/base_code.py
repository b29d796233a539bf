"""The question whether the code that made the base is public."""

from __future__ import annotations

from howopen.findings import code_license, data_processing_code, training_setup
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cases_of_bases, ids
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="base-code",
    asks="Is the code public that prepared the base's data and trained it?",
    why="A derivative can be made again only from a base that can be made again.",
    looks=(
        "The recordings of the foreign bases: data processing code, training code and settings, "
        "and the licence of their code."
    ),
    outcomes={
        Outcome.YES: "Of every base both are public, under an OSI-approved licence.",
        Outcome.PARTLY: "Of some bases, or only some of the code, or under other terms.",
        Outcome.NO: "A base's complete listings have neither.",
        Outcome.UNCLEAR: "A base is named whose code was not seen.",
        Outcome.NOT_APPLICABLE: "The base is not somebody else's.",
    },
    change="Tune a base whose data processing and training code are public.",
    effort=Effort.REBUILD,
)


def answer(case: Case) -> Finding:
    """What the bases' own recordings say of their code."""
    if not case.foreign:
        note = "The release is made from no model of somebody else."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note)
    asked = [_of_base(base) for base in cases_of_bases(case)]
    hidden = case.unseen_bases
    if not asked or all(not f.outcome.seen for fs in asked for f in fs):
        names = listed(hidden or (r.name for r in case.evidence.bases))
        note = f"Nothing was seen of the code that made {names}."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    found = [f for fs in asked for f in fs]
    cited = best([c for f in found for c in f.citations])
    names = listed(b.release.name for b in case.bases)
    if not hidden and all(f.outcome is Outcome.YES for f in found):
        note = f"The code that made {names} is public."
        return Finding(outcome=Outcome.YES, citations=cited, note=note)
    if any(fs[0].outcome is Outcome.NO and fs[1].outcome is Outcome.NO for fs in asked):
        note = f"The code that made the base, {names}, is not public."
        return Finding(outcome=Outcome.NO, citations=cited, note=note)
    if not cited:
        note = f"Nothing was found of the code that made {names}."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    note = f"Only part of the code that made {names} was found public."
    return Finding(outcome=Outcome.PARTLY, citations=cited, note=note)


def _of_base(base: Case) -> tuple[Finding, Finding, Finding]:
    return (
        data_processing_code.answer(base),
        training_setup.answer(base),
        code_license.answer(base),
    )
