from __future__ import annotations

import pytest

from howopen.evidence.base_models import Parent
from howopen.model import HubInfo, ReadFrom, Relation
from tests.evidence.invented import evidence, snapshot

MODEL = "huggingface:lake/marsh-7b"
NAMES_BASE = "---\nbase_model: river/egret-7b\n---\n# Marsh 7B\n"


def parents(files: dict[str, str] | str, **more: object) -> tuple[Parent, ...]:
    texts = {"README.md": files} if isinstance(files, str) else files
    return evidence("Marsh 7B", snapshot(MODEL, texts, **more)).parents


def only(files: dict[str, str] | str, **more: object) -> Parent:
    (parent,) = parents(files, **more)
    return parent


ADAPTER = '{"base_model_name_or_path": "river/egret-7b"}'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"model.safetensors": "x"}, Relation.FINETUNE),
        ({"adapter_model.safetensors": "x"}, Relation.ADAPTER),
        ({"adapter_config.json": ADAPTER}, Relation.ADAPTER),
        ({"marsh-7b-Q4_K_M.gguf": "x"}, Relation.QUANTIZED),
    ],
)
def test_without_a_stated_relation_the_files_tell(files, expected):
    found = {p.name: p.relation for p in parents({"README.md": NAMES_BASE, **files})}
    assert expected is found["river/egret-7b"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("tags: [gguf]", Relation.QUANTIZED),
        ("quantized_by: lake", Relation.QUANTIZED),
        ("library_name: peft", Relation.ADAPTER),
    ],
)
def test_without_a_stated_relation_the_card_tells(head, expected):
    text = f"---\nbase_model: river/egret-7b\n{head}\n---\n# Marsh 7B\n"
    assert expected is only(text).relation


def test_several_bases_without_a_relation_make_a_merge():
    text = "---\nbase_model: [river/egret-7b, river/heron-7b]\n---\n# Marsh 7B\n"
    assert [Relation.MERGE] * 2 == [p.relation for p in parents(text)]


def test_places_that_name_one_base_are_one_parent_with_all_of_them():
    text = f"{NAMES_BASE}\nMarsh is fine-tuned from Egret-7B.\n"
    parent = only(text, info=HubInfo(tags=("base_model:finetune:river/egret-7b",)))
    assert ("river/egret-7b", [ReadFrom.HUB_TAG, ReadFrom.SENTENCE, ReadFrom.FRONT_MATTER], "") == (
        parent.name,
        [r.read_from for r in parent.references],
        parent.note,
    )


def test_where_places_contradict_the_more_specific_one_counts_and_it_is_said():
    head = "---\nbase_model: river/egret-7b\nbase_model_relation: quantized\n---\n# Marsh 7B\n"
    parent = only({"README.md": head, "adapter_config.json": ADAPTER})
    assert Relation.ADAPTER is parent.relation
    assert "configuration says adapter" in parent.note
    assert "front matter quantized" in parent.note


def test_a_sentence_that_says_fine_tuned_contradicts_no_adapter():
    text = "# Marsh 7B\n\nMarsh is fine-tuned from Egret-7B.\n"
    parent = only({"README.md": text, "adapter_config.json": ADAPTER})
    assert (Relation.ADAPTER, "") == (parent.relation, parent.note)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"heron-7b-Q4_K_M.gguf": "x"}, [("heron-7b", False)]),
        ({"Llama-3.1-8B-Q4_K_M.gguf": "x"}, [("Llama-3.1-8B", False)]),
        ({"marsh-7b-Q4_K_M.gguf": "x"}, []),
        ({"heron-7b-Q4_K_M.gguf": "x", "model.safetensors": "x"}, []),
    ],
)
def test_a_repository_of_gguf_files_alone_is_made_from_what_they_are_named_after(files, expected):
    found = parents({"README.md": "# A model\n", **files})
    assert expected == [(p.name, p.own) for p in found]


def test_a_base_by_the_same_maker_is_its_own():
    (parent,) = parents("---\nbase_model: lake/egret-7b\n---\n# Marsh 7B\n")
    assert parent.own


def test_a_model_that_names_itself_has_no_parent_and_it_is_said():
    text = "---\nbase_model: lake/marsh-7b\n---\n# Marsh 7B\n"
    found = evidence("Marsh 7B", snapshot(MODEL, text))
    assert ((), True) == (found.parents, "names the model itself" in found.problems[0])


def test_a_teacher_is_a_parent_and_no_base():
    text = "# Marsh 7B\n\nMarsh-7B was distilled from Heron-70B.\n"
    found = evidence("Marsh 7B", snapshot(MODEL, text))
    assert ([Relation.DISTILL], ()) == ([p.relation for p in found.parents], found.bases)
