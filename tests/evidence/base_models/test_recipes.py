from __future__ import annotations

import pytest

from howopen.evidence.base_models import read_recipe_blocks, read_recipe_file
from howopen.model import Relation
from tests.evidence.invented import document, read

LINEAR = """models:
  - model: river/egret-7b
    parameters: {weight: 0.5}
  - model: lake/heron-7b+lake/heron-lora
merge_method: linear
base_model: river/egret-7b
tokenizer_source: model:shore/ibis-7b
"""
SLICES = """slices:
  - sources:
      - model: river/egret-7b
        layer_range: [0, 16]
  - sources:
      - model: {model: {path: lake/heron-7b, revision: main}}
        layer_range: [8, 24]
merge_method: passthrough
tokenizer_source: union
"""
EXPERTS = """base_model: river/egret-7b
gate_mode: hidden
experts:
  - source_model: lake/heron-7b
    positive_prompts: ["a/b", "birds"]
"""


def names(text: str, path: str = "mergekit_config.yml") -> list[str]:
    return [reference.name for reference in read_recipe_file(document(text, path))]


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        (LINEAR, ["river/egret-7b", "lake/heron-7b", "lake/heron-lora", "shore/ibis-7b"]),
        (SLICES, ["river/egret-7b", "lake/heron-7b"]),
        (EXPERTS, ["river/egret-7b", "lake/heron-7b"]),
        (f"{LINEAR}\n---\n{EXPERTS}", ["river/egret-7b", "lake/heron-7b"]),
    ],
)
def test_a_recipe_names_the_models_that_were_merged(recipe, expected):
    assert expected == [name for name in names(recipe) if name in expected]


def test_a_model_of_a_recipe_has_its_line():
    (first, *_) = read_recipe_file(document(LINEAR, "mergekit_config.yml"))
    assert (Relation.MERGE, 2) == (first.relation, first.line)


@pytest.mark.parametrize("path", ["mergekit-config.yml", "sub/mergekit_moe_config.yaml"])
def test_a_recipe_may_be_called_otherwise(path):
    assert "lake/heron-7b" in names(EXPERTS, path)


@pytest.mark.parametrize("path", ["config.yml", "mergekit_config.yml.md"])
def test_another_file_is_no_recipe(path):
    assert [] == names(LINEAR, path)


@pytest.mark.parametrize("model", ["./merged", "/data/egret", "egret", "..", "../x", "a/b/c", ""])
def test_a_folder_of_the_makers_disk_is_no_model(model):
    assert [] == names(f"models:\n- model: {model}\nmerge_method: linear\n")


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "- [" * 5_000, "merge_method: !!python/object:os.system x", "a: &a [*a]"),
        "\n".join(
            [
                "a: &a [x, x]",
                *(
                    f"{c}: &{c} [*{p}, *{p}]"
                    for p, c in zip("abcdefghij", "bcdefghijk", strict=True)
                ),
            ]
        ),
        "model: \x00",
        "models: {model: [[[[[[1]]]]]]}",
    ],
)
def test_a_hostile_recipe_names_nothing(text):
    assert [] == names(text)


def test_a_recipe_of_very_many_models_is_cut():
    many = "".join(f"- model: a/egret-{n}\n" for n in range(500))
    assert 64 == len(names(f"models:\n{many}merge_method: linear\n"))


def test_a_card_shows_its_recipe_in_a_code_block():
    text = f"# Marsh\n\nThe recipe:\n\n```yaml\n{LINEAR}```\n"
    found = read_recipe_blocks(read(text))
    assert [("river/egret-7b", 7), ("lake/heron-7b", 9)] == [(r.name, r.line) for r in found][:2]


def test_another_code_block_is_no_recipe():
    assert () == read_recipe_blocks(read("```yaml\nmodel: river/egret-7b\n```\n"))
