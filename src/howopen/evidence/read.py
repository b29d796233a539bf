"""From a recording to its evidence: one pass over each source, then what ties them together."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from howopen.evidence.base_models import (
    BaseReference,
    read_adapter_config,
    read_base_references,
)
from howopen.evidence.facts import Evidence, Layer, Relevance, SourceEvidence
from howopen.evidence.layers import (
    Place,
    assign_layers,
    end_model,
    foreign_bases,
    place_of,
    recorded_bases,
)
from howopen.evidence.listing import Listing, Role, classify, read_listing
from howopen.evidence.names import ModelName, read_name
from howopen.evidence.packages import PackageFacts, read_packages
from howopen.evidence.relevance import mentions, relevance_of
from howopen.evidence.text import Text, read_text
from howopen.evidence.tuned import presents_as_tuned
from howopen.licenses import TitleMatch, license_of_title
from howopen.model import Record, Recording, Snapshot


class _Read(Record, frozen=True, kw_only=True):
    """What one snapshot holds, whoever uses it; kept because releases share sources."""

    listing: Listing
    texts: tuple[Text, ...]
    titles: dict[str, TitleMatch]
    packages: tuple[PackageFacts, ...]
    adapters: tuple[BaseReference, ...]


@lru_cache(maxsize=256)
def _read_snapshot(snapshot: Snapshot) -> _Read:
    documents = snapshot.documents
    licenses = [d for d in documents if Role.LICENSE in classify(d.path)]
    titles = {d.path: license_of_title(d.text, d.path) for d in licenses}
    adapters = [d for d in documents if d.path.endswith("adapter_config.json")]
    return _Read(
        listing=read_listing(snapshot.entries, place_of(snapshot.source).name),
        texts=tuple(read_text(d) for d in documents),
        titles={path: title for path, title in titles.items() if title is not None},
        packages=read_packages(documents),
        adapters=tuple(r for d in adapters for r in read_adapter_config(d)),
    )


def read_evidence(recording: Recording) -> Evidence:
    """All facts of a recording. Pure, never raises: what cannot be read is absent and said."""
    name = recording.release.name
    places = tuple(place_of(s.source) for s in recording.snapshots)
    reads = [_read_snapshot(s) for s in recording.snapshots]
    end = end_model(name, places)
    names = _names(name, end)
    relevances = [
        {t.path: relevance_of(t, place, names) for t in read.texts}
        for place, read in zip(places, reads, strict=True)
    ]
    references = _references(places, reads, relevances, end, names)
    foreign = foreign_bases(end, name, references)
    tuned = bool(foreign) or any(n.tuned for n in names)
    if tuned:
        foreign = (*foreign, *recorded_bases(places, end, references))
    whole = [
        t
        for read, seen in zip(reads, relevances, strict=True)
        for t in read.texts
        if seen[t.path] is Relevance.WHOLE
    ]
    tuned = tuned or presents_as_tuned(whole, names)
    layers = assign_layers(places, end, references, foreign=bool(foreign), tuned=tuned)
    sources = tuple(
        _source(snapshot, place, read, seen, layers[place.source.id])
        for snapshot, place, read, seen in zip(
            recording.snapshots, places, reads, relevances, strict=True
        )
    )
    return Evidence(
        release=recording.release,
        sources=sources,
        missing=recording.missing,
        bases=foreign,
        tuned=tuned,
    )


def _source(
    snapshot: Snapshot,
    place: Place,
    read: _Read,
    relevance: dict[str, Relevance],
    layers: tuple[Layer, ...],
) -> SourceEvidence:
    return SourceEvidence(
        source=snapshot.source,
        listing=read.listing,
        texts=read.texts,
        relevance=relevance,
        license_titles=read.titles,
        packages=read.packages,
        info=snapshot.info,
        layers=layers,
        is_model=place.is_model,
        is_dataset=place.is_dataset,
    )


def _names(name: str, end: Place | None) -> tuple[ModelName, ...]:
    """The names by which a document may speak of the release."""
    found = [read_name(name)]
    if end is not None:
        found.append(read_name(end.full))
    return tuple(dict.fromkeys(n for n in found if n.words))


def _references(
    places: tuple[Place, ...],
    reads: list[_Read],
    relevances: list[dict[str, Relevance]],
    end: Place | None,
    names: tuple[ModelName, ...],
) -> tuple[BaseReference, ...]:
    """The bases that the release names: by its own card, else by its repositories.

    A repository's README speaks of many models: there only a sentence that names the release,
    or a README that is about it alone, counts.
    """
    of_repositories: list[BaseReference] = []
    of_card: list[BaseReference] = []
    for place, read, relevance in zip(places, reads, relevances, strict=True):
        whole = tuple(t for t in read.texts if relevance[t.path] is Relevance.WHOLE)
        found = (*read.adapters, *read_base_references(whole))
        placed = [msgspec.structs.replace(r, source=place.source.id) for r in found]
        if place is end:
            of_card += placed
        elif not place.is_model and not place.is_dataset:
            of_repositories += [r for r in placed if r.declared or mentions(r.subject, names)]
    once: dict[str, BaseReference] = {}
    for reference in of_card or of_repositories:
        once.setdefault(reference.name.lower(), reference)
    return tuple(sorted(once.values(), key=lambda r: not r.declared))
