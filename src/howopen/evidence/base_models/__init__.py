"""Which models a release says that it was made from: one module per way of reading.

card          a card's front matter and the hub's tags
adapters      the configuration of an adapter
recipes       mergekit's recipes
file_names    the names of GGUF files
prose         sentences
parents       what all places together say of each base
"""

from __future__ import annotations

from collections.abc import Iterable

from howopen.evidence.base_models.adapters import read_adapter_config
from howopen.evidence.base_models.card import declared_by_tags, declared_in_card
from howopen.evidence.base_models.file_names import read_gguf_names
from howopen.evidence.base_models.parents import Parent, as_usual, parents_of
from howopen.evidence.base_models.prose import read_prose
from howopen.evidence.base_models.recipes import read_recipe_blocks, read_recipe_file
from howopen.evidence.base_models.reference import BaseReference, family_license
from howopen.evidence.text import Text

__all__ = [
    "BaseReference",
    "Parent",
    "as_usual",
    "declared_by_tags",
    "family_license",
    "parents_of",
    "read_adapter_config",
    "read_base_references",
    "read_gguf_names",
    "read_recipe_blocks",
    "read_recipe_file",
]


def read_base_references(texts: Iterable[Text]) -> tuple[BaseReference, ...]:
    """Every place in the texts of one source that names a base, declared ones first."""
    read = tuple(texts)
    found = [r for text in read for r in declared_in_card(text)]
    return (*found, *(r for text in read for r in read_prose(text)))
