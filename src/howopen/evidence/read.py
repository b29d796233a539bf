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
)
from howopen.evidence.listing import Listing, Role, classify, read_listing
from howopen.evidence.names import ModelName, read_name
from howopen.evidence.packages import PackageFacts, read_packages
from howopen.evidence.relevance import relevance_of
from howopen.evidence.statements import stage_of
from howopen.evidence.corpora import Stage
from howopen.evidence.text import Text, read_text
from howopen.licenses import TitleMatch, license_of_title
from howopen.model import Record, Recording, Snapshot

TUNING_SENTENCES = 3
"""So many sentences about tuning make a model a tuned one whose name does not say so."""


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
    references = _references(places, reads, relevances, end)
    foreign = foreign_bases(end, name, references)
    whole = [
        t
        for read, seen in zip(reads, relevances, strict=True)
        for t in read.texts
        if seen[t.path] is Relevance.WHOLE
    ]
    tuned = bool(foreign) or any(n.tuned for n in names) or _speaks_of_tuning(whole)
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
        found.append(read_name(end.name))
    return tuple(dict.fromkeys(n for n in found if n.words))


def _references(
    places: tuple[Place, ...],
    reads: list[_Read],
    relevances: list[dict[str, Relevance]],
    end: Place | None,
) -> tuple[BaseReference, ...]:
    """The bases that the release names: its own model repository is asked first."""
    order = sorted(range(len(places)), key=lambda i: (places[i] is not end, i))
    found: dict[str, BaseReference] = {}
    for i in order:
        if places[i].is_dataset or not (places[i] is end or not places[i].is_model):
            continue
        whole = tuple(t for t in reads[i].texts if relevances[i][t.path] is Relevance.WHOLE)
        for reference in (*reads[i].adapters, *read_base_references(whole)):
            placed = msgspec.structs.replace(reference, source=places[i].source.id)
            found.setdefault(reference.name.lower(), placed)
    return tuple(sorted(found.values(), key=lambda r: not r.declared))


def _speaks_of_tuning(texts: list[Text]) -> bool:
    count = 0
    for text in texts:
        for sentence in text.sentences:
            count += stage_of(sentence.text) is Stage.TUNING
            if count >= TUNING_SENTENCES:
                return True
    return False
