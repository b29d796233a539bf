"""The question whether the code is documented."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.findings import inference_code, training_code, tuning_code
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, cite_opening, ids, is_readme
from howopen.model import Citation, Finding, Outcome

README_WORDS = 100
"""A README with fewer words of prose documents no code."""
COMPONENTS = {
    "data": (Role.DATA_PROCESSING_CODE,),
    "training": (Role.TRAINING_CODE, Role.TUNING_CODE),
    "inference": (Role.INFERENCE_CODE, Role.SERVICE, Role.DEMO),
}
"""The parts of a project whose code wants documentation."""

_FORMS = ("readme", "license", "contributing", "code_of_conduct", "security", "changelog")
"""How the names of documents begin that tell nothing of how the code works."""

QUESTION = Question(
    id="code-documented",
    asks="Is the code documented: data, training and inference?",
    why="Undocumented code can be had and hardly be used or checked.",
    looks="READMEs, documentation folders and notebooks beside the code of each part.",
    outcomes={
        Outcome.YES: (
            "Code of every stage is there with a README, and with more where a library runs it."
        ),
        Outcome.PARTLY: "Code for some parts, with a README.",
        Outcome.NO: "Code is there without documentation.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Document each part: a README by folder, docstrings, an example that runs.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """How much of the code is documented, by what lies beside it."""
    if not case.code:
        if case.missing_code:
            note = "The code repository could not be read."
            return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
        note = "No code repository was seen."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
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
        for c in cite_files(s, _beyond_readmes(s.listing.of(r)), "documentation")
    ]
    cited = best([*readmes, *further])
    runs = inference_code.answer(case).outcome
    # What runs on a public library has no code for that: then its use must be told elsewhere.
    documented = runs is Outcome.YES or (runs is Outcome.NO and further)
    in_repository = any(is_readme(c.path.rpartition("/")[2]) for c in readmes)
    if _is_whole(case) and in_repository and documented:
        note = f"Code of all stages ({', '.join(parts)}) with documentation beside it."
        return Finding(outcome=Outcome.YES, value=parts, citations=cited, note=note)
    if parts and (readmes or further):
        note = f"A README for code of {', '.join(parts)}, little beyond it."
        return Finding(outcome=Outcome.PARTLY, value=parts, citations=cited, note=note)
    listings = best([s.cite(shows="the listing, without documentation") for s in case.code])
    return Finding(
        outcome=Outcome.NO,
        value=parts,
        citations=listings,
        note="No code of the model is documented.",
    )


def _is_whole(case: Case) -> bool:
    """Whether the code of every stage of training that the release went through is there."""
    there = (Outcome.YES, Outcome.NOT_APPLICABLE)
    training, tuning = training_code.answer(case).outcome, tuning_code.answer(case).outcome
    # Training code that does not name tuning may well have served for it.
    tuned = tuning in there or (tuning is Outcome.PARTLY and training is Outcome.YES)
    return training in there and tuned


def _beyond_readmes(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Documentation that is no README and no form or rule of the project's host."""
    return tuple(
        p
        for p in paths
        if not p.rpartition("/")[2].lower().startswith(_FORMS) and not p.startswith(".")
    )


def _readmes(source: SourceEvidence) -> list[Citation]:
    return [
        cite_opening(source, t.path, "a README with prose")
        for t in source.texts
        if _is_document(t.path.rpartition("/")[2]) and t.words >= README_WORDS
    ]


def _is_document(name: str) -> bool:
    """A README, or a package's metadata, which introduces it to its users."""
    return is_readme(name) or name == "METADATA"
