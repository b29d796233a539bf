"""The question whether the code that runs the model is public."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, distinct
from howopen.findings.shared.code_roles import answer_by_roles
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="inference-code",
    asks="Is the code that runs the model public?",
    why="Weights without running code depend on somebody else's reading of them.",
    looks=(
        "File names in the listings of the release's own code repositories, and model "
        "code beside the weights."
    ),
    outcomes={
        Outcome.YES: "Files of that kind are in the release's repositories.",
        Outcome.PARTLY: "Only the architecture as code, or code of a library.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the code that loads the weights and generates.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether code to run the model is in the release's repositories or beside the weights."""
    listed = distinct((*case.code, *(m for m in case.models if m.listing.code_files)))
    return answer_by_roles(
        case,
        listed,
        (Role.INFERENCE_CODE, Role.SERVICE, Role.DEMO),
        what="inference code",
        partly=(Role.ARCHITECTURE_CODE,),
        of_release=True,
    )
