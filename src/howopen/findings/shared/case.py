"""What a question is asked of: the release's evidence and that of its bases."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from msgspec.structs import replace

from howopen.evidence.base_models import BaseReference
from howopen.evidence.corpora import Availability
from howopen.evidence.datasets import DatasetMention, read_datasets
from howopen.evidence.facts import Evidence, Layer, Relevance, SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.names import ModelName, read_name, same_line
from howopen.evidence.text import Text
from howopen.findings.shared.access import is_client
from howopen.lineage import carried, cite_reference, grow
from howopen.model import Citation, Completeness, Edge, Record, Source, SourceKind

KEPT = 6
"""What several questions ask is kept of so many cases: the release in hand and its bases."""
MAX_CITATIONS = 8
"""A finding cites the best places, not all of them."""


class Case(Record, frozen=True, kw_only=True, eq=False):
    """A release and, where they are recorded, the releases that it was made from.

    Equal only to itself, so that what several questions ask of it can be cached.
    """

    evidence: Evidence
    bases: tuple[Evidence, ...] = ()
    """Recordings of the foreign bases, nearest first; empty when none is known."""
    line: tuple[Evidence, ...] = ()
    """All recordings of its lineage, the maker's own bases and teachers among them."""
    lineage: tuple[Edge, ...] = ()
    """The steps of its lineage, nearest first."""

    @property
    def foreign(self) -> bool:
        """Whether the base is somebody else's."""
        return bool(self.evidence.bases)

    @property
    def tuned(self) -> bool:
        """Whether the release is a tuned model."""
        return self.evidence.tuned

    @property
    def names(self) -> tuple[ModelName, ...]:
        """The names by which documents speak of the release."""
        models = [s.source.id.partition(":")[2] for s in self.end if s.is_model]
        found = (read_name(self.evidence.release.name), *(read_name(m) for m in models))
        return tuple(dict.fromkeys(n for n in found if n.words))

    @property
    def end(self) -> tuple[SourceEvidence, ...]:
        """Sources of what users get."""
        return self.evidence.layer(Layer.END)

    @property
    def base(self) -> tuple[SourceEvidence, ...]:
        """Sources of the base that lie in the release's own recording."""
        return self.evidence.layer(Layer.BASE)

    @property
    def models(self) -> tuple[SourceEvidence, ...]:
        """Model repositories of what users get."""
        return tuple(s for s in self.end if s.is_model)

    @property
    def unseen_bases(self) -> tuple[str, ...]:
        """Names of foreign bases of which no source was seen."""
        seen = [read_name(s.source.id.partition(":")[2]) for s in self.base if s.is_model]
        seen += [read_name(b.release.name) for b in self.bases]
        seen += [
            read_name(s.source.id.partition(":")[2])
            for b in self.bases
            for s in b.sources
            if s.is_model
        ]
        return tuple(
            r.name
            for r in self.evidence.bases
            if not any(same_line(read_name(r.name), name) for name in seen)
        )

    @property
    def code(self) -> tuple[SourceEvidence, ...]:
        """Code repositories of the release's own layer; clients of a service are none."""
        return tuple(s for s in code_sources(self.end) if not is_client(s))

    @property
    def own_code(self) -> tuple[SourceEvidence, ...]:
        """Code repositories that are about the release: not libraries that name it in passing."""
        return tuple(s for s in self.code if is_about_release(s))

    @property
    def cards(self) -> tuple[tuple[SourceEvidence, Text], ...]:
        """The model cards of what users get, the hub's first."""
        return cards_of(self.end)

    @property
    def missing_code(self) -> tuple[Source, ...]:
        """Code repositories of the release that are known and could not be read."""
        missing = self.evidence.missing
        return tuple(m for m in missing if m.kind is SourceKind.GITHUB and m.role == "primary")

    @property
    def missing_models(self) -> tuple[Source, ...]:
        """Model repositories of the release that are known and could not be read."""
        missing = (m for m in self.evidence.missing if m.kind is SourceKind.HUGGINGFACE)
        return tuple(m for m in missing if "datasets/" not in m.id and m.role == "primary")

    def is_gone(self, source_id: str) -> bool:
        """Whether something names this source and nothing is there."""
        return any(s.id.lower() == source_id.lower() for s in self.evidence.gone)

    @property
    def unread_cards(self) -> tuple[Source, ...]:
        """Model repositories of the release whose card is there, or may be, and was not read.

        What only a card links was then not looked for either.
        """
        return tuple(
            s.source
            for s in self.models
            if s.source.card is Completeness.NONE
            and (s.source.listing is not Completeness.COMPLETE or s.listing.of(Role.CARD))
        )

    def datasets(self, sources: tuple[SourceEvidence, ...]) -> tuple[DatasetMention, ...]:
        """The data sets that its own sources name for the release, in order, each once a stage."""
        once: dict[tuple[str, str], DatasetMention] = {}
        for source in sources:
            for mention in _named_in(self, source.source.id):
                key = mention.corpus.id if mention.corpus else mention.name.lower()
                once.setdefault((key, mention.stage.value), mention)
        return tuple(once.values())

    def cite_reference(self, reference: BaseReference) -> tuple[Citation, ...]:
        """The line that names a base."""
        return cite_reference(self.evidence, reference)

    def source(self, source_id: str) -> SourceEvidence | None:
        """The release's source with that id."""
        return next((s for s in self.evidence.sources if s.source.id == source_id), None)


def case_of(
    evidence: Evidence,
    recorded: tuple[Evidence, ...] = (),
    lineage: tuple[Edge, ...] | None = None,
) -> Case:
    """The case of a release and the recorded releases of its lineage."""
    edges = grow(evidence, recorded) if lineage is None else lineage
    held = carried(edges, evidence.release.id)
    own = {e.recorded for e in edges if e.own} - {e.recorded for e in edges if not e.own}
    named = {e.recorded for e in edges}
    bases = tuple(
        b
        for b in recorded
        if b.release.id not in own and (b.release.id in held or b.release.id not in named)
    )
    return Case(evidence=evidence, bases=bases, line=recorded, lineage=edges)


@lru_cache(maxsize=4 * KEPT)
def _named_in(case: Case, source_id: str) -> tuple[DatasetMention, ...]:
    """The data sets that one of the release's sources names; several questions ask for them."""
    source = case.source(source_id)
    if source is None:
        return ()
    named = read_datasets(source, case.names, foreign_base=case.foreign, tuned=case.tuned)
    return tuple(_as_looked_at(case, mention) for mention in named)


def _as_looked_at(case: Case, mention: DatasetMention) -> DatasetMention:
    """A mention; of a data set whose address leads nowhere, as one that nobody can have."""
    if mention.corpus is not None or not case.is_gone(f"huggingface:datasets/{mention.name}"):
        return mention
    return replace(mention, availability=Availability.WITHDRAWN)


@lru_cache(maxsize=KEPT)
def cases_of_bases(case: Case) -> tuple[Case, ...]:
    """Each recorded base as a case of its own, nearest first."""
    return tuple(Case(evidence=base) for base in case.bases)


def code_sources(sources: tuple[SourceEvidence, ...]) -> tuple[SourceEvidence, ...]:
    """Those sources that hold code and whose listing was seen."""
    kinds = (SourceKind.GITHUB, SourceKind.FOLDER, SourceKind.PACKAGE)
    return tuple(
        s for s in sources if s.source.kind in kinds and s.source.listing is not Completeness.NONE
    )


def is_about_release(source: SourceEvidence) -> bool:
    """Whether a document of a source is about the release, or none tells what it is about."""
    return not source.relevance or Relevance.WHOLE in source.relevance.values()


def cards_of(sources: tuple[SourceEvidence, ...]) -> tuple[tuple[SourceEvidence, Text], ...]:
    """The model cards among the sources' documents, a hub's README first."""
    hub = [(s, t) for s in sources if s.is_model for t in s.texts if is_readme(t.path)]
    others = [
        (s, t)
        for s in sources
        for t in s.relevant()
        if "modelcard" in t.path.lower().replace("_", "").replace("-", "")
    ]
    return (*hub, *others)


def is_readme(path: str) -> bool:
    """Whether a path is the README at a source's root."""
    return path.lower() in ("readme.md", "readme", "readme.rst", "readme.txt")


def distinct(sources: tuple[SourceEvidence, ...]) -> tuple[SourceEvidence, ...]:
    """The sources, each once, in order."""
    return tuple({s.source.id: s for s in sources}.values())


def seen_whole(sources: tuple[SourceEvidence, ...]) -> bool:
    """Whether there is a source, and each was seen in full."""
    return bool(sources) and all(s.source.listing is Completeness.COMPLETE for s in sources)


def ids(sources: tuple[SourceEvidence, ...]) -> tuple[str, ...]:
    """The sources' ids: where was looked."""
    return tuple(s.source.id for s in sources)


def cite_files(source: SourceEvidence, paths: Iterable[str], shows: str) -> tuple[Citation, ...]:
    """Citations of the first few of some files of a listing; no more of them are looked at."""
    return tuple(cite_opening(source, path, shows) for path in islice(paths, 3))


def cite_opening(source: SourceEvidence, path: str, shows: str) -> Citation:
    """Where the words of a file begin; the file alone when its text was not kept."""
    text = source.text(path)
    if text is None:
        return source.cite(path, shows=shows)
    first = text.sentences[0].first_line if text.sentences else 1
    return source.cite(path, first, first, shows)


def cite_whole(source: SourceEvidence, text: Text, shows: str) -> Citation:
    """All lines of a text: for what is nowhere in it."""
    return source.cite(text.path, 1, len(text.lines), shows)


def best(citations: tuple[Citation, ...] | list[Citation]) -> tuple[Citation, ...]:
    """The first citations, each place once."""
    once: dict[tuple[str, str, tuple[int, int] | None], Citation] = {}
    for citation in citations:
        once.setdefault((citation.source, citation.path, citation.lines), citation)
    return tuple(once.values())[:MAX_CITATIONS]
