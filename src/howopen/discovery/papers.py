"""The papers that a release names for itself, by their number at arXiv or their DOI."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.doors import patterns
from howopen.findings import Case
from howopen.findings.shared.papers import About, papers_of
from howopen.model import SourceKind, SourceRole
from howopen.sources.address import RemoteTarget

_ARXIV = patterns.compile(r"[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5}")
_DOI = patterns.compile(r"10\.\d{4,9}/[^\s<>\"{}|\\^`]{1,200}")


def leads(case: Case) -> Iterator[Lead]:
    """The release's own papers first, then those on its base."""
    found = papers_of(case)
    own_of_base = SourceRole.LINKED if case.foreign else SourceRole.PRIMARY
    for about, role in ((About.OWN, SourceRole.PRIMARY), (About.BASE, own_of_base)):
        for paper in found:
            if paper.about is about and (address := _address(paper.id)):
                target = RemoteTarget(kind=SourceKind.PAGE, id=address)
                yield Lead(kind=Kind.PAPER, target=target, role=role, named=paper.citation)


def _address(identifier: str) -> str:
    if _ARXIV.fullmatch(identifier):
        return f"https://arxiv.org/abs/{identifier}"
    return f"https://doi.org/{identifier}" if _DOI.fullmatch(identifier) else ""
