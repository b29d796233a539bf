"""The lineage of a release as edges: what it was made from, and what that was made from.

Walked nearest first. A model that comes up again is not walked again; one that is made from
itself, through whatever chain, is a circle, and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from howopen.evidence import Evidence
from howopen.evidence.base_models import BaseReference, Parent
from howopen.lineage.bases import Match, base_entry
from howopen.model import Citation, Edge
from howopen.sources import IndexEntry


def matched(
    evidence: Evidence, index: tuple[IndexEntry, ...]
) -> tuple[tuple[Parent, Match | None], ...]:
    """Each parent of a release with the recording that stands for it, those it holds first.

    A relative, such as another size, stands only for a base of another maker.
    """
    found = []
    for parent in sorted(evidence.parents, key=lambda p: (p.own, not p.relation.carries)):
        match = base_entry(parent.name, index, own=evidence.release.id)
        if match is not None and not match.exact and (parent.own or not parent.relation.carries):
            match = None
        found.append((parent, match))
    return tuple(found)


def index_of(recorded: Iterable[Evidence]) -> tuple[IndexEntry, ...]:
    """The index of a tree that holds just these."""
    return tuple(
        IndexEntry(
            folder=Path(),
            id=each.release.id,
            name=each.release.name,
            producer=each.release.producer,
            sources=tuple((s.source.id, s.source.role) for s in each.sources),
        )
        for each in recorded
    )


class _Step(NamedTuple):
    """A release on the way, with the ids of those it was reached through."""

    evidence: Evidence
    through: tuple[str, ...]


def grow(
    evidence: Evidence,
    recorded: tuple[Evidence, ...] = (),
    index: tuple[IndexEntry, ...] | None = None,
) -> tuple[Edge, ...]:
    """The edges of a release's lineage, nearest first.

    `recorded` are the releases that were followed, `index` the whole tree that they lie in;
    without one, they are all there is.
    """
    tree = index_of(recorded) if index is None else index
    followed = {each.release.id: each for each in recorded}
    edges: list[Edge] = []
    seen = {evidence.release.id}
    queue = [_Step(evidence, ())]
    while queue:
        step = queue.pop(0)
        for parent, match in matched(step.evidence, tree):
            edge = _edge(step, parent, match, followed)
            edges.append(edge)
            base = followed.get(edge.recorded or "")
            if base is not None and base.release.id not in seen:
                seen.add(base.release.id)
                queue.append(_Step(base, (*step.through, step.evidence.release.id)))
    return tuple(edges)


def _edge(
    step: _Step, parent: Parent, match: Match | None, followed: Mapping[str, Evidence]
) -> Edge:
    own_id = step.evidence.release.id
    recorded = match.entry.id if match is not None else None
    return Edge(
        model=own_id,
        base=parent.name,
        relation=parent.relation,
        depth=len(step.through) + 1,
        read_from=tuple(dict.fromkeys(r.read_from for r in parent.references)),
        citations=tuple(
            dict.fromkeys(c for r in parent.references for c in cite_reference(step.evidence, r))
        ),
        recorded=recorded,
        own=parent.own,
        note=" ".join(_notes(step, parent, match, followed)),
    )


def _notes(
    step: _Step, parent: Parent, match: Match | None, followed: Mapping[str, Evidence]
) -> Iterator[str]:
    if parent.note:
        yield f"{parent.note[0].upper()}{parent.note[1:]}"
    if match is None:
        return
    entry = match.entry
    if entry.id in step.through:
        yield f"A circle: {entry.name} is itself made from this model."
    elif entry.id not in followed:
        yield f"{entry.name} is recorded and was not followed."
    if not match.exact:
        yield f"Read from the recording of {entry.name}, a model of the same line."


def cite_reference(evidence: Evidence, reference: BaseReference) -> tuple[Citation, ...]:
    """The place that names a base."""
    source = next((s for s in evidence.sources if s.source.id == reference.source), None)
    if source is None:
        return ()
    if not reference.path:
        return (source.cite(shows="the base's own repository, recorded with the release"),)
    shows = f"names the base ({reference.relation.value})"
    return (source.cite(reference.path, reference.line, reference.line, shows),)


def carried(edges: Iterable[Edge], release: str) -> frozenset[str]:
    """Ids of the recorded releases whose weights a release holds, through any chain."""
    held = {release}
    for edge in edges:
        if edge.model in held and edge.relation.carries and edge.recorded is not None:
            held.add(edge.recorded)
    return frozenset(held - {release})


def path_to(edges: tuple[Edge, ...], edge: Edge) -> tuple[Edge, ...]:
    """The steps from the judged release to an edge's base, that edge last."""
    path = [edge]
    while path[0].depth > 1:
        nearer = path[0]
        before = next(
            (e for e in edges if e.recorded == nearer.model and e.depth == nearer.depth - 1), None
        )
        if before is None:
            break
        path.insert(0, before)
    return tuple(path)
