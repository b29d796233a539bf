"""From a recording to its evidence: one pass over each source, then what ties them together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from howopen.evidence.base_models import (
    BaseReference,
    Parent,
    as_usual,
    declared_by_tags,
    family_license,
    parents_of,
    read_adapter_config,
    read_base_references,
    read_gguf_names,
    read_recipe_blocks,
    read_recipe_file,
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
from howopen.evidence.license_readings import read_licenses
from howopen.evidence.listing import Listing, Role, classify, read_listing
from howopen.evidence.names import ModelName, read_name
from howopen.evidence.packages import PackageFacts, read_packages
from howopen.evidence.relevance import mentions, names_another, relevance_of
from howopen.evidence.text import Text, read_text
from howopen.evidence.tuned import presents_as_tuned
from howopen.licenses.reading import LicenseReading
from howopen.model import ReadFrom, Record, Recording, Snapshot

KEPT_SNAPSHOTS = 48
"""Of so many snapshots is kept what they hold; releases of one maker share them."""


class _Read(Record, frozen=True, kw_only=True):
    """What one snapshot holds, whoever uses it; kept because releases share sources."""

    listing: Listing
    texts: tuple[Text, ...]
    licenses: dict[str, LicenseReading]
    policies: dict[str, LicenseReading]
    packages: tuple[PackageFacts, ...]
    adapters: tuple[BaseReference, ...]
    recipes: tuple[BaseReference, ...]


@lru_cache(maxsize=KEPT_SNAPSHOTS)
def _read_snapshot(snapshot: Snapshot) -> _Read:
    documents = snapshot.documents
    adapters = [d for d in documents if d.path.endswith("adapter_config.json")]
    return _Read(
        listing=read_listing(snapshot.entries, place_of(snapshot.source).name),
        texts=tuple(read_text(d) for d in documents),
        licenses=read_licenses(d for d in documents if Role.LICENSE in classify(d.path)),
        policies=read_licenses(d for d in documents if Role.POLICY in classify(d.path)),
        packages=read_packages(documents),
        adapters=tuple(r for d in adapters for r in read_adapter_config(d)),
        recipes=tuple(r for d in documents for r in read_recipe_file(d)),
    )


class _Part(NamedTuple):
    """One source of a recording: what it holds, and how much of that speaks of the release."""

    snapshot: Snapshot
    place: Place
    read: _Read
    relevance: dict[str, Relevance]

    @property
    def whole(self) -> tuple[Text, ...]:
        """The texts that speak of the release from first to last."""
        return tuple(t for t in self.read.texts if self.relevance[t.path] is Relevance.WHOLE)


def read_evidence(recording: Recording) -> Evidence:
    """All facts of a recording. Pure, never raises: what cannot be read is absent and said."""
    name = recording.release.name
    places = tuple(place_of(s.source) for s in recording.snapshots)
    end = end_model(name, places)
    names = _names(name, end)
    parts = tuple(
        _part(s, place, names) for s, place in zip(recording.snapshots, places, strict=True)
    )
    said = _references(parts, end, names)
    named = tuple(r for r in said if not _is_self(r, end))
    references = _carried(named)
    bases = foreign_bases(places, end, name, references)
    tuned = bool(bases) or any(n.tuned for n in names)
    if tuned:
        bases = (*bases, *recorded_bases(places, end, references))
    tuned = tuned or presents_as_tuned([t for part in parts for t in part.whole], names)
    families = frozenset(n.family for n in names)
    layers = assign_layers(
        places, end, references, foreign=bool(bases), tuned=tuned, families=families
    )
    return Evidence(
        release=recording.release,
        sources=tuple(_source(part, layers[part.place.source.id]) for part in parts),
        missing=recording.missing,
        gone=recording.gone,
        bases=bases,
        own_bases=tuple(r for r in references if r.declared and r not in bases),
        parents=_parents(named, bases, places, end, name),
        tuned=tuned,
        problems=(*(p for part in parts for p in _problems(part)), *_self_references(said, end)),
    )


def _part(snapshot: Snapshot, place: Place, names: tuple[ModelName, ...]) -> _Part:
    read = _read_snapshot(snapshot)
    relevance = {text.path: relevance_of(text, place, names) for text in read.texts}
    return _Part(snapshot, place, read, relevance)


def _source(part: _Part, layers: tuple[Layer, ...]) -> SourceEvidence:
    return SourceEvidence(
        source=part.snapshot.source,
        listing=part.read.listing,
        texts=part.read.texts,
        relevance=part.relevance,
        license_readings=part.read.licenses,
        policy_readings=part.read.policies,
        packages=part.read.packages,
        info=part.snapshot.info,
        layers=layers,
        is_model=part.place.is_model,
        is_dataset=part.place.is_dataset,
    )


def _problems(part: _Part) -> list[str]:
    """Front matter that could not be read, and documents that were read only to their limit.

    A code repository's documents may begin with what only looks like front matter.
    """
    found = []
    for text in part.read.texts:
        head = text.front_matter
        place = f"{text.path} of {part.snapshot.source.id}"
        if head is not None and head.problem and (part.place.is_model or part.place.is_dataset):
            found.append(f"The front matter of {place} could not be read: {head.problem}.")
        if text.truncated:
            found.append(f"{place} is longer than the limit: only its beginning was read.")
    return found


def _names(name: str, end: Place | None) -> tuple[ModelName, ...]:
    """The names by which a document may speak of the release."""
    found = [read_name(name)]
    if end is not None:
        found.append(read_name(end.full))
    return tuple(dict.fromkeys(n for n in found if n.words))


def _references(
    parts: tuple[_Part, ...], end: Place | None, names: tuple[ModelName, ...]
) -> tuple[BaseReference, ...]:
    """Every place that names a base: of the release's own card, else of its repositories.

    A repository's README speaks of many models: there only a sentence that names the release,
    or a README that is about it alone, counts.
    """
    of_repositories: list[BaseReference] = []
    of_card: list[BaseReference] = []
    of_files: list[BaseReference] = []
    for part in parts:
        source = part.place.source.id
        if part.place is end:
            of_card += _from(source, _of_model(part))
            of_files += _from(source, _packed(part))
        elif not part.place.is_model and not part.place.is_dataset:
            found = _from(source, (*part.read.adapters, *read_base_references(part.whole)))
            of_repositories += [r for r in found if r.declared or _is_about(r.subject, names)]
    chosen = sorted(of_card or of_repositories, key=lambda r: not r.declared)
    return (*chosen, *of_files)


def _packed(part: _Part) -> tuple[BaseReference, ...]:
    """The models that a repository of GGUF files alone holds in fewer bits, by their names."""
    listing = part.read.listing
    if listing.of(Role.WEIGHTS):
        return ()
    found = read_gguf_names(listing.of(Role.GGUF))
    itself = part.place.name.lower()
    return tuple(r for r in found if r.name.lower() != itself and read_name(r.name).words)


def _is_about(subject: str, names: tuple[ModelName, ...]) -> bool:
    """Whether the words before a base name the release, and no sibling of another size."""
    return mentions(subject, names) and not names_another(subject, names)


def _of_model(part: _Part) -> list[BaseReference]:
    """What a model repository names as its bases, by its files, its card and the hub's tags."""
    found = [
        *part.read.adapters,
        *part.read.recipes,
        *(r for text in part.whole for r in read_recipe_blocks(text)),
        *read_base_references(part.whole),
        *declared_by_tags(part.snapshot.info),
    ]
    return as_usual(found, part.read.listing, part.whole, part.snapshot.info)


def _from(source: str, references: Iterable[BaseReference]) -> list[BaseReference]:
    return [msgspec.structs.replace(r, source=source) for r in references]


def _carried(references: tuple[BaseReference, ...]) -> tuple[BaseReference, ...]:
    """The bases whose weights the release holds, each name once.

    The name of a file may be the release's own.
    """
    once: dict[str, BaseReference] = {}
    for reference in references:
        if reference.relation.carries and reference.read_from is not ReadFrom.FILE_NAMES:
            once.setdefault(reference.name.lower(), reference)
    return tuple(once.values())


def _parents(
    named: tuple[BaseReference, ...],
    bases: tuple[BaseReference, ...],
    places: tuple[Place, ...],
    end: Place | None,
    name: str,
) -> tuple[Parent, ...]:
    """All models that the release was made from or learned from, others' and the maker's own."""
    foreign = foreign_bases(places, end, name, named)
    recorded = [r for r in bases if r.read_from is ReadFrom.RECORDING]
    declared = [r for r in named if r.declared or _is_definite(r, name)]
    own = [r for r in declared if r not in foreign]
    makers = frozenset(r for r in own if not _is_of_known_family(r))
    return parents_of([*foreign, *own, *recorded], makers)


def _is_definite(reference: BaseReference, release: str) -> bool:
    """Whether a place that declares nothing still means one model: by a file, or a whole hub id.

    A sentence may tell of the maker's other models too: a model of another size is a sibling's
    base, and one whose name goes on after the release's own was made from it.
    """
    if reference.read_from is ReadFrom.FILE_NAMES:
        return True
    base, itself = read_name(reference.name), read_name(release)
    fits = base.size == itself.size or not (base.size and itself.size)
    below = len(base.words) > len(itself.words) and base.words[: len(itself.words)] == itself.words
    linked = reference.read_from is ReadFrom.SENTENCE and reference.hub_id is not None
    return linked and fits and not below


def _is_of_known_family(reference: BaseReference) -> bool:
    """Whether only a file bears the name, which has no owner, of a family with its own licence."""
    of_file = reference.read_from is ReadFrom.FILE_NAMES
    return of_file and family_license(reference.name) is not None


def _is_self(reference: BaseReference, end: Place | None) -> bool:
    """Whether a place names the release's own repository as the base."""
    return end is not None and reference.name.lower() == end.full.lower()


def _self_references(named: tuple[BaseReference, ...], end: Place | None) -> list[str]:
    return [
        f"{r.path} of {r.source} names the model itself as its base."
        for r in named
        if r.declared and _is_self(r, end)
    ]
