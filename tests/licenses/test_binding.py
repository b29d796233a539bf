from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.binding import Bound, Situation, binds, situation_of
from howopen.licenses.binding.situation import Revenue
from howopen.licenses.conditions import FoundCondition
from howopen.licenses.terms import CONDITION_TYPES, Condition

MILLION = 1_000_000


def answer(type_: str, value=None, /, **said) -> str:
    (only,) = binds([Condition(type_, value or {})], situation_of(**said))
    return str(only.answer)


def why(type_: str, value=None, /, **said) -> str:
    (only,) = binds([Condition(type_, value or {})], situation_of(**said))
    return only.why


def users(period="month", unit="users", effect="separate_licence"):
    return {"users": MILLION, "period": period, "unit": unit, "effect": effect}


def revenue(period="year", currency="USD", effect="separate_licence"):
    return {"amount": MILLION, "currency": currency, "period": period, "effect": effect}


@pytest.mark.parametrize("type_", CONDITION_TYPES)
def test_every_condition_gets_an_answer_in_one_sentence(type_):
    said = why(type_)
    assert said.endswith(".")
    assert "\n" not in said


def test_answers_come_with_the_clause_and_its_line_in_the_order_of_the_conditions():
    found = FoundCondition(
        type="non_commercial", value={}, quote="not for sale", line=7, last_line=7
    )
    first, second = binds([Condition("indemnity"), found], situation_of(use="commercial"))
    assert ("indemnity", "", None) == (first.type, first.quote, first.line)
    assert ("non_commercial", "not for sale", 7) == (second.type, second.quote, second.line)


@pytest.mark.parametrize(
    ("value", "said", "expected"),
    [
        (users(), {"users": "2e6"}, "yes"),
        (users(), {"users": "999999"}, "no"),
        (users(), {"users": "1e6"}, "cannot tell"),
        (users(), {}, "cannot tell"),
        (users(), {"daily_users": "2e6"}, "yes"),
        (users(), {"daily_users": "1e4"}, "no"),
        (users(), {"daily_users": "5e5"}, "cannot tell"),
        (users("day"), {"daily_users": "2e6"}, "yes"),
        (users("day"), {"users": "9e5"}, "no"),
        (users("day"), {"users": "2e6"}, "cannot tell"),
        (users("day"), {"users": "2e9"}, "yes"),
        (users(unit="visits"), {"users": "2e6"}, "yes"),
        (users(unit="visits"), {"users": "2"}, "cannot tell"),
        ({}, {"users": "2e9"}, "cannot tell"),
    ],
)
def test_users_are_compared_with_what_the_clause_counts(value, said, expected):
    assert expected == answer("user_threshold", value, **said)


def quoted(type_, quote, value, /, **said):
    found = FoundCondition(type=type_, value=value, quote=quote, line=1, last_line=1)
    (only,) = binds([found], situation_of(**said))
    return only.answer.value


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("if your users are greater than 1 million", "no"),
        ("if your users exceed 1 million", "no"),
        ("granted to those with up to 1 million users", "no"),
        ("月活跃用户超过100万", "no"),
        ("greater than or equal to 1 million users", "yes"),
        ("with at least 1 million users", "yes"),
        ("with 1 million or more users", "yes"),
        ("granted to those with fewer than 1 million users", "yes"),
        ("月活跃用户达到100万", "yes"),
        ("more than, or at least, 1 million users", "cannot tell"),
        ("a limit of 1 million users", "cannot tell"),
    ],
)
def test_exactly_at_the_figure_the_words_of_the_clause_decide(quote, expected):
    assert expected == quoted("user_threshold", quote, users(), users="1e6")


def test_a_revenue_exactly_at_the_sum_is_read_in_the_words_too():
    clause = "who earn $1 million or more"
    assert "yes" == quoted("revenue_threshold", clause, revenue(), revenue="1e6 USD")


def test_above_a_threshold_that_asks_for_a_name_the_grant_stays():
    assert "the grant stays" in why("user_threshold", users(effect="display_name"), users="2e6")
    assert "another licence" in why("user_threshold", users(), users="2e6")


@pytest.mark.parametrize(
    ("value", "said", "expected"),
    [
        ({"count": 5000, "unit": "edge devices"}, {"devices": "6000"}, "yes"),
        ({"count": 5000, "unit": "edge devices"}, {"devices": "10"}, "no"),
        ({"count": 5000, "unit": "calls"}, {"devices": "6000"}, "cannot tell"),
        ({"count": 5000, "unit": "edge devices"}, {"users": "6000"}, "cannot tell"),
    ],
)
def test_devices_are_compared_with_devices_only(value, said, expected):
    assert expected == answer("usage_threshold", value, **said)


@pytest.mark.parametrize(
    ("value", "said", "expected"),
    [
        (revenue(), "5 million USD", "yes"),
        (revenue(), "5e5 USD", "no"),
        (revenue(), "5e6", "yes"),
        (revenue(), "100000 USD/month", "yes"),
        (revenue("month"), "5 million USD a year", "no"),
        (revenue("month"), "13 million USD a year", "yes"),
        (revenue(), "2 million EUR", "cannot tell"),
        (revenue(), "20 million EUR", "yes"),
        (revenue(), "50000 EUR", "no"),
        (revenue(), "1e9 KRW", "cannot tell"),
        (revenue(), "1e11 KRW", "yes"),
        (revenue(), "1e6 KRW", "no"),
        (revenue(currency="CNY"), "5 million USD", "yes"),
        (revenue(), "1e12 ARS", "cannot tell"),
        (revenue(), "0 ARS", "no"),
        ({}, "5e6", "cannot tell"),
    ],
)
def test_revenue_is_compared_in_one_currency_or_when_far_apart(value, said, expected):
    assert expected == answer("revenue_threshold", value, revenue=said)


def test_what_was_assumed_to_compare_revenue_is_said():
    assert "taken to be in its currency" in why("revenue_threshold", revenue(), revenue="5e6")
    assert "twelve even months" in why("revenue_threshold", revenue("month"), revenue="5e6 USD")
    assert "not converted" in why("revenue_threshold", revenue(), revenue="5e6 EUR")


def test_a_clause_on_commercial_use_does_not_bind_others_by_their_revenue():
    clause = revenue(effect="no_commercial_grant")
    assert "no" == answer("revenue_threshold", clause, revenue="5e6", use="research")
    assert "yes" == answer("revenue_threshold", clause, revenue="5e6", use="commercial")
    assert "cannot tell" == answer("revenue_threshold", revenue(), revenue="5e6", use="research")


@pytest.mark.parametrize(
    ("type_", "use", "expected"),
    [
        ("non_commercial", "commercial", "yes"),
        ("non_commercial", "personal", "no"),
        ("non_commercial", None, "cannot tell"),
        ("non_commercial", "government", "cannot tell"),
        ("commercial_registration", "commercial", "yes"),
        ("commercial_registration", "research", "no"),
        ("research_only", "research", "no"),
        ("research_only", "commercial", "yes"),
        ("research_only", "personal", "yes"),
        ("research_only", "education", "cannot tell"),
        ("research_only", None, "cannot tell"),
    ],
)
def test_uses_are_told_apart(type_, use, expected):
    assert expected == answer(type_, use=use)


def test_what_the_licence_itself_counts_as_research_is_granted():
    meaning = {"meaning": "research or evaluation"}
    assert "no" == answer("research_only", meaning, use="evaluation")
    assert "yes" == answer("research_only", meaning, use="commercial")


def test_a_clause_that_names_the_use_is_left_to_the_reader():
    found = FoundCondition(
        type="research_only", value={}, quote="research and personal use", line=1, last_line=1
    )
    (only,) = binds([found], situation_of(use="personal"))
    assert Bound.CANNOT_TELL == only.answer


@pytest.mark.parametrize(
    ("territories", "country", "expected"),
    [
        (("EU",), "DE", "yes"),
        (("EU",), "EU", "yes"),
        (("EU",), "UK", "no"),
        (("EU", "UK", "KR"), "UK", "yes"),
        (("EU", "UK", "KR"), "GB", "yes"),
        (("EU", "UK", "KR"), "US", "no"),
        (("DE",), "EU", "cannot tell"),
        (("EEA",), "NO", "yes"),
        (("EU",), "NO", "no"),
        (("some places",), "US", "cannot tell"),
        (("US", "some places"), "US", "yes"),
        ((), "US", "cannot tell"),
    ],
)
def test_the_union_stands_for_its_member_states(territories, country, expected):
    value = {"territories": territories, "scope": "all"}
    assert expected == answer("territory_exclusion", value, country=country)


def test_a_territory_excluded_for_some_materials_is_left_open():
    value = {"territories": ("EU",), "scope": "multimodal models"}
    assert "cannot tell" == answer("territory_exclusion", value, country="DE")
    assert "no" == answer("territory_exclusion", value, country="US")
    assert "cannot tell" == answer("territory_exclusion", value)


@pytest.mark.parametrize(
    ("type_", "purpose", "expected"),
    [
        ("military_ban", "planning for the army", "yes"),
        ("military_ban", "answering letters", "cannot tell"),
        ("military_ban", "face recognition for the police", "cannot tell"),
        ("use_restrictions", "guiding missiles", "yes"),
        ("use_restrictions", "reading X-rays of patients", "cannot tell"),
        ("use_restrictions", None, "cannot tell"),
        ("no_model_improvement", "to train our own model", "yes"),
        ("no_model_improvement", "distilling a smaller one", "yes"),
        ("no_model_improvement", "answering letters", "cannot tell"),
        ("acceptable_use_policy", "guiding missiles", "cannot tell"),
        ("field_of_use", "answering letters", "cannot tell"),
    ],
)
def test_a_purpose_is_compared_with_words_of_the_clause_only(type_, purpose, expected):
    value = {"kinds": ("weapons", "military")} if type_ == "use_restrictions" else {}
    assert expected == answer(type_, value, purpose=purpose)


def test_kinds_of_use_are_read_in_the_clause_in_chinese_too():
    found = FoundCondition(
        type="use_restrictions", value={}, quote="不得用于军事", line=1, last_line=1
    )
    (only,) = binds([found], situation_of(purpose="military planning"))
    assert Bound.YES == only.answer


def test_a_ban_of_military_use_is_not_answered_by_the_other_uses_beside_it():
    clause = "no military use, no weapons, no biometric identification"
    police = "face recognition for the police"
    assert "cannot tell" == quoted("military_ban", clause, {}, purpose=police)
    assert "yes" == quoted("use_restrictions", clause, {}, purpose=police)
    assert "yes" == quoted("military_ban", clause, {}, purpose="guiding missiles")


def test_words_within_words_are_no_common_topic():
    assert "cannot tell" == quoted("use_restrictions", "no lending", {}, purpose="blending paint")


@pytest.mark.parametrize(
    ("type_", "only_if"),
    [
        ("termination_on_breach", "you break its terms"),
        ("ip_retaliation", "you sue over rights in it"),
        ("indemnity", "somebody claims against its maker for what you do"),
        ("gated_access", ""),
        ("non_commercial", ""),
    ],
)
def test_what_costs_nothing_until_something_happens_says_what(type_, only_if):
    (only,) = binds([Condition(type_)], situation_of(use="commercial"))
    assert ("yes", only_if) == (only.answer.value, only.only_if)


@pytest.mark.parametrize(
    ("type_", "shares", "expected"),
    [
        ("licence_copy", True, "yes"),
        ("licence_copy", False, "no"),
        ("licence_copy", None, "cannot tell"),
        ("naming", True, "cannot tell"),
        ("naming", False, "no"),
        ("display_attribution", True, "yes"),
        ("indemnity", None, "yes"),
        ("request_only", True, "no"),
    ],
)
def test_duties_bind_who_passes_it_on(type_, shares, expected):
    assert expected == answer(type_, shares=shares)


def test_a_name_to_show_above_a_threshold_binds_as_the_threshold_does():
    clauses = [
        Condition("user_threshold", users(effect="display_name")),
        Condition("display_attribution", {"text": "Heron", "when": "above threshold"}),
    ]
    for said, expected in (("2e6", "yes"), ("5", "no")):
        _, shown = binds(clauses, situation_of(users=said))
        assert expected == shown.answer


def test_a_non_commercial_limit_on_outputs_binds_commercial_use():
    assert "yes" == answer("output_restriction", {"kind": "non-commercial"}, use="commercial")
    assert "cannot tell" == answer("output_restriction", {"kind": "other"}, use="commercial")


sizes = st.integers(0, 10**12)
thresholds = st.builds(
    Condition,
    st.just("user_threshold"),
    st.fixed_dictionaries(
        {
            "users": st.integers(1, 10**10),
            "period": st.sampled_from(("month", "day")),
            "unit": st.sampled_from(("users", "visits")),
            "effect": st.sampled_from(("separate_licence", "display_name", "registration")),
        }
    ),
)


def _rank(condition: Condition, situation: Situation) -> int:
    (only,) = binds([condition], situation)
    return only.answer.rank


@given(thresholds, sizes, sizes)
def test_more_users_are_never_bound_less(condition, some, others):
    fewer, more = sorted((some, others))
    assert _rank(condition, Situation(users=fewer)) <= _rank(condition, Situation(users=more))
    assert _rank(condition, Situation(daily_users=fewer)) <= _rank(
        condition, Situation(daily_users=more)
    )


codes = st.sampled_from(("USD", "EUR", "CNY", "KRW", "ARS", ""))
periods = st.sampled_from(("year", "month"))
effects = st.sampled_from(("licence_terminates", "no_commercial_grant", "display_name"))


@given(st.tuples(codes, periods, effects), codes, periods, sizes, sizes, st.booleans())
def test_more_revenue_is_never_bound_less(clause, currency, period, some, others, commercial):
    condition = Condition("revenue_threshold", revenue(clause[1], clause[0], clause[2]))
    use = "commercial" if commercial else "personal"
    ranks = [
        _rank(
            condition,
            Situation(
                use=situation_of(use=use).use,
                revenue=Revenue(amount=amount, currency=currency, period=period),
            ),
        )
        for amount in sorted((some, others))
    ]
    assert sorted(ranks) == ranks
