"""The whole of one release: verdict, findings, judgements and sources, one JSON file."""

from __future__ import annotations

from enum import StrEnum

from howopen.model.findings import Finding
from howopen.model.judgements import Dispute, Judgement
from howopen.model.lineage import Edge
from howopen.model.record import Record
from howopen.model.sources import Release, Source

SCHEMA = "howopen-assessment/1"
"""Name and major version of the assessment's JSON; a reader of `/1` reads every `/1` file."""


class VerdictId(StrEnum):
    """Four words for four things, and a fifth for when it could not be seen."""

    OPEN_SOURCE = "open-source"
    OPEN_WEIGHTS = "open-weights"
    OPEN_WEIGHTS_RESTRICTED = "open-weights-restricted"
    CLOSED = "closed"
    UNDETERMINED = "undetermined"


class Reason(Record, frozen=True, kw_only=True):
    """One ground of a verdict, with the findings that it rests on."""

    text: str
    findings: tuple[str, ...]


class Verdict(Record, frozen=True, kw_only=True):
    """What the release is, in one sentence, and why."""

    id: VerdictId
    sentence: str
    reasons: tuple[Reason, ...] = ()


class Tool(Record, frozen=True, kw_only=True):
    """What made an assessment."""

    version: str
    rules: str
    """Digest of the rules (questions, frameworks, licence table): same rules, same answers."""


class Assessment(Record, frozen=True, kw_only=True):
    """Everything that was found and judged of one release; one JSON file."""

    schema: str = SCHEMA
    release: Release
    verdict: Verdict
    findings: dict[str, Finding]
    """Question id -> answer, in the order of the questions."""
    judgements: dict[str, Judgement]
    """Framework id -> judgement."""
    disputes: tuple[Dispute, ...] = ()
    """Where frameworks read the same finding differently."""
    sources: tuple[Source, ...]
    """Where we looked, those that could not be had among them."""
    recording: str = ""
    """Digest of the recording that was judged."""
    lineage: tuple[Edge, ...] = ()
    """What it was made from, and that from, nearest first; empty when no base is named."""
    remarks: tuple[str, ...] = ()
    tool: Tool
