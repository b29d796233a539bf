from __future__ import annotations

import pytest

from howopen.evidence.base_models import (
    BaseReference,
    Relation,
    read_adapter_config,
    read_base_references,
)
from tests.evidence.invented import document, read


def bases(text: str) -> list[str]:
    return [reference.name for reference in read_base_references((read(text),))]


def only(text: str) -> BaseReference:
    (reference,) = read_base_references((read(text),))
    return reference


def test_a_head_names_the_base_and_how_it_was_used():
    text = "---\nbase_model: river/egret-7b\nbase_model_relation: quantized\n---\n"
    expected = BaseReference(
        name="river/egret-7b", relation=Relation.QUANTIZED, path="README.md", line=2, declared=True
    )
    assert expected == only(text)


def test_a_merge_has_several_bases():
    text = "---\nbase_model:\n- river/egret-7b\n- lake/heron-7b\nbase_model_relation: merge\n---\n"
    assert ["river/egret-7b", "lake/heron-7b"] == bases(text)


@pytest.mark.parametrize("relation", ["", "base_model_relation: cousin\n"])
def test_a_relation_that_the_hub_does_not_know_is_unknown(relation):
    assert Relation.UNKNOWN is only(f"---\nbase_model: a/egret\n{relation}---\n").relation


def test_an_adapter_names_its_base():
    text = '{\n "r": 8,\n "base_model_name_or_path": "river/egret-7b"\n}'
    (found,) = read_adapter_config(document(text, "adapter_config.json"))
    assert ("river/egret-7b", Relation.ADAPTER, 3) == (found.name, found.relation, found.line)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '{"a": ' + "[" * 100_000, '{"base_model_name_or_path": null}'),
        *('{"base_model_name_or_path": ""}', '{"base_model_name_or_path": ["a/b"]}'),
    ],
)
def test_an_adapter_that_cannot_be_read_names_none(text):
    assert () == read_adapter_config(document(text, "adapter_config.json"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marsh is fine-tuned from Egret-7B.",
        "Marsh was finetuned from Egret-7B on river reports.",
        "Marsh is built on Egret-7B.",
        "Marsh is based on Egret-7B.",
        "Marsh is derived from Egret-7B.",
        "The weights were initialized from Egret-7B.",
        "Marsh was further trained from Egret-7B.",
        "Marsh is a version of Egret-7B.",
        "Base model: Egret-7B",
        "Our backbone is Egret-7B.",
        "Marsh is an Egret-7B model fine-tuned on river reports.",
        "We publish a diff of the weights against Egret-7B.",
    ],
)
def test_prose_names_the_base(sentence):
    assert ["Egret-7B"] == bases(sentence)


def test_a_link_to_the_hub_gives_the_hub_id():
    text = "It is fine-tuned from [Egret](https://huggingface.co/river/egret-7b)."
    assert ("river/egret-7b", "river/egret-7b") == (only(text).name, only(text).hub_id)


def test_a_name_in_prose_is_no_hub_id():
    assert None is only("It is fine-tuned from Egret-7B.").hub_id


def test_the_words_before_say_whose_base_it_is():
    assert "Marsh 2 is " == only("Marsh 2 is based on Egret-7B.").subject


@pytest.mark.parametrize(
    "sentence",
    [
        "Marsh was evaluated against the fine-tuned Egret-7B.",
        "It is fine-tuned on C4 and Alpaca.",
        "It is based on Apache 2.0.",
        "It was trained from scratch on 8 A100 GPUs.",
        "It is based on a transformer of 7B parameters.",
        "The tokenizer is based on that of Egret-7B.",
        "The code is based on Egret-7B's.",
        "Answers were generated with a model aligned as Egret-7B was.",
        "It outperforms models based on Egret-7B.",
        "It was fine-tuned with PyTorch 2.1.",
        "It was trained from over 300B tokens.",
        "Egret-7B is a bird.",
    ],
)
def test_what_only_stands_near_such_words_is_no_base(sentence):
    assert [] == bases(sentence)


def test_a_name_far_from_the_words_that_announce_a_base_is_none():
    assert [] == bases("It is fine-tuned on many things " + "and more things " * 10 + "Egret-7B.")


def test_declared_bases_come_first_and_each_once():
    text = "---\nbase_model: river/egret-7b\n---\nIt is based on Heron-7B, not on Egret-7B."
    assert ["river/egret-7b", "Heron-7B"] == bases(text)


def test_a_broken_head_names_no_base():
    assert [] == bases("---\nbase_model: [\n---\n")
