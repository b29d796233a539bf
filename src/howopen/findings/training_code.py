"""The question whether the code that pretrained the model is public."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.code_roles import answer_by_roles
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="training-code",
    asks="Is the code that pretrained the model public?",
    why="Without it nobody can check or repeat how the model came to be.",
    looks=(
        "File names in the listings of the release's own code repositories: folders and "
        "scripts named for training."
    ),
    outcomes={
        Outcome.YES: "Files of that kind are in the release's repositories.",
        Outcome.PARTLY: "Only settings or parts are there, or code of a library.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
        Outcome.NOT_APPLICABLE: "The base is somebody else's: this release pretrained nothing.",
    },
    change="Publish the training scripts with their settings.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether training code is in the release's repositories; a tune of a foreign base has none."""
    if case.foreign:
        base = case.evidence.bases[0].name
        note = f"The base, {base}, is somebody else's; this release pretrained nothing."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note)
    return answer_by_roles(
        case,
        case.code,
        (Role.TRAINING_CODE,),
        what="training code",
        partly=(Role.TRAINING_CONFIG,),
        of_release=True,
    )
