"""The table of licences and how to find one by any of its names.

Three data files: `ai_licenses.json` (AI model licences), `spdx_licenses.json` (the SPDX list
with OSI approval and other names of the common ones) and `unversioned_licenses.json` (names
without a version, "GPL"). They are read at the first question, in some ten milliseconds.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TypeVar

import msgspec

from howopen.licenses.by_name.keys import is_url, key_of, name_key, name_words, url_key, words_of
from howopen.licenses.terms import Acceptance, Category, Condition, License


class _Titled(msgspec.Struct, frozen=True):
    """A title that several licences share, told apart by words elsewhere in the text."""

    title: str
    with_: str = msgspec.field(name="with")


class _Row(msgspec.Struct, frozen=True):
    id: str
    name: str
    category: Category
    aliases: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    family: str | None = None
    publisher: str = ""
    osi_approved: bool = False
    conditions: tuple[Condition, ...] = ()
    acceptance: Acceptance | None = None
    learned_from_outputs: bool = False
    families: tuple[str, ...] = ()
    url: str = ""
    more_urls: tuple[str, ...] = ()
    titled: tuple[_Titled, ...] = ()


class _Rows(msgspec.Struct, frozen=True):
    licenses: tuple[_Row, ...]


class _Common(msgspec.Struct, frozen=True):
    aliases: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    family: str | None = None


class _Spdx(msgspec.Struct, frozen=True):
    licenses: tuple[tuple[str, str, bool, Category], ...]
    common: dict[str, _Common]


class Table:
    """All licences with the keys of their names. Built once, then only read."""

    def __init__(self) -> None:
        self.licenses: dict[str, License] = {}
        self.by_name: dict[str, str] = {}
        """Key of a name -> id. The first entry of a name keeps it."""
        self.model_words: set[str] = set()
        """Keys that are also names of models or makers ("gemma"): no licence's name in prose."""
        self.plain_words: set[str] = set()
        """Keys of letters only that are well known as licences ("mit"), unlike "ruby"."""
        self.first_words: set[str] = set()
        """The word that each name begins with."""
        self.by_url: dict[str, str] = {}
        self.shared_titles: dict[str, list[tuple[str, str]]] = {}
        """Key of a title -> (words that tell it apart, id)."""
        self.families: dict[tuple[str, ...], str] = {}
        for row in _read("ai_licenses.json", _Rows).licenses:
            self._add_row(row, models=True)
        self._add_spdx(_read("spdx_licenses.json", _Spdx))
        for row in _read("unversioned_licenses.json", _Rows).licenses:
            self._add_row(row, models=False)
            self.plain_words.update(name_key(name) for name in row.aliases)

    def _add_row(self, row: _Row, *, models: bool) -> None:
        self.licenses[row.id] = License(
            id=row.id,
            name=row.name,
            category=row.category,
            osi_approved=row.osi_approved,
            conditions=row.conditions,
            family=row.family,
            publisher=row.publisher,
            url=row.url,
            acceptance=row.acceptance,
            learned_from_outputs=row.learned_from_outputs,
            aliases=row.aliases + row.hub_ids,
        )
        self._name(row.id, row.id, row.name, *row.aliases)
        if models:
            self.model_words.update(name_key(n) for n in (row.name, *row.aliases, *row.hub_ids))
        self._name(row.id, *row.hub_ids)
        for url in (row.url, *row.more_urls):
            if url:
                self.by_url.setdefault(url_key(url), row.id)
        for shared in row.titled:
            entry = (" ".join(shared.with_.lower().split()), row.id)
            self.shared_titles.setdefault(name_key(shared.title), []).append(entry)
        for family in row.families:
            self.families[tuple(words_of(family))] = row.id

    def _add_spdx(self, data: _Spdx) -> None:
        for spdx_id, name, osi_approved, category in data.licenses:
            common = data.common.get(spdx_id, _Common())
            self.licenses[spdx_id] = License(
                id=spdx_id,
                name=name,
                category=category,
                osi_approved=osi_approved,
                conditions=common.conditions,
                family=common.family,
                url=f"https://spdx.org/licenses/{spdx_id}.html",
                aliases=common.aliases + common.hub_ids,
            )
            self._name(spdx_id, spdx_id)
            for url in common.urls:
                self.by_url[url_key(url)] = spdx_id
            lower = spdx_id.lower()
            for prefix, suffix in _LISTS:
                self.by_url[prefix + lower + suffix] = spdx_id
        # Ids and curated names first: a full name of the list must not take one of them.
        for spdx_id, common in data.common.items():
            self._name(spdx_id, *common.aliases, *common.hub_ids)
            self.plain_words.update(name_key(n) for n in (spdx_id, *common.aliases))
        for spdx_id, name, _, _ in data.licenses:
            self._name(spdx_id, name)

    def _name(self, license_id: str, *names: str) -> None:
        for name in names:
            words = name_words(name)
            self.by_name.setdefault(key_of(words), license_id)
            self.first_words.update(words[:1])


_LISTS = (
    ("spdx.org/licenses/", ""),
    ("spdx.org/licenses/", ".html"),
    ("opensource.org/licenses/", ""),
    ("opensource.org/license/", ""),
    ("choosealicense.com/licenses/", ""),
)


_T = TypeVar("_T")


def _read(name: str, type_: type[_T]) -> _T:
    data = resources.files("howopen.licenses").joinpath("data", name).read_bytes()
    return msgspec.json.decode(data, type=type_)


@lru_cache(maxsize=1)
def table() -> Table:
    """The table, read once."""
    return Table()


def all_licenses() -> tuple[License, ...]:
    """Every licence that is known by name, sorted by id."""
    known = table().licenses
    return tuple(known[license_id] for license_id in sorted(known))


@lru_cache(maxsize=4096)
def find_license(name: str) -> License | None:
    """The licence of that id, hub id, title, plain name or address; `None` when not known.

    Case, spaces and punctuation do not count, everything else does: "modified MIT" is not
    MIT, "Llama 3" is not "Llama 3.1", "Apache 2.0 for research only" is not Apache 2.0.
    """
    known = table()
    if is_url(name):
        license_id = known.by_url.get(url_key(name))
    else:
        license_id = known.by_name.get(name_key(name[:MAX_NAME]))
    return known.licenses[license_id] if license_id else None


MAX_NAME = 300
_PREFIXES = frozenset(("meta", "google", "tii", "tencent", "the"))
_SIZES = frozenset("bmkt")


def license_of_family(model_name: str) -> License | None:
    """The licence that a model family's name stands for ("Llama-2-70b-hf"), version-exact.

    Only for families that a licence names in its own title or terms. The name must begin
    with the family (after `OWNER/` and the maker's name); a number that follows must be a
    size (`7b`), not a further version.
    """
    words = words_of(model_name[:MAX_NAME].rpartition("/")[2])
    while words and words[0] in _PREFIXES:
        words = words[1:]
    known = table()
    for length in range(min(len(words), 5), 0, -1):
        license_id = known.families.get(tuple(words[:length]))
        if license_id:
            return known.licenses[license_id] if _sizes_only(words[length:]) else None
    return None


def _sizes_only(rest: list[str]) -> bool:
    """Whether the words after a family's name do not go on with a version."""
    if not rest or not rest[0][0].isdigit():
        return True
    return len(rest) > 1 and (rest[1] in _SIZES or rest[1] == "x")
