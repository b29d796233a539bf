from __future__ import annotations

import pytest
from msgspec.structs import replace

from howopen.errors import InputError
from howopen.license_pipeline import read_terms
from howopen.license_pipeline.requirement import REQUIREMENTS, falls_short, parse_requirement
from howopen.licenses.conditions.found import FoundCondition
from tests.license_pipeline.test_read_terms import MIT

LIMIT = FoundCondition(type="non_commercial", value={}, quote="not for sale", line=9, last_line=9)


@pytest.mark.parametrize("demand", REQUIREMENTS)
def test_an_open_licence_meets_everything(demand):
    assert "" == falls_short(parse_requirement(f" {demand.upper()}"), read_terms("MIT"))


@pytest.mark.parametrize("demand", REQUIREMENTS)
def test_a_text_that_names_no_licence_meets_nothing(demand, tmp_path):
    (tmp_path / "LICENSE").write_text("The recipe needs two eggs.\n", encoding="utf-8")
    found = read_terms(str(tmp_path / "LICENSE"))
    assert f"not met: {demand}; no licence is named" == falls_short(demand, found)


@pytest.mark.parametrize("demand", REQUIREMENTS)
def test_a_text_of_which_only_the_beginning_was_read_meets_nothing(demand, tmp_path):
    (tmp_path / "LICENSE").write_text(MIT + "\n" * 1_000_000 + "Not for sale.", encoding="utf-8")
    found = read_terms(str(tmp_path / "LICENSE"))
    assert (True, False) == (found.cut, found.osi_approved)
    assert falls_short(demand, found)


def test_a_limit_in_the_text_of_an_open_licence_counts():
    limited = replace(read_terms("MIT"), conditions=(LIMIT,))
    assert "also has words that make it restricted-commercial" in falls_short("no-limits", limited)
    assert "" == falls_short("known", limited)


def test_a_demand_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(InputError, match="'free' cannot be required of a licence; there are: open"):
        parse_requirement("free")
