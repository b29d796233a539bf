"""Counts and sums of money in legal prose, in any form in which licences write them.

    find_quantities("seven hundred million (700,000,000) users")    # one Quantity: 700000000
    find_money("annual revenue of 10 million US dollars or more")   # one Money: 10000000 USD

Read are figures with the separators of any language (1,000,000 · 1.000.000 · 1 000 000), with a
scale (700 million, 1.5bn, 10 Millionen), numbers in words (English; French, Spanish and German up
to the usual thresholds), and Chinese, Japanese and Korean numerals (3亿, 三亿, 7億, 100만). A
repetition in brackets belongs to the number before it. Percentages, numbers that are not whole,
versions (3.1.2) and figures glued to other letters (4x) are none. Linear in the text's length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from howopen.doors import patterns
from howopen.licenses.conditions.number_words import (
    HAN_NUMERALS,
    HANGUL_NUMERALS,
    NUMBER_WORD,
    SCALE,
    value_of_asian,
    value_of_figure,
    value_of_words,
)

MOST = 10**15
"""Larger numbers are no limits of anything and are not read."""
_ASIAN = (
    r"\d{1,4}(?:[,.]\d{1,4}){0,4} ?[十百千万亿億萬兆십백천만억]"
    rf"[\d{HAN_NUMERALS}{HANGUL_NUMERALS}]{{0,14}}(?: \d{{1,4}}[백천]?만)?"
    rf"|[{HAN_NUMERALS}]{{2,14}}|[{HANGUL_NUMERALS}]{{1,6}}[만억]"
)
_FIGURE = r"\d{1,3}(?:[,.'_\x{202f}]\d{2,4}){1,6}|\d{1,3}(?: \d{3}){1,5}|\d{1,18}(?:[.,]\d{1,4})?"
_WORDS = rf"(?:{NUMBER_WORD})(?:(?:[\s-]|\s+and\s+|\s+(?:and\s+)?an?\s+)(?:{NUMBER_WORD})){{0,20}}"
_NUMBER = patterns.compile(
    rf"{_ASIAN}|(?:{_FIGURE})(?:[\s-]?(?:{SCALE})\b)?|\b{_WORDS}\b", ignore_case=True
)
"""Without groups: RE2 finds where a match is much faster than where its groups are."""
_NUMERALS = frozenset(HAN_NUMERALS + HANGUL_NUMERALS)
_NOT_AFTER = "数數几幾수여몇第제零"
"""Characters that make the numeral behind them vague ("several"), an ordinal or a name."""
_PERCENT = (
    "%",
    "percent",
    "per cent",
    "prozent",
    "pour cent",
    "por ciento",
    "퍼센트",
    "パーセント",
)
_SIGNS = {
    "HKD": "hk$|hkd",
    "TWD": "nt$|twd",
    "SGD": "s$|sgd",
    "CAD": "ca$|cad$|c$|cad",
    "AUD": "au$|a$|aud",
    "USD": "usd $|usd$|us$|us $|u.s. $|u.s.$|usd|us dollars|$|美元",
    "EUR": "euros|euro|eur|€",
    "GBP": "gbp|£",
    "CNY": "rmb¥|cn¥|cny|rmb|人民币",
    "JPY": "jp¥|jpy",
    "KRW": "krw|₩",
    "INR": "inr|₹",
    "CHF": "chf",
    "AED": "aed",
    "": "¥|￥",
}
"""What stands before a sum."""
_UNITS = {
    "CAD": "canadian dollar|cad",
    "AUD": "australian dollar|aud",
    "SGD": "singapore dollar|sgd",
    "HKD": "hong kong dollar|hkd|港元|港币",
    "USD": (
        "united states dollar|u.s. dollar|us dollar|us-dollar|american dollar|dollar|dólar|usd|us$"
        "|$|美元|美金|米ドル|ドル|미국 달러|달러"
    ),
    "EUR": "euro|eur|€|欧元|歐元|ユーロ|유로",
    "GBP": "pounds sterling|british pound|gbp|£|英镑",
    "JPY": "japanese yen|yen|jpy|日元|日圆|円",
    "KRW": "south korean won|korean won|won|krw|韩元|원",
    "CNY": "chinese yuan|yuan|rmb|renminbi|cny|人民币|元",
    "INR": "indian rupee|rupee|inr",
    "CHF": "swiss franc|chf",
    "AED": "dirham|aed",
    "": "¥|￥",
}
"""What stands behind a sum, in the singular."""


def _pairs(currencies: dict[str, str]) -> tuple[tuple[str, str], ...]:
    pairs = ((word, code) for code, words in currencies.items() for word in words.split("|"))
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


_SIGN_CODES = _pairs(_SIGNS)
_UNIT_CODES = _pairs(_UNITS)
_ANY_SIGN = tuple(sign for sign, _ in _SIGN_CODES)
_ANY_UNIT = tuple(unit for unit, _ in _UNIT_CODES)
_OF = ("d'", "de ", "of ")
_WIDEST = 24
_KANA = patterns.compile(r"[\p{Hiragana}\p{Katakana}]")
_HAN = patterns.compile(r"\p{Han}")


class Quantity(NamedTuple):
    """A whole number at a place of a text, with its repetition in brackets if it has one."""

    value: int
    start: int
    end: int


class Money(NamedTuple):
    """A sum of money at a place of a text, the sign or name of its currency included."""

    amount: int
    """In whole units of the currency."""
    currency: str
    """ISO 4217. A bare dollar sign is USD; a bare ¥ is CNY in a text with Chinese characters and
    no kana, else JPY."""
    start: int
    end: int


def find_quantities(text: str) -> Iterator[Quantity]:
    """The whole numbers of `text` that are no money, in order. Never raises."""
    return (found for found in find_numbers(text) if isinstance(found, Quantity))


def find_money(text: str) -> Iterator[Money]:
    """The sums of money of `text`, in order. Never raises."""
    return (found for found in find_numbers(text) if isinstance(found, Money))


def find_numbers(text: str) -> Iterator[Quantity | Money]:
    """The whole numbers and the sums of money of `text`, in order. Never raises."""
    last: Quantity | Money | None = None
    for number in _numbers(text):
        found = _with_currency(text, number)
        if last is not None and found.start < last.end:  # the sign is of the sum before it
            found = number
        merged = _merged(text, last, found) if last is not None else None
        if last is not None and merged is None:
            yield last
        last = merged or found
    if last is not None:
        yield last


def _numbers(text: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        written = text[start:end]
        asian = not written.isascii() and not _NUMERALS.isdisjoint(written)
        if _is_part(text, start, end, asian=asian) or _is_percentage(text, start, end):
            continue
        value = _value(written, asian=asian)
        if value is not None and value <= MOST:
            yield Quantity(value, start, end)


def _value(written: str, *, asian: bool) -> int | None:
    if asian:
        return value_of_asian(written)
    if not written[0].isdigit():
        return value_of_words(written.lower())
    stop = next((at for at, sign in enumerate(written) if sign.isalpha()), len(written))
    return value_of_figure(written[:stop].rstrip(" -\n"), written[stop:].lower())


def _is_part(text: str, start: int, end: int, *, asian: bool) -> bool:
    """Whether a number is a part of something else: a name, a version, an ordinal."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if asian and before and (before in _NOT_AFTER or _is_hangul(before) or text[start] in "零〇"):
        return True
    if asian:
        return text[start] in "零〇" or (before.isascii() and before.isalnum())
    if before.isascii() and (before.isalnum() or before == "."):
        return not _ends_with_sign(text, start)
    if after.isascii() and (after.isalnum() or after == "_"):
        return text[end : end + 3].lower() not in ("usd", "eur", "rmb")
    return after in (".", ",") and text[end + 1 : end + 2].isdigit()


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"


def _is_percentage(text: str, start: int, end: int) -> bool:
    behind = text[end : end + _WIDEST].lower().lstrip(" )]")
    return behind.startswith(_PERCENT) or text[max(0, start - 3) : start] == "百分之"


def _ends_with_sign(text: str, start: int) -> bool:
    return _sign_before(text, start) is not None


def _with_currency(text: str, number: Quantity) -> Quantity | Money:
    sign = _sign_before(text, number.start)
    if sign is not None:
        return _money(text, number, sign[0], sign[1], number.end)
    unit = _unit_after(text, number.end)
    if unit is not None:
        return _money(text, number, unit[0], number.start, unit[1])
    return number


def _money(text: str, number: Quantity, currency: str, start: int, end: int) -> Money:
    if not currency:
        currency = "CNY" if _HAN.search(text) and not _KANA.search(text) else "JPY"
    return Money(number.value, currency, start, end)


def _sign_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency whose sign ends before `start`, and where the sign begins."""
    before = text[max(0, start - _WIDEST) : start].lower().rstrip(" (<>≥≤")
    if not before.endswith(_ANY_SIGN):
        return None
    for sign, currency in _SIGN_CODES:
        rest = before.removesuffix(sign)
        if rest != before and not (sign[0].isascii() and sign[0].isalpha() and rest[-1:].isalpha()):
            at = start - min(start, _WIDEST) + len(rest)
            return currency, at
    return None


def _unit_after(text: str, end: int) -> tuple[str, int] | None:
    """The currency whose name begins after `end`, and where the name ends."""
    window = text[end : end + 2 * _WIDEST].lower()
    behind = window.lstrip(" )-.")
    for word in _OF:
        behind = behind.removeprefix(word)
    if not behind.startswith(_ANY_UNIT):
        return None
    skipped = len(window) - len(behind)
    for unit, currency in _UNIT_CODES:
        if behind.startswith(unit):
            stop = len(unit)
            if unit[-1].isascii() and unit[-1].isalpha():
                stop += 2 if behind.startswith("es", stop) else behind.startswith("s", stop)
                if behind[stop : stop + 1].isalpha() and behind[stop : stop + 1].isascii():
                    continue
            return currency, end + skipped + stop
    return None


def _merged(text: str, last: Quantity | Money, found: Quantity | Money) -> Quantity | Money | None:
    """A number with its repetition in brackets: "one million (1,000,000) US dollars"."""
    if text[last.end : found.start].strip(" <>") != "(" or last[0] != found[0]:
        return None
    close = text.find(")", found.start, found.end + 40)
    if close < 0:
        return None
    end = max(close + 1, found.end)
    for money in (last, found):
        if isinstance(money, Money):
            return Money(money.amount, money.currency, last.start, end)
    return _with_currency(text, Quantity(last[0], last.start, end))
