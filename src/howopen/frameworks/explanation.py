"""What stands behind an answer or a grade, down to the words at each place."""

from __future__ import annotations

from howopen.findings.question import Question
from howopen.model import Citation, Finding, Record


class Quote(Record, frozen=True, kw_only=True):
    """The cited words, read again from the recording."""

    citation: Citation
    words: str
    location: str
    """Where they stand: file and lines."""
    matches: bool
    """Whether they still have the hash that was cited."""


class Explanation(Record, frozen=True, kw_only=True):
    """The chain from a grade or an answer to the words."""

    question: Question | None
    """`None` when a framework's dimension was asked for."""
    chain: tuple[str, ...]
    """From the grade to the findings, one sentence each."""
    findings: dict[str, Finding]
    quotes: tuple[Quote, ...]
