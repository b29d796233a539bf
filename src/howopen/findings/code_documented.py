"""Is the code documented?"""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.findings.case import Case, best, cite_files, is_readme, searched
from howopen.findings.question import Question
from howopen.model import Citation, Finding, Outcome

README_WORDS = 100
"""A README with fewer words of prose documents no code."""
COMPONENTS = {
    "data": (Role.DATA_PROCESSING_CODE,),
    "training": (Role.TRAINING_CODE, Role.TUNING_CODE),
    "inference": (Role.INFERENCE_CODE, Role.SERVICE, Role.DEMO),
}
"""The parts of a project whose code wants documentation."""

QUESTION = Question(
    id="code-documented",
    asks="Is the code documented: data, training and inference?",
    why="Undocumented code can be had and hardly be used or checked.",
    looks="READMEs, documentation folders and notebooks beside the code of each part.",
    outcomes={
        Outcome.YES: "Code for training and inference is there, with a README and further documentation.",
        Outcome.PARTLY: "Code for some parts, with a README.",
        Outcome.NO: "Code is there without documentation.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Document each part: a README by folder, docstrings, an example that runs.",
)


def answer(case: Case) -> Finding:
    """How much of the code is documented, by what lies beside it."""
    if not case.code:
        missing = [m for m in case.evidence.missing if m.kind == "github"]
        outcome = Outcome.UNREACHABLE if missing else Outcome.UNCLEAR
        return Finding(outcome=outcome, note=f"No code repository was seen; {searched(case.end)}.")
    parts = tuple(
        name
        for name, roles in COMPONENTS.items()
        if any(s.listing.of(r) for s in case.code for r in roles)
    )
    readmes = [c for s in case.code for c in _readmes(s)]
    further = [
        c
        for s in case.code
        for r in (Role.DOCS, Role.NOTEBOOK)
        for c in cite_files(s, s.listing.of(r), "documentation")
    ]
    cited = best([*readmes, *further])
    if {"training", "inference"} <= set(parts) and readmes and (further or len(readmes) > 1):
        note = f"Documented: {', '.join(parts)}; a README and further documentation."
        return Finding(outcome=Outcome.YES, value=parts, citations=cited, note=note)
    if readmes or further:
        note = f"A README for code of {', '.join(parts) or 'no known part'}, little beyond it."
        return Finding(outcome=Outcome.PARTLY, value=parts, citations=cited, note=note)
    listings = best([s.cite(shows="the listing, without documentation") for s in case.code])
    return Finding(
        outcome=Outcome.NO, value=parts, citations=listings, note="Code without documentation."
    )


def _readmes(source: SourceEvidence) -> list[Citation]:
    return [
        source.cite(t.path, shows="a README with prose")
        for t in source.texts
        if is_readme(t.path.rpartition("/")[2]) and t.words >= README_WORDS
    ]
