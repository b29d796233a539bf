"""The models that a release was made from or learned from, by their names on the hub."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.findings import Case
from howopen.lineage import cite_reference
from howopen.model import SourceKind, SourceRole
from howopen.sources.address import parse_short_id


def leads(case: Case) -> Iterator[Lead]:
    """Those whose weights it holds first; only names that are whole, `ORG/NAME`."""
    for parent in sorted(case.evidence.parents, key=lambda p: not p.relation.carries):
        target = parse_short_id(parent.name, SourceKind.HUGGINGFACE)
        places = [c for r in parent.references for c in cite_reference(case.evidence, r)]
        if target is not None and places and not target.id.startswith(("datasets/", "spaces/")):
            yield Lead(kind=Kind.BASE, target=target, role=SourceRole.LINKED, named=places[0])
