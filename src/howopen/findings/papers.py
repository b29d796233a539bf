"""Which papers a release names, and whose they are: its own, its base's, or somebody else's."""

from __future__ import annotations

from enum import StrEnum

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.names import read_name
from howopen.findings.case import Case, best
from howopen.model import Citation, Record

ARCHIVES = (LinkKind.ARXIV, LinkKind.PREPRINT_SERVER)


class About(StrEnum):
    """What a paper is about, by its title or the words around its link."""

    OWN = "own"
    BASE = "base"


class Paper(Record, frozen=True, kw_only=True):
    """A paper that the release names for itself or for its base."""

    id: str
    """arXiv id, DOI, or host and path."""
    about: About
    reviewed: bool
    citation: Citation


def papers_of(case: Case) -> tuple[Paper, ...]:
    """The papers that the release's documents name for it or its base, in order, each once."""
    found: dict[str, Paper] = {}
    for source in case.evidence.sources:
        for paper in _in_source(case, source):
            found.setdefault(paper.id, paper)
    return tuple(found.values())


def _in_source(case: Case, source: SourceEvidence) -> list[Paper]:
    found: list[Paper] = []
    for text in source.texts:
        if source.relevance[text.path] is not Relevance.WHOLE or source.is_dataset:
            continue
        for entry in text.bibliography:
            about = _about(case, source, entry.title)
            identifier = entry.eprint or entry.doi or (entry.title if entry.reviewed else "")
            if about is not None and identifier:
                cite = source.cite(text.path, entry.first_line, entry.last_line, "names the paper")
                found.append(
                    Paper(id=identifier, about=about, reviewed=entry.reviewed, citation=cite)
                )
        for link in text.links:
            if link.kind not in (*ARCHIVES, LinkKind.PROCEEDINGS) or link.line > len(text.lines):
                continue
            about = _about(case, source, f"{link.text} {text.lines[link.line - 1]}")
            if about is not None and link.target:
                reviewed = link.kind is LinkKind.PROCEEDINGS
                cite = source.cite(text.path, link.line, link.line, "names the paper")
                found.append(Paper(id=link.target, about=about, reviewed=reviewed, citation=cite))
    if source.is_model and source.info is not None:
        found += [
            Paper(
                id=tag.removeprefix("arxiv:"),
                about=About.OWN if source in case.end else About.BASE,
                reviewed=False,
                citation=source.cite("info.json", shows=f"the hub's tag {tag}"),
            )
            for tag in source.info.tags
            if tag.startswith("arxiv:")
        ]
    return found


def _about(case: Case, source: SourceEvidence, words: str) -> About | None:
    """Whose paper the words speak of; `None` for one that only explains a method."""
    lowered = words.lower()
    own = {n.family for n in case.names if n.family}
    bases = {read_name(r.name).family for r in case.evidence.bases}
    base_only = source in case.base and source not in case.end
    if any(_names(lowered, family) for family in own):
        return About.BASE if base_only and case.foreign else About.OWN
    if any(_names(lowered, family) for family in bases if family):
        return About.BASE
    if base_only and any(_names(lowered, read_name(source.source.id).family) for _ in (0,)):
        return About.BASE
    return None


def _names(words: str, family: str) -> bool:
    return bool(family) and family in words


def preprints_on_base(case: Case) -> tuple[Citation, ...]:
    """Where a preprint on the base is named; on the release itself when it is its own base."""
    wanted = (About.BASE,) if case.foreign else (About.BASE, About.OWN)
    own = [p.citation for p in papers_of(case) if p.about in wanted]
    return best([*own, *(c for b in case.bases for c in preprints_on_base(Case(evidence=b)))])


def own_papers(case: Case) -> tuple[Citation, ...]:
    """Where papers on the release itself or its base are named."""
    return best([p.citation for p in papers_of(case)])
