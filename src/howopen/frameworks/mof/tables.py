"""Which licences are open and what each is made for: MOT's own table, and the corrected one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import msgspec

from howopen.doors import patterns
from howopen.frameworks.mof.components import Kind
from howopen.model import Record


class Facts(NamedTuple):
    """What a table says of one licence."""

    open: bool
    kinds: frozenset[Kind]
    """What it is made for; often nothing in MOT's own table."""
    why_open: str = ""
    """Why it is open here and not for MOT."""
    why_kinds: tuple[tuple[Kind, str], ...] = ()
    """Why it is made for something here that MOT does not know of."""


class Table(NamedTuple):
    """Licence id -> what is said of it. Ids are compared letter by letter."""

    licenses: dict[str, Facts]
    osi_approved: frozenset[str]


class _Spdx(Record, frozen=True, kw_only=True):
    osi_and_fsf: tuple[str, ...]
    osi: tuple[str, ...]
    fsf: tuple[str, ...]
    neither: tuple[str, ...]


class _Exact(Record, frozen=True, kw_only=True):
    spdx: _Spdx
    lists: dict[Literal["open_data", "open_other"], tuple[str, ...]]
    types: dict[Kind, tuple[str, ...]]


class Change(Record, frozen=True, kw_only=True):
    """What we add to what MOT says of some licences, and why."""

    ids: tuple[str, ...] = ()
    list: Literal["osi", "open_data", ""] = ""
    """In the place of ids: all that the OSI approves, or all of MOT's own list for data."""
    open: bool = False
    types: tuple[Kind, ...] = ()
    reason: str


class Words(Record, frozen=True, kw_only=True):
    """What people write where a licence should stand."""

    standing: Literal["absent", "unlicensed", "invalid"]
    says: str
    patterns: tuple[str, ...]


class _Corrected(Record, frozen=True, kw_only=True):
    changes: tuple[Change, ...]
    aliases: dict[str, str]
    words: tuple[Words, ...]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", name).read_text("utf-8"))


@cache
def _exact() -> _Exact:
    return msgspec.convert(_read("licenses_exact.toml"), _Exact)


@cache
def _corrected() -> _Corrected:
    return msgspec.convert(_read("licenses_corrected.toml"), _Corrected)


@cache
def exact_table() -> Table:
    """MOT's own table, with what it gets wrong."""
    spdx, lists, types = _exact().spdx, _exact().lists, _exact().types
    osi = frozenset((*spdx.osi_and_fsf, *spdx.osi))
    opened = osi.union(spdx.fsf, *lists.values())
    return Table(
        {
            id_: Facts(id_ in opened, frozenset(k for k, ids in types.items() if id_ in ids))
            for id_ in (*opened, *spdx.neither)
        },
        osi,
    )


@cache
def corrected_table() -> Table:
    """MOT's table with our changes."""
    exact = exact_table()
    licenses = dict(exact.licenses)
    groups = {"osi": exact.osi_approved, "open_data": _exact().lists["open_data"], "": ()}
    for change in changes():
        for id_ in (*change.ids, *groups[change.list]):
            before = licenses.get(id_, Facts(open=False, kinds=frozenset()))
            licenses[id_] = _changed(before, change)
    for alias in _corrected().aliases:
        licenses.pop(alias, None)
    return Table(licenses, exact.osi_approved)


def _changed(before: Facts, change: Change) -> Facts:
    new = [kind for kind in change.types if kind not in before.kinds]
    return Facts(
        open=before.open or change.open,
        kinds=before.kinds.union(new),
        why_open=change.reason if change.open and not before.open else before.why_open,
        why_kinds=(*before.why_kinds, *((kind, change.reason) for kind in new)),
    )


def changes() -> tuple[Change, ...]:
    """Where the corrected table differs from MOT's own."""
    return _corrected().changes


def id_in_tables(license_id: str) -> str:
    """The id that the tables use for a licence that has another one elsewhere."""
    return _corrected().aliases.get(license_id, license_id)


@cache
def words() -> tuple[tuple[patterns.Pattern, Words], ...]:
    """What stands for a licence that is none, as patterns that must fit the whole string."""
    return tuple(
        (patterns.compile("|".join(entry.patterns), ignore_case=True), entry)
        for entry in _corrected().words
    )
