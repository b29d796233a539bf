from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from howopen.evidence.phrases import phrases

TABLES: dict[str, Any] = tomllib.loads(
    resources.files("howopen.evidence").joinpath("data/phrases.toml").read_text("utf-8")
)


def names_of(table: dict[str, Any], before: tuple[str, ...] = ()) -> Iterator[str]:
    if not all(isinstance(value, dict) for value in table.values()):
        yield ".".join(before)
        return
    for key, value in table.items():
        yield from names_of(value, (*before, key))


NAMES = sorted(
    name for key, table in TABLES.items() if key != "fragments" for name in names_of(table, (key,))
)


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_a_pattern_that_does_not_match_nothing(name):
    assert phrases(name).search("") is None


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_no_lists_but_those_that_the_head_explains(name):
    table = TABLES
    for part in name.split("."):
        table = table[part]
    assert set(table) <= {"words", "stems", "parts"}


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_asked_for_by_the_module_that_it_is_named_after(name):
    module, *rest = name.split(".")
    stage = resources.files("howopen.evidence")
    file, folder = stage.joinpath(f"{module}.py"), stage.joinpath(module)
    files = [file] if file.is_file() else [f for f in folder.iterdir() if f.is_file()]
    source = "".join(f.read_text("utf-8") for f in files)
    asked = f'"{name}"' in source or f'phrases(f"{name.rpartition(".")[0]}.' in source
    assert asked, rest


def test_words_are_whole_words():
    found = phrases("statements.code")
    assert (True, False) == (bool(found.search("Our code.")), bool(found.search("a codec")))


def test_stems_begin_words():
    found = phrases("statements.pretraining")
    assert (True, False) == (bool(found.search("pretrained")), bool(found.search("unpretrained")))


def test_parts_stand_anywhere_in_scripts_without_spaces():
    assert phrases("statements.data").search("我们的数据集")


def test_letter_case_does_not_count():
    assert phrases("statements.weights").search("THE WEIGHTS")


def test_a_table_that_is_not_there_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        phrases("statements.nothing")
