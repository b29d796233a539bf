"""The question whether the release has a code repository of its own."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.own_code import is_own
from howopen.findings.shared.words import bare, listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="own-repository",
    asks="Has the release a code repository of its own?",
    why="A library that serves many models does not tell which of its code made this one.",
    looks="The names of the release's code repositories, beside the names of the release.",
    outcomes={
        Outcome.YES: "A code repository bears the name of the release or of its family.",
        Outcome.PARTLY: "Only repositories for many models, or named for something else.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the code of this model in a repository named for it, or say which part it is.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether the release's code has a place of its own, by the repositories' names."""
    own = tuple(s for s in case.code if is_own(s, case.names))
    if own:
        return _found(Outcome.YES, own, "Code repository of its own")
    if case.code:
        return _found(Outcome.PARTLY, case.code, "Code in a repository with another name")
    if case.missing_code:
        missing = listed(bare(m.id) for m in case.missing_code)
        note = f"The code repository could not be read: {missing}."
        return Finding(outcome=Outcome.UNREACHABLE, note=note)
    note = "No code repository of the release is known."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _found(outcome: Outcome, sources: tuple[SourceEvidence, ...], what: str) -> Finding:
    names = tuple(bare(s.source.id) for s in sources)
    cited = tuple(s.cite(shows="the listing of the repository") for s in sources)
    return Finding(
        outcome=outcome, value=names, citations=best(cited), note=f"{what}: {listed(names)}."
    )
