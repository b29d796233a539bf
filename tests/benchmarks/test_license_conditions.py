from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.license_cases import Case, Label
from benchmarks.license_conditions import compare, misses, tell
from howopen.licenses.conditions import FoundCondition


def case_of(*labels, category="restricted-commercial", kind="licence"):
    return Case(
        name="heron",
        path=Path("LICENSE"),
        text="",
        license_id="LicenseRef-howopen-heron",
        right=frozenset(),
        beside=frozenset(),
        kind=kind,
        family="heron",
        category=category,
        labels=tuple(Label(type_, value, read=True) for type_, value in labels),
    )


def found(type_, **value):
    return FoundCondition(type=type_, value=value, quote="the heron", line=3, last_line=3)


def figures(case, *conditions):
    return tell([compare(case, conditions)], [conditions])


USERS = ("user_threshold", {"users": "5000", "period": "month", "effect": "registration"})


def test_equal_values_meet_whatever_their_order():
    case = case_of(USERS, ("user_threshold", {"users": "70", "period": "day"}))
    told = figures(
        case,
        found("user_threshold", users=70, period="day", effect="display_name"),
        found("user_threshold", users=5000, period="month", effect="registration"),
    )
    assert (2, 2, 0, 1.0, 1.0) == tuple(
        told[key] for key in ("labels", "found", "false", "f1", "value_exact")
    )


def test_what_is_not_met_is_missed_and_what_meets_none_is_false():
    case = case_of(USERS, ("naming", {"prefix": "Heron"}))
    told = figures(case, found("user_threshold", users=9), found("research_only"))
    assert (0.5, 0.5, 0.5, 0.0) == tuple(
        told[key] for key in ("precision", "recall", "f1", "value_exact")
    )
    assert (1, 0) == tuple(told["by_type"]["research_only"][key] for key in ("false", "found"))
    assert [
        "heron: missed naming {'prefix': 'Heron'}",
        "heron: false research_only {}, line 3: the heron",
        f"heron: user_threshold {{'users': 9}} for {USERS[1]}",
    ] == list(misses(compare(case, (found("user_threshold", users=9), found("research_only")))))


@pytest.mark.parametrize(
    ("type_", "label", "value", "exact"),
    [
        ("user_threshold", {"users": "5000"}, {"users": 5000, "unit": "users"}, 1.0),
        ("user_threshold", {"users": "5000"}, {"users": 5000, "unit": "visits"}, 0.0),
        ("user_threshold", {"users": "5000"}, {"users": 50000}, 0.0),
        ("revenue_threshold", {"currency": "USD"}, {"currency": "usd", "period": "year"}, 1.0),
        ("territory_exclusion", {"territories": ["EU", "UK"]}, {"territories": ("UK", "EU")}, 1.0),
        ("territory_exclusion", {"territories": ["EU", "UK"]}, {"territories": ("EU",)}, 0.0),
        ("display_attribution", {"text": "Built on Heron"}, {"text": "“built on  Heron”"}, 1.0),
        ("acceptable_use_policy", {"incorporated": "true"}, {"incorporated": True}, 1.0),
        ("acceptable_use_policy", {"incorporated": "true"}, {}, 0.0),
    ],
)
def test_typed_values_are_compared_without_case_quotes_and_order(type_, label, value, exact):
    told = figures(case_of((type_, label)), found(type_, **value))
    assert (exact, exact) == (told["value_exact"], told["value_exact_where_typed"])


def test_free_words_of_a_value_count_apart():
    case = case_of(("no_model_improvement", {"scope": "other LLMs"}))
    told = figures(case, found("no_model_improvement", scope="all models"))
    assert (1.0, None, 0.0) == tuple(
        told[key] for key in ("value_exact", "value_exact_where_typed", "value_detail")
    )


@pytest.mark.parametrize(
    ("type_", "category", "kind", "false"),
    [
        ("user_threshold", "restricted-use", "licence", 1),
        ("user_threshold", "open-source", "licence", 1),
        ("naming", "open-weights-unrestricted", "licence", 1),
        ("naming", "open-source", "licence", 0),
        ("display_attribution", "open-data", "licence", 0),
        ("user_threshold", "restricted-commercial", "notice", 0),
        ("non_commercial", "open-source", "mentions", 1),
        ("indemnity", "restricted-use", "licence", 0),
    ],
)
def test_a_finding_is_false_only_where_its_type_is_labelled_completely(
    type_, category, kind, false
):
    case = case_of(category=category, kind=kind)
    assert false == figures(case, found(type_))["false"]


def test_a_label_that_only_a_pattern_gave_counts_for_nothing():
    case = case_of()._replace(labels=(Label("research_only", {}, read=False),))
    assert (0, 0, 0) == tuple(
        figures(case, found("research_only"))[key] for key in ("labels", "found", "false")
    )
    assert 0 == figures(case)["labels"]


def test_of_other_types_the_recall_is_told():
    case = case_of(("indemnity", {}), ("revocable", {}), USERS)
    told = figures(case, found("indemnity"), found("must_update"))
    assert 0.5 == told["other_types_recall"]
    assert {"indemnity": {"labels": 1, "found": 1}, "revocable": {"labels": 1, "found": 0}} == (
        told["other_types"]
    )
