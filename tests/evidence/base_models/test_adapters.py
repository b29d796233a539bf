from __future__ import annotations

import pytest

from howopen.evidence.base_models import read_adapter_config
from howopen.model import Relation
from tests.evidence.invented import document


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


@pytest.mark.parametrize("folder", ["/data/egret", "./egret-7b", "../egret/last", "~/egret"])
def test_a_folder_of_the_makers_disk_is_no_model(folder):
    text = f'{{"base_model_name_or_path": "{folder}"}}'
    assert () == read_adapter_config(document(text, "adapter_config.json"))
