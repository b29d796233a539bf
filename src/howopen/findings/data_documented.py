"""The question whether the release's own documents describe its data."""

from __future__ import annotations

from howopen.doors.markup import Block, BlockKind
from howopen.evidence.corpora import corpora_in
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.phrases import phrases
from howopen.evidence.text import Text
from howopen.evidence.topics import SECTION_WORDS
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.phrases import phrases as own_phrases
from howopen.model import Citation, Finding, Outcome

BOLD_WORDS = 5
"""A line in bold with no more words is a heading in all but name."""

QUESTION = Question(
    id="data-documented",
    asks="Do the release's own documents describe the training data?",
    why="Where no data set has a card of its own, the model's card is the place to look.",
    looks="Sections on data in cards and READMEs: the corpora that they name, tables of sources.",
    outcomes={
        Outcome.YES: "A section on the data names its sources, by their names or in a table.",
        Outcome.PARTLY: "A section on the data describes it and names no source.",
        Outcome.UNCLEAR: "No section on the data was found.",
        Outcome.UNREACHABLE: "No document of the release could be read.",
    },
    change="Give the data a section: each source, its size and share, and how it was cleaned.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """The sections on data, those that name sources first."""
    documents = documents_of(case.end)
    sections = [found for s, t in documents for found in _sections(s, t)]
    naming = [cite for cite, names in sections if names]
    if naming:
        note = "A section of the documents describes the data and names its sources."
        return Finding(outcome=Outcome.YES, citations=best(naming), note=note)
    if sections:
        note = "A section describes the data and names no source."
        return Finding(outcome=Outcome.PARTLY, citations=best([c for c, _ in sections]), note=note)
    if not documents:
        note = "No document of the release could be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    note = "No section on the data was found."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _sections(source: SourceEvidence, text: Text) -> list[tuple[Citation, bool]]:
    """The sections on data, each with whether it names sources; one that names any may be short."""
    found = []
    for title, parts in _titled(text):
        if not _is_on_data(title):
            continue
        words = " ".join(part.text for part in parts)
        names = any(part.kind is BlockKind.ROW for part in parts) or bool(corpora_in(words))
        if names or len(words.split()) >= SECTION_WORDS:
            first, last = parts[0].first_line, parts[-1].last_line
            found.append((source.cite(text.path, first, last, "a section on the data"), names))
    return found


def _titled(text: Text) -> list[tuple[str, list[Block]]]:
    """The blocks under each title: a heading, or a short line in bold until the next of either.

    The title of the document names the model and no topic.
    """
    found: list[tuple[str, list[Block]]] = []
    section: tuple[str, ...] | None = None
    for block in text.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CODE):
            continue
        first = block.text.partition("\n")[0].strip()
        bold = block.kind is BlockKind.TEXT and first.startswith("**")
        if bold and len(first.split()) <= BOLD_WORDS:
            found.append((first.strip("*: "), []))
        elif block.section != section or not found:
            found.append((block.section[-1] if len(block.section) > 1 else "", []))
        section = block.section
        found[-1][1].append(block)
    return found


def _is_on_data(title: str) -> bool:
    """Whether a title promises a description: not of what measures, nor of what a user does."""
    return (
        phrases("topics.titles.training_data").search(title) is not None
        and phrases("topics.titles.evaluation").search(title) is None
        and own_phrases("data.how_to").search(title) is None
    )
