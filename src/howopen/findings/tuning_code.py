"""The question whether the code that tuned the model is public."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.code_roles import answer_by_roles
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="tuning-code",
    asks="Is the code that tuned the model to follow instructions public?",
    why="Tuning decides what users meet: tone, refusals, abilities.",
    looks=(
        "File names in the listings of the release's own code repositories: fine- "
        "tuning, SFT, DPO, RLHF; for a tune of somebody else's base any training code."
    ),
    outcomes={
        Outcome.YES: "Files of that kind are in the release's repositories.",
        Outcome.PARTLY: "Only settings or parts are there, or code of a library.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
        Outcome.NOT_APPLICABLE: "The model is a base model; nothing was tuned.",
    },
    change="Publish the tuning scripts with their settings.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether tuning code is in the release's repositories."""
    if not case.tuned:
        note = "A base model: no tuning is part of the release."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note)
    roles: tuple[Role, ...] = (Role.TUNING_CODE,)
    partly: tuple[Role, ...] = (Role.TUNING_CONFIG,)
    if case.foreign:
        # Whoever tunes somebody else's base calls the tuning "training".
        roles, partly = (*roles, Role.TRAINING_CODE), (*partly, Role.TRAINING_CONFIG)
    else:
        # Training code that does not name tuning may well have served for it.
        partly = (*partly, Role.TRAINING_CODE)
    return answer_by_roles(
        case, case.code, roles, what="tuning code", partly=partly, of_release=True
    )
