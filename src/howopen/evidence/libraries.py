"""Public libraries that train, run or evaluate models, and the places of a text that name them."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from howopen.doors import patterns
from howopen.model import Record


class Task(StrEnum):
    """What makers use a library for."""

    TRAIN = "train"
    RUN = "run"
    EVALUATE = "evaluate"


class Library(Record, frozen=True, kw_only=True):
    """One public library; the table's head says what each field means."""

    id: str
    names: tuple[str, ...]
    repositories: tuple[str, ...]
    does: tuple[Task, ...]
    license: str
    bundles: bool = False


class _Table(Record, frozen=True, kw_only=True):
    library: tuple[Library, ...]


@cache
def libraries() -> tuple[Library, ...]:
    """All libraries of the table, in its order."""
    text = resources.files(__package__).joinpath("data/libraries.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Table).library


@cache
def _by_name() -> dict[str, Library]:
    return {_plain(name): each for each in libraries() for name in (each.id, *each.names)}


@cache
def _by_repository() -> dict[str, Library]:
    return {name.lower(): each for each in libraries() for name in each.repositories}


@cache
def _names() -> patterns.Pattern:
    names = sorted((n for each in libraries() for n in each.names), key=lambda n: (-len(n), n))
    spelled = "|".join(patterns.escape(name) for name in names)
    return patterns.compile(rf"(?:^|[^\w/.-])({spelled})(?:$|[^\w/-])", ignore_case=True)


def library_called(name: str) -> Library | None:
    """The library of that name, as `library_name` of a card gives it."""
    return _by_name().get(_plain(name))


def library_at(repository: str) -> Library | None:
    """The library whose code is at `OWNER/NAME`."""
    return _by_repository().get(repository.lower())


def libraries_in(text: str) -> tuple[Library, ...]:
    """The libraries that a text names, in order, each once."""
    found = (library_called(m[1] or "") for m in _names().finditer(text))
    return tuple({each.id: each for each in found if each is not None}.values())


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())
