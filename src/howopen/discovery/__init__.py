"""Discovery: from what was seen of a release to the places that it names and that are not seen.

One module per kind of place, each with a pure function from a case to leads. Whether a place is
the release's own or merely linked is told by the same rules that the questions use.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib import import_module

from howopen.discovery.lead import Kind, Lead
from howopen.findings import Case

__all__ = ["LIMITS", "Kind", "Lead", "leads_of"]

LIMITS = {
    Kind.MODEL: 2,
    Kind.CODE: 6,
    Kind.DATA: 8,
    Kind.PAPER: 3,
    Kind.PACKAGE: 2,
    Kind.PAGE: 4,
    Kind.COLLECTION: 1,
    Kind.BASE: 3,
}
"""So many places of each kind are looked at for one release, those named first; in this order."""

_HOMES = {
    Kind.MODEL: "models",
    Kind.CODE: "code",
    Kind.DATA: "data",
    Kind.PAPER: "papers",
    Kind.PACKAGE: "packages",
    Kind.PAGE: "pages",
    Kind.COLLECTION: "collections",
    Kind.BASE: "bases",
}


def leads_of(case: Case, *, without: Collection[Kind] = ()) -> tuple[Lead, ...]:
    """What a release names, kind by kind, each place once; what it has seen is no lead."""
    seen = {_plain(s.source.id) for s in case.evidence.sources}
    seen |= {_plain(m.id) for m in case.evidence.missing}
    found: dict[str, Lead] = {}
    for kind, home in _HOMES.items():
        if kind in without:
            continue
        rule: Callable[[Case], Iterator[Lead]] = import_module(f"{__name__}.{home}").leads
        for lead in rule(case):
            name = _plain(lead.target.source_id)
            if kind is Kind.BASE or name not in seen:
                found.setdefault(f"{kind} {name}" if kind is Kind.BASE else name, lead)
    return tuple(found.values())


def _plain(source_id: str) -> str:
    """An id by which one thing that is spelled in several ways is known (of packages, PEP 503)."""
    plain = source_id.lower()
    return plain.replace("_", "-").replace(".", "-") if plain.startswith("pypi:") else plain
