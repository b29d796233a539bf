"""Where documents of a release say something, shared by questions that look for a few words."""

from __future__ import annotations

from functools import lru_cache

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import KEPT_TEXTS, Text
from howopen.findings.shared.case import Case, distinct
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation


def documents(case: Case) -> tuple[tuple[SourceEvidence, Text], ...]:
    """Cards, READMEs and reports on the release and, where it is the maker's own, on its base."""
    return documents_of(case.end if case.foreign else distinct((*case.end, *case.base)))


@lru_cache(maxsize=KEPT_TEXTS)
def prose(text: Text) -> str:
    """All sentences, a line each: one search tells that a text has nothing of the kind."""
    return "\n".join(sentence.text for sentence in text.sentences)


def said(
    places: tuple[tuple[SourceEvidence, Text], ...], table: str, shows: str
) -> tuple[Citation, ...]:
    """The first sentence of each text that matches the phrases of a table."""
    pattern = phrases(table)
    found = []
    for source, text in places:
        if pattern.search(prose(text)) is None:
            continue
        hit = next((s for s in text.sentences if pattern.search(s.text)), None)
        if hit is not None:
            found.append(source.cite(text.path, hit.first_line, hit.last_line, shows))
    return tuple(found)
