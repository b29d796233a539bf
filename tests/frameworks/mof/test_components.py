from __future__ import annotations

import pytest

from howopen.errors import InputError
from howopen.frameworks.mof.components import component_called, component_named, components
from tests.frameworks.mof.invented import required


def test_there_are_seventeen_and_each_class_asks_for_those_before_it():
    assert 17 == len(components())
    assert [6, 10, 14] == [len(required(*classes)) for classes in ((3,), (3, 2), (3, 2, 1))]


def test_they_are_those_of_the_tool(shared):
    yaml = pytest.importorskip("yaml")
    theirs = yaml.safe_load((shared / "reference/mot/components.yaml").read_text(encoding="utf-8"))[
        "components"
    ]
    expected = {(c["id"], c["name"], c["content_type"], c["class"], c["required"]) for c in theirs}
    actual = {(c.number, c.name, c.kind.value, c.enters, c.required) for c in components().values()}
    assert expected == actual


def test_a_component_is_found_by_its_id_and_by_its_name():
    assert component_named("model-card") is component_named("Model card")


def test_a_file_must_have_the_exact_name():
    with pytest.raises(InputError, match="`model card`; did you mean `Model card`"):
        component_called("model card")
    with pytest.raises(InputError, match="`model-card`"):
        component_called("model-card")


def test_what_is_near_to_none_is_told_all_that_there_are():
    with pytest.raises(InputError, match="there are: Model architecture, Model parameters"):
        component_named("Herons")
