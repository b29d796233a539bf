from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.errors import InputError
from howopen.licenses.binding.situation import (
    Revenue,
    Situation,
    Use,
    parse_count,
    parse_country,
    parse_revenue,
    parse_use,
    places,
    situation_of,
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2e9", 2_000_000_000),
        ("5 million", 5_000_000),
        ("700M", 700_000_000),
        ("1,000,000", 1_000_000),
        ("1_000", 1_000),
        ("1.5 bn", 1_500_000_000),
        (" 12 ", 12),
        ("3亿", 300_000_000),
        ("5億", 500_000_000),
        ("1亿2000万", 120_000_000),
        ("2 Mrd", 2_000_000_000),
        ("2,5 Mio.", 2_500_000),
        ("1.000.000", 1_000_000),
        ("0", 0),
    ],
)
def test_a_number_is_read_in_any_usual_form(words, expected):
    assert expected == parse_count(words)


@pytest.mark.parametrize("words", ["", "many", "-3", "5 apples", "1e400", "1e99", "1.2.3", "٣"])
def test_what_is_no_number_is_refused_by_name(words):
    with pytest.raises(InputError, match=r"^users: .*write 2e9, 5 million"):
        parse_count(words, "users")


@given(st.integers(0, 10**18))
def test_a_number_as_howopen_writes_it_is_read_back(number):
    assert number == parse_count(f"{number:,}")


@given(st.text(max_size=40))
def test_no_words_break_the_reading_of_numbers_and_sums(words):
    for parse in (parse_count, parse_revenue, parse_country, parse_use):
        try:
            parse(words)
        except InputError:
            continue


@pytest.mark.parametrize(
    ("words", "amount", "currency", "period"),
    [
        ("5e6", 5_000_000, "", "year"),
        ("5 million", 5_000_000, "", "year"),
        ("5m", 5_000_000, "", "year"),
        ("$5M", 5_000_000, "USD", "year"),
        ("US$ 3M", 3_000_000, "USD", "year"),
        ("5e6 EUR/year", 5_000_000, "EUR", "year"),
        ("EUR 5e6", 5_000_000, "EUR", "year"),
        ("€5m/month", 5_000_000, "EUR", "month"),
        ("20 million USD per month", 20_000_000, "USD", "month"),
        ("10 million dollars a year", 10_000_000, "USD", "year"),
        ("£5 million annually", 5_000_000, "GBP", "year"),
        ("3亿元", 300_000_000, "CNY", "year"),
        ("5億円", 500_000_000, "JPY", "year"),
        ("2 Mrd EUR", 2_000_000_000, "EUR", "year"),
    ],
)
def test_a_revenue_is_read_with_its_currency_and_period(words, amount, currency, period):
    assert Revenue(amount=amount, currency=currency, period=period) == parse_revenue(words)


@pytest.mark.parametrize("words", ["", "a lot", "5e6/week", "1e6 XYZ", "USD"])
def test_what_is_no_sum_is_refused(words):
    with pytest.raises(InputError, match=r"^revenue: .*write 5e6, 5 million USD or 5e6 EUR/year"):
        parse_revenue(words)


@pytest.mark.parametrize("words", ["¥1bn", "￥5e6"])
def test_a_sign_of_two_currencies_is_not_guessed(words):
    with pytest.raises(InputError, match="may be yen or yuan; write JPY or CNY"):
        parse_revenue(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(("DE", "DE"), ("de", "DE"), ("UK", "GB"), ("EU", "EU"), (" kr ", "KR")),
        *(("European Union", "EU"), ("the Netherlands", "NL"), ("South  Korea", "KR")),
        *(("U.S.A.", "US"), ("Germany", "DE")),
    ],
)
def test_a_country_is_read_by_its_code_or_name(words, expected):
    assert expected == parse_country(words)


@pytest.mark.parametrize("words", ["", "XX", "Atlantis", "D"])
def test_what_is_no_country_is_refused(words):
    with pytest.raises(InputError, match="write one such as DE"):
        parse_country(words)


def test_an_unknown_use_is_answered_with_those_known():
    with pytest.raises(InputError, match="commercial, research, evaluation"):
        parse_use("business")


def test_what_is_not_said_stays_unknown():
    assert Situation() == situation_of()
    assert Situation().commercial is None


@pytest.mark.parametrize(
    ("use", "commercial"),
    [("commercial", True), ("research", False), ("personal", False), ("government", None)],
)
def test_a_use_is_commercial_or_not_or_either(use, commercial):
    assert commercial == Situation(use=Use(use)).commercial


def test_more_users_a_day_than_a_month_are_refused():
    with pytest.raises(InputError, match="daily users"):
        situation_of(users="5", daily_users="6")


def test_every_country_that_has_a_name_has_a_code():
    assert set(places().names.values()) <= places().countries | {"EU"}
    assert places().eu <= set(places().names.values())


def test_the_union_has_27_members_and_the_economic_area_30():
    assert (27, 30) == (len(places().eu), len(places().eea))
    assert places().eea <= places().countries
