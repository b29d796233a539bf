"""Finds the recording of a base among the recordings of the same tree, by its hub id or name."""

from __future__ import annotations

from howopen.evidence.base_models import BaseReference
from howopen.evidence.names import ModelName, read_name, same_line
from howopen.model import SourceRole
from howopen.sources import IndexEntry


def base_entry(
    reference: BaseReference, index: tuple[IndexEntry, ...], *, own: str
) -> IndexEntry | None:
    """The recording that a reference means; `None` when none of the tree is it.

    The same hub id first; else the same family and version, preferring the same size, then a
    model that is not tuned. `own` is the id of the release that names the base.
    """
    others = [e for e in index if e.id != own]
    if reference.hub_id is not None:
        wanted = f"huggingface:{reference.hub_id}".lower()
        for entry in others:
            primary = [i for i, role in entry.sources if role is SourceRole.PRIMARY]
            if wanted in (i.lower() for i in primary):
                return entry
    named = read_name(reference.name)
    scored = [(score, e.id, e) for e in others for score in [_likeness(named, e)] if score]
    return max(scored, key=lambda s: (s[0], s[1]))[2] if scored else None


def _likeness(named: ModelName, entry: IndexEntry) -> int:
    """0 for another model; more for the same size and for one that is not tuned."""
    models = [
        read_name(i.partition(":")[2])
        for i, role in entry.sources
        if role is SourceRole.PRIMARY and i.startswith("huggingface:") and "datasets/" not in i
    ]
    alike = [m for m in (read_name(entry.name), *models) if same_line(named, m)]
    if not alike:
        return 0
    return max(1 + 2 * (m.size == named.size) + (not m.tuned) for m in alike)
