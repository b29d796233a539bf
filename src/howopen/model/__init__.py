"""The nouns of howopen, frozen. No I/O, no behaviour beyond what a field means.

A *Release* is judged; a *Source* is where we looked; a *Recording* holds the bytes of all
sources as they were; a *Finding* answers one question, with *Citations*; a *Judgement* is one
framework's reading of the findings; an *Edge* says from what a release was made; an *Assessment*
is all of it, one JSON file.
"""

from __future__ import annotations

from howopen.model.assessment import SCHEMA, Assessment, Reason, Tool, Verdict, VerdictId
from howopen.model.findings import Citation, Finding, LicenseExpressions, Outcome
from howopen.model.judgements import Cell, Certainty, Coverage, Dispute, Judgement, Reading, Step
from howopen.model.lineage import Edge, Lineage, ReadFrom, Relation
from howopen.model.record import Record
from howopen.model.sources import (
    Completeness,
    Document,
    Entry,
    HubInfo,
    Recording,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
)

__all__ = [
    "SCHEMA",
    "Assessment",
    "Cell",
    "Certainty",
    "Citation",
    "Completeness",
    "Coverage",
    "Dispute",
    "Document",
    "Edge",
    "Entry",
    "Finding",
    "HubInfo",
    "Judgement",
    "LicenseExpressions",
    "Lineage",
    "Outcome",
    "ReadFrom",
    "Reading",
    "Reason",
    "Record",
    "Recording",
    "Relation",
    "Release",
    "Snapshot",
    "Source",
    "SourceKind",
    "SourceRole",
    "Step",
    "Tool",
    "Verdict",
    "VerdictId",
]
