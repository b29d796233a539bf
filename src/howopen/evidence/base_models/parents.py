"""What a release was made from: all places that name the same model, and what they agree on.

The most specific place decides how it was made: a file that a loader or a merge acts on, then
`base_model_relation`, the hub's tag, the kind of files, a sentence, and last what is usual.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from howopen.evidence.base_models.reference import BaseReference
from howopen.evidence.listing import Listing, Role
from howopen.evidence.names import read_name, same_line
from howopen.evidence.text import Text
from howopen.model import HubInfo, ReadFrom, Record, Relation


class Parent(Record, frozen=True, kw_only=True):
    """One model that a release was made from."""

    name: str
    """As the most specific place names it; a hub id where any place gives one."""
    relation: Relation
    references: tuple[BaseReference, ...]
    """All places that name it, the most specific first."""
    own: bool
    """Whether it is the release's own maker's."""
    note: str = ""
    """What another place says of the relation, when it contradicts."""

    @property
    def first(self) -> BaseReference:
        """The place that counts most."""
        return self.references[0]


_PLACES = list(ReadFrom)
_SHOWN = {
    ReadFrom.ADAPTER_CONFIG: "the adapter's configuration",
    ReadFrom.MERGE_RECIPE: "the merge recipe",
    ReadFrom.FRONT_MATTER: "the card's front matter",
    ReadFrom.HUB_TAG: "the hub's tag",
    ReadFrom.FILE_NAMES: "the names of the files",
    ReadFrom.SENTENCE: "a sentence",
    ReadFrom.RECORDING: "the recording",
}


def as_usual(
    references: Iterable[BaseReference],
    listing: Listing,
    texts: Iterable[Text],
    info: HubInfo | None,
) -> list[BaseReference]:
    """References whose relation no place states, with what the hub would infer.

    Adapter files make an adapter, quantised files or their mark a quantisation, several bases a
    merge; all else is a fine-tune. Hugging Face Hub documentation, "Model Cards".
    """
    found = list(references)
    unsaid = [r for r in found if r.inferred and r.relation is Relation.UNKNOWN]
    if not unsaid:
        return found
    several = len({_key(r.name) for r in unsaid}) > 1
    usual = _by_files(listing, texts, info)
    relation = usual or (Relation.MERGE if several else Relation.FINETUNE)
    return [
        msgspec.structs.replace(r, relation=relation)
        if r.inferred and r.relation is Relation.UNKNOWN
        else r
        for r in found
    ]


def _by_files(listing: Listing, texts: Iterable[Text], info: HubInfo | None) -> Relation | None:
    heads = [text.front_matter for text in texts if text.front_matter is not None]
    marks = {tag.lower() for head in heads for tag in head.values.get("tags", ())}
    marks |= {head.first("library_name").lower() for head in heads}
    if info is not None:
        marks |= {tag.lower() for tag in info.tags} | {(info.library_name or "").lower()}
    whole = bool(listing.of(Role.WEIGHTS))
    if (listing.of(Role.ADAPTER) and not whole) or "peft" in marks:
        return Relation.ADAPTER
    quantised = any("quantized_by" in head.values for head in heads) or marks & QUANTISED
    files = bool(listing.of(Role.GGUF) or listing.of(Role.QUANTIZED)) and not whole
    return Relation.QUANTIZED if quantised or files else None


QUANTISED = frozenset(
    {"gguf", "ggml", "gptq", "awq", "exl2", "exl3", "hqq", "eetq", "aqlm", "quantized"}
)
"""Tags by which cards mark quantised weights."""


def parents_of(
    references: Iterable[BaseReference], own: frozenset[BaseReference]
) -> tuple[Parent, ...]:
    """The models that the references name, each once: others' first, then the maker's own."""
    groups: list[list[BaseReference]] = []
    for reference in references:
        group = next((g for g in groups if any(_same_model(reference, r) for r in g)), None)
        if group is None:
            groups.append([reference])
        else:
            group.append(reference)
    parents = [_parent(group, own) for group in groups]
    return tuple(sorted(parents, key=lambda parent: parent.own))


def _parent(group: list[BaseReference], own: frozenset[BaseReference]) -> Parent:
    ordered = sorted(group, key=_weight)
    named = next((r.name for r in ordered if r.hub_id is not None), ordered[0].name)
    return Parent(
        name=named,
        relation=ordered[0].relation,
        references=tuple(ordered),
        own=all(reference in own for reference in group),
        note=_contradiction(ordered),
    )


def _weight(reference: BaseReference) -> tuple[bool, bool, int]:
    """An inferred relation gives way to any that is said, an unknown one to any other."""
    return (
        reference.relation is Relation.UNKNOWN,
        reference.inferred,
        _PLACES.index(reference.read_from),
    )


def _contradiction(ordered: list[BaseReference]) -> str:
    """The words of a place that says something else; "fine-tuned" is the general word for all."""
    first = ordered[0]
    for other in ordered[1:]:
        general = {Relation.FINETUNE, Relation.UNKNOWN} & {first.relation, other.relation}
        stated = not (first.inferred or other.inferred)
        loose = general and ReadFrom.SENTENCE in (first.read_from, other.read_from)
        if stated and other.relation is not first.relation and not loose:
            return (
                f"{_SHOWN[first.read_from]} says {first.relation.value},"
                f" {_SHOWN[other.read_from]} {other.relation.value}; the former is more specific."
            )
    return ""


def _same_model(one: BaseReference, other: BaseReference) -> bool:
    """Whether two places mean one model: the same name, or a loose one of the same line."""
    if _key(one.name) == _key(other.name):
        return True
    if one.hub_id is not None and other.hub_id is not None:
        return False
    first, second = read_name(one.name), read_name(other.name)
    sized = first.size == second.size or not (first.size and second.size)
    return same_line(first, second) and sized


def _key(name: str) -> str:
    """A model's name without its owner, case and punctuation."""
    return "".join(c for c in name.rpartition("/")[2].lower() if c.isalnum())
