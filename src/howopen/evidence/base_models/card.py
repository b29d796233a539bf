"""The bases that a card's front matter and the hub's tags declare.

Keys and tags: Hugging Face Hub documentation, "Model Cards": "Specifying a base model".
"""

from __future__ import annotations

from howopen.evidence.base_models.reference import RELATIONS, BaseReference
from howopen.evidence.front_matter import line_of
from howopen.evidence.text import Text
from howopen.model import HubInfo, ReadFrom, Relation

INFO = "info.json"
"""The path under which a recording keeps what the hub says of a repository."""
_TAG = "base_model:"


def declared_in_card(text: Text) -> list[BaseReference]:
    """The bases of a card's `base_model`, with the relation that it states for all of them.

    Without `base_model_relation` the relation is unknown and inferred; a word that the hub does
    not know is unknown, and stated.
    """
    head = text.front_matter
    if head is None:
        return []
    stated = head.first("base_model_relation").lower()
    line = head.lines.get("base_model", 1)
    return [
        BaseReference(
            name=name,
            relation=RELATIONS.get(stated, Relation.UNKNOWN),
            inferred=not stated,
            read_from=ReadFrom.FRONT_MATTER,
            path=text.path,
            line=line_of(text.lines, line, name),
        )
        for name in head.values.get("base_model", ())
    ]


def declared_by_tags(info: HubInfo | None) -> list[BaseReference]:
    """The bases of the hub's tags: `base_model:ORG/NAME`, `base_model:finetune:ORG/NAME`."""
    found: dict[str, Relation] = {}
    for tag in info.tags if info is not None else ():
        if not tag.startswith(_TAG):
            continue
        before, _, name = tag.removeprefix(_TAG).rpartition(":")
        relation = RELATIONS.get(before, Relation.UNKNOWN)
        if name and found.get(name, Relation.UNKNOWN) is Relation.UNKNOWN:
            found[name] = relation
    return [
        BaseReference(
            name=name,
            relation=relation,
            inferred=relation is Relation.UNKNOWN,
            read_from=ReadFrom.HUB_TAG,
            path=INFO,
            line=0,
        )
        for name, relation in found.items()
    ]
