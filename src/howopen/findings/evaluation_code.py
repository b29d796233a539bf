"""The question whether the code that evaluated the model is public."""

from __future__ import annotations

from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case
from howopen.findings.shared.code_roles import answer_by_roles
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="evaluation-code",
    asks="Is the code that evaluated the model public?",
    why="Scores that nobody can recompute are claims.",
    looks=(
        "File names in the listings of the release's own code repositories: evaluation, "
        "benchmarks, metrics."
    ),
    outcomes={
        Outcome.YES: "Files of that kind are in the release's repositories.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the evaluation scripts with prompts and settings.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """Whether evaluation code is in the release's repositories."""
    return answer_by_roles(case, case.code, (Role.EVALUATION_CODE,), what="evaluation code")
