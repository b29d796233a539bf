from __future__ import annotations

import pytest

from howopen.errors import InputError
from howopen.licenses.binding import _RULES
from howopen.licenses.condition_types import (
    Freedom,
    all_condition_types,
    condition_type,
    definition_sources,
)
from howopen.licenses.terms import CONDITION_TYPES, Category
from tests.conftest import ROOT

NOTICE_DUTIES = {
    "display_attribution",
    "attribution_notice",
    "licence_copy",
    "state_changes",
    "copyleft",
    "no_endorsement",
    "request_only",
}


def test_every_condition_type_is_explained_in_the_order_of_the_list():
    assert list(CONDITION_TYPES) == [each.id for each in all_condition_types()]


def test_every_condition_type_has_a_rule_that_says_whom_it_binds():
    assert set(_RULES) == {each.binds for each in all_condition_types()}


def test_duties_of_notice_and_copyleft_limit_no_freedom():
    assert [] == [id_ for id_ in sorted(NOTICE_DUTIES) if condition_type(id_).freedoms]


def test_what_narrows_the_category_limits_a_freedom():
    narrowing = [each for each in all_condition_types() if each.category]
    assert [] == [each.id for each in narrowing if not each.freedoms]


def test_no_condition_alone_makes_a_licence_wider_than_restricted():
    assert {Category.RESTRICTED_USE, Category.RESTRICTED_COMMERCIAL, Category.RESEARCH_ONLY} == {
        each.category for each in all_condition_types() if each.category
    }


def test_a_threshold_that_asks_for_a_name_takes_less_than_one_that_ends_the_grant():
    threshold = condition_type("revenue_threshold")
    assert (Freedom.USE,) == threshold.freedoms_of({"effect": "display_name"})
    assert (Freedom.USE, Freedom.MODIFY, Freedom.SHARE) == threshold.freedoms_of(
        {"effect": "licence_terminates"}
    )


def test_an_unknown_type_is_refused_with_the_names_that_are_known():
    with pytest.raises(InputError, match=r"'userthreshold' is no condition type.*user_threshold"):
        condition_type("userthreshold")


def test_the_freedoms_are_cited():
    assert any("opensource.org" in source.url for source in definition_sources())


def test_every_condition_type_has_its_page():
    pages = {path.stem for path in (ROOT / "docs/conditions").glob("*.md")} - {"index"}
    assert set(CONDITION_TYPES) == pages


@pytest.mark.parametrize("each", all_condition_types(), ids=lambda each: each.id)
def test_a_page_says_what_the_table_says(each):
    page = (ROOT / f"docs/conditions/{each.id}.md").read_text(encoding="utf-8")
    said = [each.title, each.meaning, each.who, each.instead, *each.value.values()]
    assert [] == [words for words in said if words not in page]
