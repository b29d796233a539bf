"""Public corpora that makers name, and the names by which a text mentions them."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from howopen.doors import patterns
from howopen.model import Record


class Availability(StrEnum):
    """Whether anyone can have a corpus."""

    PUBLIC = "public"
    GATED = "gated"
    WITHDRAWN = "withdrawn"
    PRIVATE = "private"


class Stage(StrEnum):
    """The stage of a model's making that data or code serves."""

    PRETRAINING = "pretraining"
    TUNING = "tuning"


class Corpus(Record, frozen=True, kw_only=True):
    """One public corpus; the table's head says what each field means."""

    id: str
    names: tuple[str, ...]
    hub_ids: tuple[str, ...]
    availability: Availability
    stage: Stage
    datasheet: str = ""


class _Table(Record, frozen=True, kw_only=True):
    corpus: tuple[Corpus, ...]


@cache
def corpora() -> tuple[Corpus, ...]:
    """All corpora of the table, in its order."""
    text = resources.files(__package__).joinpath("data/corpora.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Table).corpus


@cache
def _by_hub_id() -> dict[str, Corpus]:
    return {hub_id.lower(): corpus for corpus in corpora() for hub_id in corpus.hub_ids}


@cache
def _by_name() -> dict[str, Corpus]:
    return {_plain(name): corpus for corpus in corpora() for name in corpus.names}


@cache
def _names() -> patterns.Pattern:
    """All names in one pattern. Case counts: "the pile" of laundry is no corpus, "C4" is."""
    names = sorted((n for c in corpora() for n in c.names), key=lambda n: (-len(n), n))
    spelled = "|".join(_spelled(n) for n in names)
    return patterns.compile(rf"(?:^|[^A-Za-z0-9_/-])({spelled})(?:$|[^A-Za-z0-9_-])")


def _spelled(name: str) -> str:
    return r"[\s_-]?".join(patterns.escape(part) for part in name.replace("-", " ").split())


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def corpus_of_hub_id(hub_id: str) -> Corpus | None:
    """The corpus that a hub dataset id (`owner/name`) belongs to."""
    return _by_hub_id().get(hub_id.lower())


def corpora_in(text: str) -> tuple[tuple[str, Corpus], ...]:
    """The corpora that a text names, each with the words that name it, in order."""
    found: dict[str, tuple[str, Corpus]] = {}
    for match in _names().finditer(text):
        words = match.group(1)
        corpus = _by_name().get(_plain(words))
        if corpus is not None:
            found.setdefault(corpus.id, (words, corpus))
    return tuple(found.values())
