"""What is asked about: a model, or a data set or a service's client, of which less can be asked."""

from __future__ import annotations

from enum import StrEnum

from howopen.findings.shared.access import is_client
from howopen.findings.shared.case import Case
from howopen.findings.shared.words import bare
from howopen.model import Finding, Outcome, SourceKind


class Subject(StrEnum):
    """What a release is."""

    MODEL = "model"
    DATA_SET = "data set"
    CLIENT = "client"


OF_NO_MODEL = "What is asked about is no model."
"""What `not-applicable` means for a question that does not say it itself."""
SAID = {
    Subject.DATA_SET: "This is a data set and no model.",
    Subject.CLIENT: ("This only calls a service and holds no model; name the model that is meant."),
}
"""What every question on a model is answered with, of something else."""
_ASKED = {
    Subject.DATA_SET: frozenset(
        {
            *("data-card", "data-gated", "data-license", "data-documented", "document-license"),
            *("data-processing-code", "code-license", "code-repositories", "own-repository"),
            *("paper", "preprint", "technical-report", "personal-data-at-gate"),
        }
    ),
    Subject.CLIENT: frozenset(
        {"code-license", "code-documented", "code-repositories", "own-repository", "package"}
    ),
}
"""What can be asked of something that is no model."""


def subject_of(case: Case) -> Subject:
    """What the release is; a model, unless its own name is that of something else.

    A recording with a model repository, seen or not, is one of a model whatever else is in it.
    """
    if any(s.is_model for s in case.evidence.sources) or case.missing_models:
        return Subject.MODEL
    itself = [s for s in case.evidence.sources if _is_called(case, s.source.id)]
    if any(s.is_dataset for s in itself):
        return Subject.DATA_SET
    code = [s for s in itself if s.source.kind in (SourceKind.PACKAGE, SourceKind.GITHUB)]
    return Subject.CLIENT if code and all(is_client(s) for s in code) else Subject.MODEL


def _is_called(case: Case, source_id: str) -> bool:
    name = bare(source_id).rpartition("/")[2].rpartition(":")[2]
    return name.casefold() == case.evidence.release.name.casefold()


def as_subject(case: Case, answers: dict[str, Finding]) -> dict[str, Finding]:
    """The answers; of what is no model, those that ask for a model do not apply."""
    subject = subject_of(case)
    if subject is Subject.MODEL:
        return answers
    aside = Finding(outcome=Outcome.NOT_APPLICABLE, note=SAID[subject])
    kept = _ASKED[subject]
    return {name: answer if name in kept else aside for name, answer in answers.items()}
