"""The question whether the model's architecture is public as code."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.code_roles import answer_by_roles
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="architecture-code",
    asks="Is the model's architecture public as code?",
    why="It says exactly what the weights mean.",
    looks=(
        "File names in the release's code repositories and beside the weights: model definitions."
    ),
    outcomes={
        Outcome.YES: "Files of that kind are in the release's repositories.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the model definition, or upstream it to a public library.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether architecture code is in the release's repositories or beside the weights."""
    models = tuple(m for m in case.models if m.listing.code_files and m not in case.code)
    return answer_by_roles(
        case, (*case.code, *models), (Role.ARCHITECTURE_CODE,), what="architecture code"
    )
