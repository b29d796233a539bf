"""Which papers a release names, and whose they are: its own, its base's, or somebody else's."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from howopen.doors import patterns
from howopen.doors.markup import without_tags
from howopen.evidence.bibliography import BibEntry
from howopen.evidence.facts import Layer, Relevance, SourceEvidence
from howopen.evidence.links import Link, LinkKind, classify_url
from howopen.evidence.names import read_name, says
from howopen.evidence.text import Text
from howopen.findings.shared.case import Case, best, cite_opening, ids
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome, Record

_ADDRESS = patterns.compile(r"https?://[^\s)>]+")
_DECORATION = "[]!*_ \U0001f4d1\U0001f4c4"
"""What badges and lists put around the words of a link."""
NEAR = 40
"""The words that call a link a paper stand within so many characters before it."""
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
        for paper in (*_is_paper(source), *_in_source(case, source)):
            found.setdefault(paper.id, paper)
    for base in case.bases:
        for paper in papers_of(Case(evidence=base)):
            found.setdefault(paper.id, msgspec.structs.replace(paper, about=About.BASE))
    return tuple(found.values())


def _is_paper(source: SourceEvidence) -> tuple[Paper, ...]:
    """A page among the release's own sources that is itself an archived paper."""
    kind, target = classify_url(source.source.url)
    if kind not in (*ARCHIVES, LinkKind.PROCEEDINGS):
        return ()
    reviewed = kind is LinkKind.PROCEEDINGS
    cite = cite_opening(source, "page", "the paper's own page")
    return (Paper(id=target, about=About.OWN, reviewed=reviewed, citation=cite),)


def _in_source(case: Case, source: SourceEvidence) -> list[Paper]:
    found: list[Paper] = []
    for text in source.texts:
        if source.relevance[text.path] is not Relevance.WHOLE or source.is_dataset:
            continue
        entries = _entries(case, source, text)
        for entry, about in entries:
            identifier = entry.eprint or entry.doi or (entry.title if entry.reviewed else "")
            if about is not None and identifier:
                cite = source.cite(text.path, entry.first_line, entry.last_line, "names the paper")
                found.append(
                    Paper(id=identifier, about=about, reviewed=entry.reviewed, citation=cite)
                )
        for link in text.links:
            if link.kind not in (*ARCHIVES, LinkKind.PROCEEDINGS) or link.line > len(text.lines):
                continue
            within = [a for e, a in entries if e.first_line <= link.line <= e.last_line]
            about = (
                within[0] if within else _about_link(case, source, link, text.lines[link.line - 1])
            )
            if about is not None and link.target:
                reviewed = link.kind is LinkKind.PROCEEDINGS
                cite = source.cite(text.path, link.line, link.line, "names the paper")
                found.append(Paper(id=link.target, about=about, reviewed=reviewed, citation=cite))
    if source.is_model and source.info is not None:
        # The hub tags every arXiv link of a card: one that the texts show is judged there.
        linked = {link.target for s in case.end for t in s.texts for link in t.links}
        found += [
            Paper(
                id=tag.removeprefix("arxiv:"),
                about=About.OWN if source in case.end else About.BASE,
                reviewed=False,
                citation=source.cite("info.json", shows=f"the hub's tag {tag}"),
            )
            for tag in source.info.tags
            if tag.startswith("arxiv:") and tag.removeprefix("arxiv:") not in linked
        ]
    return found


def _entries(case: Case, source: SourceEvidence, text: Text) -> list[tuple[BibEntry, About | None]]:
    """The entries of a document's bibliography, each with whose paper it is."""
    told = [(entry, _about(case, source, entry.title)) for entry in text.bibliography]
    if any(about is About.OWN for _, about in told):
        return told
    return [(entry, about or _asked_for(source, text, entry)) for entry, about in told]


def _asked_for(source: SourceEvidence, text: Text, entry: BibEntry) -> About | None:
    """A model card's "how to cite" names the model's own paper, whatever its title.

    Asked only where no entry names the model: beside one that does, others are methods.
    """
    if not source.is_model:
        return None
    above = [b for b in text.blocks if b.first_line <= entry.first_line]
    how_to_cite = phrases("papers.how_to_cite")
    if not above or not any(how_to_cite.search(title) for title in above[-1].section):
        return None
    return About.BASE if Layer.END not in source.layers else About.OWN


def _about_link(case: Case, source: SourceEvidence, link: Link, line: str) -> About | None:
    """Whose paper a link leads to: by its own words, or by a line that calls it a paper.

    A name on the line alone is not enough: models are often said to use somebody's method.
    """
    said = _about(case, source, link.text)
    if said is not None:
        return said
    before, after = words_before(link, line), line.partition(link.url)[2]
    words = link.text or without_tags(f"<a{after[:NEAR]}").strip()
    called = phrases("papers.called")
    if called.search(f"{before} {words}") is None:
        return None
    if called.fullmatch(words.strip(_DECORATION)) or phrases("papers.ours").search(before):
        return _about(case, source, line) or (About.OWN if source in case.end else About.BASE)
    return _about(case, source, line)


def _about(case: Case, source: SourceEvidence, words: str) -> About | None:
    """Whose paper the words speak of; `None` for one that only explains a method."""
    lowered = words.lower()
    own = {n.family for n in case.names if n.family}
    bases = {read_name(r.name).family for r in case.evidence.bases}
    base_only = source in case.base and source not in case.end
    if base_only:
        bases.add(read_name(source.source.id).family)
    if any(says(lowered, family) for family in bases - own if family):
        return About.BASE
    if any(says(lowered, family) for family in own):
        return About.BASE if base_only else About.OWN
    return None


def on_the_release(case: Case) -> tuple[Paper, ...]:
    """Papers on the release itself, and on its base where both have one maker."""
    return tuple(p for p in papers_of(case) if p.about is About.OWN or not case.foreign)


def on_the_base(case: Case) -> tuple[Paper, ...]:
    """Papers on a base that somebody else made."""
    return tuple(p for p in papers_of(case) if p.about is About.BASE and case.foreign)


def named_papers(
    case: Case, papers: Iterable[Paper], *, found: str, plural: str = "", after: str = "", none: str
) -> Finding:
    """What papers answer: `found` (`plural` for several), their ids and `after`; else `none`."""
    named = tuple(papers)
    if not named:
        return Finding(outcome=Outcome.UNCLEAR, note=none, searched=ids(case.evidence.sources))
    value = tuple(paper.id for paper in named)
    words = (plural or found) if len(value) > 1 else found
    return Finding(
        outcome=Outcome.YES,
        value=value,
        citations=best([paper.citation for paper in named]),
        note=f"{words} {listed(value)}{after}.",
    )


def titled_reports(case: Case) -> tuple[Citation, ...]:
    """Bibliography entries whose title calls itself a technical report on the release.

    One on another version of the family is not its own ("Heron Technical Report" of Heron 2).
    """
    versions = {name.version for name in case.names if name.version}
    found = [
        source.cite(text.path, entry.first_line, entry.last_line, "names a technical report")
        for source in case.end
        for text in source.relevant()
        for entry, about in _entries(case, source, text)
        if about is About.OWN
        and phrases("papers.technical").search(entry.title)
        and (not versions or read_name(entry.title).version in versions)
    ]
    return best(found)


def words_before(link: Link, line: str) -> str:
    """The words that stand shortly before a link, without its own and without addresses."""
    before = line.partition(link.url)[0].removesuffix(f"[{link.text}](")
    return _ADDRESS.sub(" ", before)[-NEAR:]


def preprints_on_base(case: Case) -> tuple[Citation, ...]:
    """Where a preprint on the base is named; on the release itself when it is its own base."""
    return best([p.citation for p in (on_the_base if case.foreign else on_the_release)(case)])


def own_papers(case: Case) -> tuple[Citation, ...]:
    """Where papers on the release itself or its base are named."""
    return best([p.citation for p in papers_of(case)])


def papers_elsewhere(case: Case) -> tuple[Citation, ...]:
    """Where a PDF on the release's own or another site is called its paper."""
    found = [
        source.cite(text.path, link.line, link.line, "links a paper")
        for source in case.end
        for text in source.relevant()
        for link in text.links
        if link.kind not in (*ARCHIVES, LinkKind.PROCEEDINGS)
        and link.target.lower().endswith(".pdf")
        and link.line <= len(text.lines)
        and _about_link(case, source, link, text.lines[link.line - 1]) is About.OWN
    ]
    return best(found)
