"""How much of a document speaks of the release, by its path and by what it talks about.

One code repository often serves many models: `models/alpha1/CARD.md` says nothing about
Alpha 2, and a training library's README speaks of a model only where it names it.
"""

from __future__ import annotations

from howopen.doors.markup import BlockKind
from howopen.evidence.facts import Relevance
from howopen.evidence.layers import Place
from howopen.evidence.names import ModelName, read_name, says
from howopen.evidence.text import Text
from howopen.licenses import find_license
from howopen.model import SourceKind, SourceRole

OPENING_BLOCKS = 12
"""A README says what it is about in its first blocks."""
ROOT_DOCUMENTS = ("readme", "model_card", "model-card", "modelcard", "page", "metadata")
TELLING = 4
"""Shorter words of a name, save its first, stand in many sentences by chance."""


def relevance_of(text: Text, place: Place, names: tuple[ModelName, ...]) -> Relevance:
    """How much of `text`, from the source at `place`, speaks of a model with one of `names`."""
    if place.is_model or place.is_dataset:
        return Relevance.WHOLE
    if place.source.kind is SourceKind.PAGE and place.source.role is SourceRole.PRIMARY:
        return Relevance.WHOLE
    return _in_repository(text, place, names)


def _in_repository(text: Text, place: Place, names: tuple[ModelName, ...]) -> Relevance:
    """By the names of folders, file and repository; a document deep inside only mentions."""
    *folders, file = text.path.split("/")
    parts = [read_name(part) for part in (*folders, file.rpartition(".")[0], place.name)]
    if any(_other_version(part, name) for part in parts for name in names):
        return Relevance.NONE
    if any(_same_family(part, name) for part in parts[:-1] for name in names):
        return Relevance.WHOLE
    if folders or not file.lower().startswith(ROOT_DOCUMENTS):
        return Relevance.MENTIONS
    repository = read_name(place.name)
    if any(_same_family(repository, name) or _opens_with(text, name) for name in names):
        return Relevance.WHOLE
    return Relevance.MENTIONS


def mentions(words: str, names: tuple[ModelName, ...]) -> bool:
    """Whether some words name one of the models, by any word of its name long enough to tell."""
    lowered = words.lower()
    return any(
        says(lowered, word)
        for name in names
        for word in name.words
        if word == name.family or len(word) >= TELLING
    )


def names_another(words: str, names: tuple[ModelName, ...]) -> bool:
    """Whether some words name a model that is none of these: another family, size or version."""
    for token in (word.strip("`*_()[],;:\"'") for word in words.split()):
        if "-" not in token or "/" in token or find_license(token) is not None:
            continue
        named = read_name(token)
        if (
            named.words
            and (named.size or named.version)
            and not any(_may_be(named, name) for name in names)
        ):
            return True
    return False


def _may_be(named: ModelName, name: ModelName) -> bool:
    same_size = named.size in ("", name.size) or not name.size
    same_version = named.version in ("", name.version) or not name.version
    return named.family == name.family and same_size and same_version


def _same_family(part: ModelName, name: ModelName) -> bool:
    if not part.words or not name.words:
        return False
    return part.words[: len(name.words)] == name.words or (
        part.family == name.family and len(name.family) >= TELLING
    )


def _other_version(part: ModelName, name: ModelName) -> bool:
    return bool(
        part.words
        and part.words == name.words
        and part.version
        and name.version
        and part.version != name.version
    )


def _opens_with(text: Text, name: ModelName) -> bool:
    opening = [b for b in text.blocks if b.kind is not BlockKind.CODE][:OPENING_BLOCKS]
    return any(mentions(block.text, (name,)) for block in opening)
