"""Which sources serve which layer of a release: the base model, or what its users get.

A tuned model has a base that its own maker trained, or somebody else's. In the first case most
sources speak of both; in the second the base's sources are those of the model that is named as
the base. Only names, owners and what the documents say decide; no model is known here.
"""

from __future__ import annotations

from typing import NamedTuple

from howopen.evidence.base_models import BaseReference
from howopen.evidence.facts import Layer
from howopen.evidence.names import ModelName, read_name, same_line
from howopen.model import ReadFrom, Relation, Source, SourceKind, SourceRole

BOTH = (Layer.BASE, Layer.END)


class Place(NamedTuple):
    """A source's address, cut up."""

    source: Source
    owner: str
    """Lower case, letters and digits only."""
    name: str
    full: str
    """`owner/name` as the source writes it."""
    is_model: bool
    is_dataset: bool


def place_of(source: Source) -> Place:
    """Owner and name of a source, from its id."""
    _, _, rest = source.id.partition(":")
    is_dataset = rest.startswith("datasets/")
    owner, _, name = rest.removeprefix("datasets/").rpartition("/")
    is_hub = source.kind is SourceKind.HUGGINGFACE
    return Place(
        source=source,
        owner=_plain(owner),
        name=name,
        full=f"{owner}/{name}" if owner else name,
        is_model=(is_hub and not is_dataset) or source.kind is SourceKind.FOLDER,
        is_dataset=is_dataset,
    )


def end_model(release_name: str, places: tuple[Place, ...]) -> Place | None:
    """The model repository that is the release itself: the one whose name says most of its name.

    Of a base and its tuned model, where the name fits both, the tuned one: users get that.
    """
    wanted = read_name(release_name)
    models = [p for p in places if p.is_model and p.source.role is SourceRole.PRIMARY]
    return max(models, key=lambda p: _likeness(wanted, read_name(p.full)), default=None)


def _likeness(wanted: ModelName, name: ModelName) -> tuple[int, int]:
    shared = len(set(wanted.words) & set(name.words)) + any(
        a.startswith(b) or b.startswith(a) for a in wanted.words for b in name.words
    )
    exact = (wanted.size == name.size) + (wanted.version == name.version)
    return 2 * shared + 2 * (name.tuned and wanted.tuned) + exact, int(name.tuned)


def foreign_bases(
    places: tuple[Place, ...],
    end: Place | None,
    release_name: str,
    references: tuple[BaseReference, ...],
) -> tuple[BaseReference, ...]:
    """The references to a base that is not the maker's own, nearest first.

    Without a model repository of the release, its maker is whoever owns its primary sources.
    """
    own = [read_name(release_name), *([read_name(end.full)] if end else [])]
    primary = {p.owner for p in places if p.source.role is SourceRole.PRIMARY}
    makers = {end.owner} if end else primary
    found = []
    for reference in references:
        if _of_a_variant(reference.subject, own):
            continue
        owner = _plain(reference.name.rpartition("/")[0])
        named = read_name(reference.name)
        if owner in makers or (not owner and any(_is_own(named, name) for name in own)):
            continue
        found.append(reference)
    return tuple(found)


def _is_own(named: ModelName, own: ModelName) -> bool:
    """Whether a name without an owner is of the release's own family."""
    shorter = set(named.words) <= set(own.words) and named.version in ("", own.version)
    return shorter or named.family == own.family


def recorded_bases(
    places: tuple[Place, ...], end: Place | None, references: tuple[BaseReference, ...]
) -> tuple[BaseReference, ...]:
    """Bases by another owner whose model repository is part of the recording itself."""
    named = {_plain(r.name) for r in references}
    return tuple(
        BaseReference(
            name=p.full,
            relation=Relation.UNKNOWN,
            read_from=ReadFrom.RECORDING,
            path="",
            line=0,
            source=p.source.id,
        )
        for p in places
        if end is not None
        and p.is_model
        and p is not end
        and p.owner != end.owner
        and _is_base(p, end, references)
        and _plain(p.full) not in named
    )


def _of_a_variant(subject: str, own: list[ModelName]) -> bool:
    """Whether the words speak of a further model named after this one ("R1-Distill-Beta")."""
    for word in subject.split():
        named = read_name(word.strip("*_`()[],.:"))
        for name in own:
            longer = len(named.words) > len(name.words) > 0
            if longer and named.words[: len(name.words)] == name.words and "-" in word:
                return True
    return False


def assign_layers(
    places: tuple[Place, ...],
    end: Place | None,
    references: tuple[BaseReference, ...],
    *,
    foreign: bool,
    tuned: bool,
    families: frozenset[str] = frozenset(),
) -> dict[str, tuple[Layer, ...]]:
    """Source id -> the layers that it serves. `families` are those of the release's own names."""
    if not tuned:
        return {p.source.id: BOTH for p in places}
    linked = {p.source.id for p in places if p.source.role is SourceRole.LINKED}
    models = [p for p in places if p.is_model]
    bases = {p.source.id for p in models if p is not end and _is_base(p, end, references)}
    owners = {p.owner for p in models if p.source.id in bases and end and p.owner != end.owner}
    layers: dict[str, tuple[Layer, ...]] = {}
    for place in places:
        if place.source.id in bases or place.source.id in linked:
            layers[place.source.id] = (Layer.BASE,)
        elif place.is_model:
            alone = not bases and not foreign
            layers[place.source.id] = BOTH if alone else (Layer.END,)
        elif not foreign and not owners:
            layers[place.source.id] = BOTH
        elif _belongs_to_base(place, owners, references, families):
            layers[place.source.id] = (Layer.BASE,)
        else:
            layers[place.source.id] = (Layer.END,)
    return layers


def _is_base(place: Place, end: Place | None, references: tuple[BaseReference, ...]) -> bool:
    if end is None or place.source.role is SourceRole.LINKED:
        return True
    name, end_name = read_name(place.full), read_name(end.full)
    if _referred(place, references):
        return True
    if place.owner != end.owner:
        return name.family == end_name.family
    same = set(name.words) <= set(end_name.words) and name.version in ("", end_name.version)
    return same and not name.tuned and end_name.tuned


def _referred(place: Place, references: tuple[BaseReference, ...]) -> bool:
    full = f"{place.owner}/{_plain(place.name)}"
    for reference in references:
        owner, _, name = reference.name.rpartition("/")
        if f"{_plain(owner)}/{_plain(name)}" == full:
            return True
        if not owner and same_line(read_name(name), read_name(place.full)):
            return True
    return False


def _belongs_to_base(
    place: Place,
    owners: set[str],
    references: tuple[BaseReference, ...],
    families: frozenset[str],
) -> bool:
    if place.source.role is SourceRole.LINKED or place.owner in owners:
        return True
    family = read_name(place.full).family
    if family in families:
        return False
    return any(family and family == read_name(r.name).family for r in references)


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
