"""Finds the recording of a base among the recordings of the same tree, by its hub id or name."""

from __future__ import annotations

from typing import NamedTuple

from howopen.evidence.names import ModelName, read_name, same_line
from howopen.model import SourceRole
from howopen.sources import IndexEntry


class Match(NamedTuple):
    """A recording that stands for a base."""

    entry: IndexEntry
    exact: bool
    """False for a relative of the same line, of another size or tuned otherwise."""


def base_entry(name: str, index: tuple[IndexEntry, ...], *, own: str) -> Match | None:
    """The recording that a base's name means; `None` when none of the tree is it.

    The same hub id first; else the same family and version, preferring the same size, then a
    model that is not tuned. `own` is the id of the release that names the base.
    """
    others = [e for e in index if e.id != own]
    wanted = f"huggingface:{name}".lower()
    for entry in others:
        primary = [i for i, role in entry.sources if role is SourceRole.PRIMARY]
        if wanted in (i.lower() for i in primary):
            return Match(entry, exact=True)
    named = read_name(name)
    alike = [e for e in others if _alike(named, e)]
    if not alike:
        return None
    entry = max(alike, key=lambda e: (_likeness(named, e), _is_called(named, e), e.id))
    return Match(entry, exact=any(_is_same(named, m) for m in _alike(named, entry)))


def _likeness(named: ModelName, entry: IndexEntry) -> int:
    """More for the same size and for one that is not tuned."""
    return max(2 * (m.size == named.size) + (not m.tuned) for m in _alike(named, entry))


def _is_called(named: ModelName, entry: IndexEntry) -> bool:
    """Whether the recording itself bears the name, and not only one of the models in it."""
    called = read_name(entry.name)
    return same_line(named, called) and _is_same(named, called)


def _is_same(one: ModelName, other: ModelName) -> bool:
    """Whether two models of one line are the same one."""
    return (one.size, one.tuned) == (other.size, other.tuned)


def _alike(named: ModelName, entry: IndexEntry) -> list[ModelName]:
    """The names of a recording and its models that are of the named line."""
    models = [
        read_name(i.partition(":")[2])
        for i, role in entry.sources
        if role is SourceRole.PRIMARY and i.startswith("huggingface:") and "datasets/" not in i
    ]
    return [m for m in (read_name(entry.name), *models) if same_line(named, m)]
