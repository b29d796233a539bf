"""Lineage: what a release was made from, and which recorded release is meant. Pure functions.

bases   the recording of a base among those of the same tree
graph   the edges, nearest first, and the way through them
"""

from __future__ import annotations

from howopen.lineage.bases import Match, base_entry
from howopen.lineage.graph import carried, cite_reference, grow, matched, path_to

__all__ = ["Match", "base_entry", "carried", "cite_reference", "grow", "matched", "path_to"]
