"""Floors on the labelled licences, for the conditions on commerce and research."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
import yaml

from howopen.licenses.text import LegalText

CASES = Path(__file__).parents[4] / "shared" / "licences"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/licences is absent")


@pytest.mark.parametrize(
    "type_", ["non_commercial", "research_only", "commercial_registration", "field_of_use"]
)
def test_each_labelled_condition_is_found_with_its_value_and_no_other(type_: str) -> None:
    find = import_module(f"howopen.licenses.conditions.{type_}").find
    expected, actual = {}, {}
    for label in sorted(CASES.glob("*/label.yaml")):
        case = yaml.safe_load(label.read_text(encoding="utf-8"))
        text = (label.parent / case["file"]).read_text(encoding="utf-8", errors="replace")
        name = label.parent.name
        expected[name] = [
            c.get("value") or {} for c in case.get("conditions") or [] if c["type"] == type_
        ]
        actual[name] = [found.value for found in find(LegalText(text))]
    assert expected == actual
