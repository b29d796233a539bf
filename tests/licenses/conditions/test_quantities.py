"""Numbers and money in every form in which licences write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.conditions.number_words import value_of_asian, value_of_figure, value_of_words
from howopen.licenses.conditions.quantities import MOST, find_money, find_numbers, find_quantities

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTS = (
    ("700 million users", 700_000_000),
    ("seven hundred million users", 700_000_000),
    ("seven hundred million (700,000,000) users", 700_000_000),
    ("two hundred and fifty thousand", 250_000),
    ("twenty-five million", 25_000_000),
    ("one thousand million", 1_000_000_000),
    ("a million users", 1_000_000),
    ("1.5bn", 1_500_000_000),
    ("500k users", 500_000),
    ("5,000 units", 5_000),
    ("10-million-user", 10_000_000),
    ("2,50,000 users", 250_000),
    ("100.000 (one hundred thousand) devices", 100_000),
    ("3亿", 300_000_000),
    ("三亿用户", 300_000_000),
    ("1000万", 10_000_000),
    ("100 万人次", 1_000_000),
    ("1亿2000万", 120_000_000),
    ("一百万", 1_000_000),
    ("7億人", 700_000_000),
    ("100만 명", 1_000_000),
    ("1억 2천만", 120_000_000),
    ("천만 명", 10_000_000),
    ("700 millions d'utilisateurs", 700_000_000),
    ("mil millones", 1_000_000_000),
    ("siebenhundert Millionen", 700_000_000),
)
SUMS = (
    ("$1,000,000", 1_000_000, "USD"),
    ("USD $1,000,000", 1_000_000, "USD"),
    ("US$ 10M", 10_000_000, "USD"),
    ("U.S. $5 million", 5_000_000, "USD"),
    ("10 million United States dollars ($10,000,000)", 10_000_000, "USD"),
    ("one million (1,000,000) US dollars", 1_000_000, "USD"),
    ("one hundred thousand (<100,000) USD", 100_000, "USD"),
    ("$10,000.00", 10_000, "USD"),
    ("EUR 1 000 000", 1_000_000, "EUR"),
    ("1.000.000 Euro", 1_000_000, "EUR"),
    ("10 Mio. Euro", 10_000_000, "EUR"),
    ("un million d'euros", 1_000_000, "EUR"),
    ("1M€", 1_000_000, "EUR"),
    ("CHF 500'000", 500_000, "CHF"),
    ("£2m", 2_000_000, "GBP"),
    ("RMB 1 billion", 1_000_000_000, "CNY"),
    ("人民币1亿元", 100_000_000, "CNY"),
    ("10億円", 1_000_000_000, "JPY"),
    ("100 million yen", 100_000_000, "JPY"),
    ("50억 원", 5_000_000_000, "KRW"),
    ("1 millón de dólares", 1_000_000, "USD"),
    ("1백만 달러", 1_000_000, "USD"),
    ("100万美元", 1_000_000, "USD"),
)


@pytest.mark.parametrize(("text", "value"), COUNTS)
def test_a_count_is_read_in_any_form(text, value):
    assert [value] == [quantity.value for quantity in find_quantities(text)]


@pytest.mark.parametrize(("text", "amount", "currency"), SUMS)
def test_a_sum_is_read_with_its_currency(text, amount, currency):
    assert [(amount, currency)] == [(money.amount, money.currency) for money in find_money(text)]


@pytest.mark.parametrize(
    "text",
    [
        "50% of revenue",
        "10 percent",
        "百分之三十",
        "version 3.1",
        "section 4.1.2",
        "a 4x speed",
        "$10.50",
        "零一万物",
        "数百万",
        "第三十条",
        "un contrat",
        "million million million",
    ],
)
def test_what_is_no_whole_number_gives_none(text):
    assert [] == list(find_numbers(text))


def test_the_sign_of_a_currency_belongs_to_one_number():
    sums = [tuple(number[:-2]) for number in find_numbers("1,000,000 USD (2019) total revenue")]
    assert [(1_000_000, "USD"), (2019,)] == sums


def test_a_bare_yen_sign_is_read_by_the_language_around_it():
    texts = ("年收入超过¥100万", "年間の売上が¥100万", "revenue of ¥1 billion")
    assert ["CNY", "JPY", "JPY"] == [next(find_money(text)).currency for text in texts]


def test_places_are_those_of_the_written_number():
    text = "more than USD $2,000,000 in revenue"
    (money,) = find_money(text)
    assert "USD $2,000,000" == text[money.start : money.end]


@given(st.integers(1, MOST), st.sampled_from([",", ".", " ", "'", ""]))
def test_grouped_figures_keep_their_value(value, separator):
    written = f"{value:,}".replace(",", separator)
    assert value == value_of_figure(written, "")


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from([6, 9]))
def test_decimals_of_a_scale_are_exact(whole, part, zeros):
    scale = {6: "million", 9: "billion"}[zeros]
    expected = whole * 10**zeros + part * 10 ** (zeros - 2)
    assert expected == value_of_figure(f"{whole}.{part:02d}", scale)


@given(st.integers(1, 10**12 - 1))
def test_numbers_in_english_words_come_back(value):
    written = in_words(value)
    assert value == value_of_words(written)
    assert [value] == [quantity.value for quantity in find_quantities(f"({written}) users")]


@given(st.integers(10**4, 10**12 - 1))
def test_chinese_numerals_come_back(value):
    assert value == value_of_asian(in_chinese(value))


@given(st.integers(1, 10**8), st.sampled_from(["USD", "EUR", "GBP", "CHF", "KRW"]))
def test_money_comes_back_with_the_code_on_either_side(amount, currency):
    for written in (f"{currency} {amount:,}", f"{amount:,} {currency}"):
        assert [(amount, currency)] == [tuple(money[:2]) for money in find_money(written)]


@given(st.text())
def test_any_text_gives_places_in_order_inside_of_it(text):
    ends = [0]
    for number in find_numbers(text):
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)


@pytest.mark.parametrize("part", ["7", "million ", "1,000,", "one (1) ", "亿万", "$", "(1 "])
def test_a_long_run_is_read_to_an_end(part):
    assert all(number[0] <= MOST for number in find_numbers(part * (200_000 // len(part))))


def in_words(value: int) -> str:
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= scale:
            rest = f" {in_words(value % scale)}" if value % scale else ""
            return f"{in_words(value // scale)} {name}{rest}"
    if value >= 100:
        rest = f" and {in_words(value % 100)}" if value % 100 else ""
        return f"{ONES[value // 100 - 1]} hundred{rest}"
    if value >= 20:
        rest = f"-{ONES[value % 10 - 1]}" if value % 10 else ""
        return TENS[value // 10 - 2] + rest
    return ONES[value - 1]


def in_chinese(value: int) -> str:
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= scale:
            rest = in_chinese(value % scale) if value % scale else ""
            return in_chinese(value // scale) + name + rest
    return "一二三四五六七八九"[value - 1]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half a billion users", 500_000_000),
        ("half a million users", 500_000),
        ("two and a half million users", 2_500_000),
        ("one million users", 1_000_000),
    ],
)
def test_halves_of_a_scale_are_read(words: str, value: int) -> None:
    assert [value] == [found.value for found in find_quantities(words)]
