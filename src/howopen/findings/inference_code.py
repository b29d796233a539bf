"""Is code to run the model there?"""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.findings.api import key_needed
from howopen.findings.case import Case, distinct
from howopen.findings.code_roles import answer_by_roles
from howopen.findings.question import Question
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
        Outcome.PARTLY: "Only the model's architecture as code, or code beside the weights.",
        Outcome.NO: "A complete listing has none, or the release says that it is withheld.",
        Outcome.UNCLEAR: "No code repository of the release is known.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the code that loads the weights and generates.",
)


def _is_client(source: SourceEvidence) -> bool:
    """Code without a model of its own that asks for a key calls a service and runs nothing."""
    return not source.listing.of(Role.ARCHITECTURE_CODE) and bool(key_needed((source,)))


def answer(case: Case) -> Finding:
    """Whether code to run the model is in the release's repositories or beside the weights."""
    code = tuple(s for s in case.code if not _is_client(s))
    listed = distinct((*code, *(m for m in case.models if m.listing.code_files)))
    return answer_by_roles(
        case,
        listed,
        (Role.INFERENCE_CODE, Role.SERVICE, Role.DEMO),
        what="inference code",
        partly=(Role.ARCHITECTURE_CODE,),
    )
