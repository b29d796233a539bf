"""The question whether weights from the middle of the training run are public."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.evidence.phrases import phrases as evidence_phrases
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, ids
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="checkpoints",
    asks="Are weights from the middle of the training run public?",
    why="They show how a model learns, and let others go on from any point.",
    looks=(
        "Files and folders of numbered steps in the listings, revisions and branches named for "
        "steps, sentences on intermediate checkpoints."
    ),
    outcomes={
        Outcome.YES: "Such weights are listed, or the release says where they are.",
        Outcome.NO: "The release says that they are withheld, or not yet out.",
        Outcome.UNCLEAR: "Nothing was found; branches of a repository are in no listing.",
        Outcome.UNREACHABLE: "No document of the release could be read.",
    },
    change="Push checkpoints as revisions of the model repository and name them in the card.",
    effort=Effort.PUBLISH,
)

HINTS = ("heckpoint", "ntermediate", "step", "中间")
"""What no sentence on intermediate checkpoints lacks: most sentences need no pattern."""


def answer(case: Case) -> Finding:
    """Checkpoints by file, by the address of a revision, and by what is said of them."""
    files = [
        c
        for s in case.end
        for c in cite_files(s, s.listing.of(Role.CHECKPOINT), "weights of a step of training")
    ]
    documents = documents_of(case.end)
    said = [c for s, t in documents for c in _said(s, t, withheld=False)]
    linked = [c for s, t in documents for c in _linked(s, t)]
    found = best([*files, *linked, *said])
    if found:
        where = listed((c.path for c in found), 2)
        note = f"Checkpoints of the training run: {where}."
        return Finding(outcome=Outcome.YES, citations=found, note=note)
    withheld = best([c for s, t in documents for c in _said(s, t, withheld=True)])
    if withheld:
        note = "The release says that intermediate checkpoints are not out, or not yet."
        return Finding(outcome=Outcome.NO, citations=withheld, note=note)
    if not documents:
        note = "No document of the release could be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    note = "Nothing was found on intermediate checkpoints."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _said(source: SourceEvidence, text: Text, *, withheld: bool) -> list[Citation]:
    """Sentences on intermediate checkpoints: those that give them, or those that deny them."""
    found = []
    for sentence in text.sentences:
        if not any(hint in sentence.text for hint in HINTS):
            continue
        if not phrases("checkpoints.intermediate").search(sentence.text):
            continue
        denied = any(
            evidence_phrases(f"statements.{stance}").search(sentence.text)
            for stance in ("withheld", "promised")
        )
        if denied is withheld:
            shows = "says that checkpoints are " + ("withheld" if withheld else "out")
            found.append(source.cite(text.path, sentence.first_line, sentence.last_line, shows))
    return found


def _linked(source: SourceEvidence, text: Text) -> list[Citation]:
    """Addresses of a revision named for a step (`.../tree/step1000`)."""
    return [
        source.cite(text.path, link.line, link.line, "links a checkpoint")
        for link in text.links
        if link.kind is LinkKind.HUB_MODEL and phrases("checkpoints.revision").search(link.url)
    ]
