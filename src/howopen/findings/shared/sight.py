"""What was not seen cannot be denied: an answer that rests on absence needs all places seen."""

from __future__ import annotations

from msgspec.structs import replace

from howopen.findings.shared.case import Case
from howopen.findings.shared.words import bare, listed
from howopen.model import Finding, Outcome

UNSEEN = "A repository of the release is known and could not be read; it may hold the answer."
"""What `unreachable` means for a question that does not say it itself."""
_DENIES = (Outcome.NO, Outcome.NOT_APPLICABLE)


def in_sight(case: Case, finding: Finding) -> Finding:
    """The finding; `unreachable` where it denies by absence what an unseen place may hold.

    Unseen are the release's own model and code repositories that could not be read, and, where no
    code is known, the card that may link some. A denial stands where a document states it; one
    that tells where was searched, or cites listings only, rests on what is not there.
    """
    unseen = [bare(source.id) for source in (*case.missing_models, *case.missing_code)]
    if not case.code:
        unseen += [f"the card of {bare(source.id)}" for source in case.unread_cards]
    stands = not finding.searched and any(citation.path for citation in finding.citations)
    if not unseen or finding.outcome not in _DENIES or stands:
        return finding
    names = tuple(unseen)
    note = f"{finding.note} But {listed(names)} could not be read."
    return replace(finding, outcome=Outcome.UNREACHABLE, note=note, unseen=names)
