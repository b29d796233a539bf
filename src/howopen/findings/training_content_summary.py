"""The question whether there is a public summary of the training content."""

from __future__ import annotations

from typing import NamedTuple

from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import Sentence, Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="training-content-summary",
    asks="Is there a public summary of the training content by the AI Office's template?",
    why="EU law wants one of every provider of a general-purpose model, open or not.",
    looks=(
        "Documents, sections and links that call themselves a summary of training content, and "
        "in them the items of the template of 24 July 2025."
    ),
    outcomes={
        Outcome.YES: "A summary with most of the template's items.",
        Outcome.PARTLY: "A summary with few of them, or a link to one that was not seen.",
        Outcome.UNCLEAR: "None was found; it may be on a page of the maker that was not seen.",
    },
    change="Fill in the AI Office's template and publish it as a file beside the card.",
    effort=Effort.WRITE,
)
ITEMS = {
    "provider": "summary.provider",
    "size": "summary.size",
    "date": "summary.date",
    "languages": "summary.languages",
    "public datasets": "summary.public_datasets",
    "private datasets": "summary.private_datasets",
    "crawled": "summary.crawled",
    "domains": "summary.domains",
    "user data": "summary.user_data",
    "synthetic": "summary.synthetic",
    "opt-outs": "summary.opt_outs",
    "illegal content": "summary.illegal_content",
}
"""Items of the template (general information, data sources, processing) and their phrases."""
MOST = (len(ITEMS) + 1) // 2


class _Part(NamedTuple):
    """A document or section that is a summary."""

    source: SourceEvidence
    text: Text
    sentences: tuple[Sentence, ...]


def answer(case: Case) -> Finding:
    """The summary with the most items, else a link to one."""
    parts = [p for s in case.end for t in s.texts if (p := _summary(s, t)) is not None]
    if parts:
        told = [(part, _items(part)) for part in parts]
        part, items = max(told, key=lambda each: len(each[1]))
        value = tuple(items)
        heads = [_cite(part, part.sentences[0], "a summary of training content")]
        cited = best([*heads, *(_cite(part, s, f"tells of: {n}") for n, s in items.items())])
        lacks = listed(n for n in ITEMS if n not in items)
        note = f"A summary of training content with {len(items)} of {len(ITEMS)} items"
        note = f"{note}; not found: {lacks}." if lacks else f"{note}."
        outcome = Outcome.YES if len(items) >= MOST else Outcome.PARTLY
        return Finding(outcome=outcome, value=value, citations=cited, note=note)
    linked = _linked(case)
    if linked:
        note = "A summary of training content is named, and was not seen."
        return Finding(outcome=Outcome.PARTLY, citations=best(linked), note=note)
    note = "No public summary of training content was found with the release."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _summary(source: SourceEvidence, text: Text) -> _Part | None:
    """The sentences of a document, or of a section, whose title calls it such a summary."""
    title = phrases("summary.title")
    name = text.path.rpartition("/")[2].rpartition(".")[0].replace("_", " ").replace("-", " ")
    if title.search(name):
        return _Part(source, text, text.sentences) if text.sentences else None
    heads = {b.text for b in text.blocks if b.kind is BlockKind.HEADING and title.search(b.text)}
    if not heads:
        return None
    under = tuple(s for s in text.sentences if not heads.isdisjoint(s.section))
    return _Part(source, text, under) if len(under) > 1 else None


def _items(part: _Part) -> dict[str, Sentence]:
    """Each item with the first sentence that tells of it, itself or by its heading."""
    found: dict[str, Sentence] = {}
    for name, table in ITEMS.items():
        pattern = phrases(table)
        for sentence in part.sentences:
            if pattern.search(" ".join((*sentence.section[-1:], sentence.text))):
                found[name] = sentence
                break
    return found


def _cite(part: _Part, sentence: Sentence, shows: str) -> Citation:
    return part.source.cite(part.text.path, sentence.first_line, sentence.last_line, shows)


def _linked(case: Case) -> list[Citation]:
    """Links that are called a summary of training content."""
    title = phrases("summary.title")
    return [
        source.cite(text.path, link.line, link.line, "links a summary of training content")
        for source in case.end
        for text in source.relevant()
        for link in text.links
        if "summary" in link.text.lower() and title.search(link.text)
    ]
