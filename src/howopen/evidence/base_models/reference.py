"""A place that names a model as the one that another was made from."""

from __future__ import annotations

from collections.abc import Iterable

from howopen.licenses import License, license_of_family
from howopen.model import ReadFrom, Record, Relation


class BaseReference(Record, frozen=True, kw_only=True):
    """A model that is named as the base."""

    name: str
    """As written; a hub id where one was given."""
    relation: Relation
    inferred: bool = False
    """Whether the relation is only what is usual, and no place says it."""
    read_from: ReadFrom
    path: str
    line: int
    source: str = ""
    """Id of the source whose document names it."""
    subject: str = ""
    """The words of the sentence before it, which say whose base it is; empty when declared."""

    @property
    def declared(self) -> bool:
        """Whether a field made for it names the base, and no sentence or file name."""
        return self.read_from in _DECLARING

    @property
    def hub_id(self) -> str | None:
        """The hub id, when the name is one."""
        return self.name if self.name.count("/") == 1 and " " not in self.name else None


_DECLARING = frozenset(
    {ReadFrom.ADAPTER_CONFIG, ReadFrom.MERGE_RECIPE, ReadFrom.FRONT_MATTER, ReadFrom.HUB_TAG}
)
RELATIONS = {relation.value: relation for relation in Relation}


def family_license(name: str) -> License | None:
    """The licence known for a model family; a bare family name means its first generation."""
    return license_of_family(name) or license_of_family(f"{name} 7B")


def line_with(lines: Iterable[str], words: str) -> int:
    """The first line that holds some words, counted from 1; 1 when none does."""
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
