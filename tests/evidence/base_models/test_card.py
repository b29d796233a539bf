from __future__ import annotations

import pytest

from howopen.evidence.base_models import declared_by_tags
from howopen.evidence.base_models.card import declared_in_card
from howopen.evidence.base_models.reference import BaseReference
from howopen.model import HubInfo, ReadFrom, Relation
from tests.evidence.invented import read


def declared(head: str) -> list[BaseReference]:
    return declared_in_card(read(f"---\n{head}\n---\n"))


def test_a_head_names_the_base_and_how_it_was_used():
    expected = BaseReference(
        name="river/egret-7b",
        relation=Relation.QUANTIZED,
        read_from=ReadFrom.FRONT_MATTER,
        path="README.md",
        line=2,
    )
    assert [expected] == declared("base_model: river/egret-7b\nbase_model_relation: quantized")


def test_a_merge_has_several_bases_each_with_its_line():
    found = declared("base_model:\n- river/egret-7b\n- lake/heron-7b\nbase_model_relation: merge")
    assert [("river/egret-7b", 3), ("lake/heron-7b", 4)] == [(r.name, r.line) for r in found]


@pytest.mark.parametrize(
    ("stated", "inferred"), [("", True), ("base_model_relation: cousin", False)]
)
def test_a_relation_that_the_hub_does_not_know_is_unknown(stated, inferred):
    (found,) = declared(f"base_model: a/egret\n{stated}")
    assert (Relation.UNKNOWN, inferred) == (found.relation, found.inferred)


def test_a_broken_head_names_no_base():
    assert [] == declared("base_model: [")


def test_the_hubs_tags_name_a_base_once_with_its_relation():
    tags = ("base_model:river/egret-7b", "base_model:quantized:river/egret-7b", "license:mit")
    (found,) = declared_by_tags(HubInfo(tags=tags))
    assert ("river/egret-7b", Relation.QUANTIZED, "info.json") == (
        found.name,
        found.relation,
        found.path,
    )


@pytest.mark.parametrize("info", [None, HubInfo(), HubInfo(tags=("base_model:", "base_model"))])
def test_without_such_tags_no_base_is_named(info):
    assert [] == declared_by_tags(info)
