"""Evidence: the facts that a recording's bytes hold, each with its place. Pure functions."""

from __future__ import annotations

from howopen.evidence.facts import Evidence, Layer, Relevance, SourceEvidence
from howopen.evidence.read import read_evidence

__all__ = ["Evidence", "Layer", "Relevance", "SourceEvidence", "read_evidence"]
