"""The question whether the code that prepared the training data is public."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.code_roles import answer_by_roles
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="data-processing-code",
    asks="Is the code that prepared the training data public?",
    why="It shows what was kept, dropped and changed, even where the data cannot be shared.",
    looks=(
        "File names in the listings of the release's own code repositories: "
        "preparation, filtering, deduplication, tokenising."
    ),
    outcomes={
        Outcome.YES: "Files of that kind are in the release's repositories.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the scripts that filtered and prepared the data.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether data processing code is in the release's repositories."""
    return answer_by_roles(
        case, case.code, (Role.DATA_PROCESSING_CODE,), what="data processing code"
    )
