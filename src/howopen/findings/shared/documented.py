"""Whether documents describe something: shared by the questions on documentation."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.text import Text
from howopen.evidence.topics import CardTopic, Coverage, read_topics
from howopen.findings.shared.case import best, cards_of, is_readme
from howopen.model import Citation, Record

FULL_WORDS = 150
"""A topic with as many words (about half a page) is described, with fewer it is mentioned."""


class Described(Record, frozen=True, kw_only=True):
    """The places that cover a topic, and how many words they have together."""

    words: int
    citations: tuple[Citation, ...]


def described(sources: tuple[SourceEvidence, ...], topics: tuple[CardTopic, ...]) -> Described:
    """Where cards and READMEs about the release cover any of `topics`."""
    found: list[tuple[SourceEvidence, Text, Coverage]] = []
    for source, text in documents_of(sources):
        covered = read_topics(text)
        found += [(source, text, covered[t]) for t in topics if t in covered]
    return Described(
        words=sum(c.words for _, _, c in found),
        citations=best(
            [s.cite(t.path, c.first_line, c.last_line, c.topic.value) for s, t, c in found]
        ),
    )


def documents_of(
    sources: tuple[SourceEvidence, ...],
) -> tuple[tuple[SourceEvidence, Text], ...]:
    """Cards, and the READMEs and pages that speak of the release as a whole."""
    cards = cards_of(sources)
    readmes = [
        (s, t)
        for s in sources
        if not s.is_model and not s.is_dataset
        for t in s.relevant()
        if is_readme(t.path) or t.path.endswith("page") or _is_report(s, t)
    ]
    return tuple({(s.source.id, t.path): (s, t) for s, t in (*cards, *readmes)}.values())


def _is_report(source: SourceEvidence, text: Text) -> bool:
    """A document that by its name reports on the model; terms and policies report nothing."""
    if text.path in (*source.listing.of(Role.LICENSE), *source.listing.of(Role.POLICY)):
        return False
    name = text.path.lower()
    return "train" in name or "report" in name or "model" in name
