"""Whose question it is: what somebody wants to do with a model, as far as they say it.

    situation_of(use="commercial", users="2e9", country="EU", revenue="5 million EUR/year")

Whatever is not said stays `None`, and then nothing is assumed.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec

from howopen.doors import patterns
from howopen.errors import InputError
from howopen.licenses.conditions.number_words import (
    HAN_NUMERALS,
    HANGUL_NUMERALS,
    SCALES,
    value_of_asian,
    value_of_figure,
)


class _Places(msgspec.Struct, frozen=True):
    countries: str
    eu: str
    eea_only: str
    magnitudes: dict[str, int]
    other_currencies: str
    names: dict[str, str]


class Places(NamedTuple):
    """Codes of countries and currencies (`data/places.json`)."""

    countries: frozenset[str]
    """ISO 3166 codes of two letters."""
    eu: frozenset[str]
    """Those of the member states of the European Union."""
    eea: frozenset[str]
    """Those of the European Economic Area, the Union among them."""
    currencies: frozenset[str]
    """ISO 4217 codes."""
    magnitudes: dict[str, int]
    """Currency -> the power of ten of its units that make about one US dollar."""
    names: dict[str, str]
    """Name, in lower case and without full stops -> code; those of the Union too."""


@lru_cache(maxsize=1)
def places() -> Places:
    """The codes that are known, read once."""
    data = resources.files("howopen.licenses").joinpath("data", "places.json").read_bytes()
    read = msgspec.json.decode(data, type=_Places)
    eu = frozenset(read.eu.split())
    return Places(
        countries=frozenset(read.countries.split()),
        eu=eu,
        eea=eu | frozenset(read.eea_only.split()),
        currencies=frozenset((*read.magnitudes, *read.other_currencies.split())),
        magnitudes=read.magnitudes,
        names={name: code for code, names in read.names.items() for name in names.split("; ")},
    )


class Use(StrEnum):
    """What it is to be used for, in the words that licences go by."""

    COMMERCIAL = "commercial"
    RESEARCH = "research"
    """Without a commercial end."""
    EVALUATION = "evaluation"
    EDUCATION = "education"
    PERSONAL = "personal"
    CHARITY = "charity"
    GOVERNMENT = "government"


_COMMERCIAL: dict[Use, bool | None] = {
    Use.COMMERCIAL: True,
    Use.RESEARCH: False,
    Use.EVALUATION: None,
    Use.EDUCATION: False,
    Use.PERSONAL: False,
    Use.CHARITY: False,
    Use.GOVERNMENT: None,
}


class Revenue(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody earns."""

    amount: int
    """Whole units of `currency`."""
    currency: str = ""
    """ISO 4217 code; empty: not said."""
    period: str = "year"
    """`year` or `month`."""


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to do. `None` and empty mean: not said."""

    use: Use | None = None
    users: int | None = None
    """Users in a month."""
    daily_users: int | None = None
    devices: int | None = None
    revenue: Revenue | None = None
    country: str = ""
    """ISO 3166 code of two letters (`GB`, not `UK`), or `EU` for somewhere in it."""
    purpose: str = ""
    """In one's own words."""
    shares: bool | None = None
    """Whether copies, changed or not, or a service made with it are offered to others."""

    @property
    def commercial(self) -> bool | None:
        """Whether the use is commercial; `None` when that is not said or may be either."""
        return _COMMERCIAL[self.use] if self.use else None


def situation_of(  # noqa: PLR0913 - one for each thing that may be said
    *,
    use: str | None = None,
    users: str | None = None,
    daily_users: str | None = None,
    devices: str | None = None,
    revenue: str | None = None,
    country: str | None = None,
    purpose: str | None = None,
    shares: bool | None = None,
) -> Situation:
    """A situation from words as people type them. Raises `InputError`, naming the word."""
    monthly = parse_count(users, "users") if users is not None else None
    daily = parse_count(daily_users, "daily users") if daily_users is not None else None
    if monthly is not None and daily is not None and daily > monthly:
        raise InputError(
            f"daily users: {daily:,} a day cannot be more than the {monthly:,} of the month"
        )
    return Situation(
        use=parse_use(use) if use is not None else None,
        users=monthly,
        daily_users=daily,
        devices=parse_count(devices, "devices") if devices is not None else None,
        revenue=parse_revenue(revenue) if revenue is not None else None,
        country=parse_country(country) if country is not None else "",
        purpose=" ".join((purpose or "").split())[:MAX_PURPOSE],
        shares=shares,
    )


MAX_PURPOSE = 1000
"""Characters of a purpose beyond this are not read."""


def parse_use(words: str) -> Use:
    """The use of that name."""
    try:
        return Use(words.strip().lower())
    except ValueError:
        known = ", ".join(Use)
        raise InputError(f"{words!r} is no use that licences tell apart; take {known}") from None


_COUNT = patterns.compile(r"([0-9][0-9,._' ]{0,40}) ?(\pL[\pL ]{0,14})?\.?")
_SCIENTIFIC = patterns.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?[eE]\+?[0-9]{1,2}")
_ASIAN = patterns.compile(rf"(?:[0-9,.]{{1,20}}|[{HAN_NUMERALS}{HANGUL_NUMERALS}]){{1,14}}")
MAX_COUNT = 10**18


def parse_count(words: str, what: str = "number") -> int:
    """A count written in any usual way: `2e9`, `2 billion`, `700M`, `1,000,000`, `3亿`.

    `what` is named in the error.
    """
    number = _number(words)
    if number is None or number > MAX_COUNT:
        raise InputError(
            f"{what}: {words!r} is no number that howopen can read;"
            " write 2e9, 5 million or 1,000,000"
        )
    return number


def _number(words: str) -> int | None:
    written = words.strip()
    if _SCIENTIFIC.fullmatch(written):
        return int(Decimal(written))
    match = _COUNT.fullmatch(written)
    if match is None:
        return value_of_asian(written) if _ASIAN.fullmatch(written) else None
    scale = (match[2] or "").lower().strip()
    if scale and scale not in SCALES:
        return value_of_asian(written) if _ASIAN.fullmatch(written) else None
    return value_of_figure("".join((match[1] or "").split()), scale)


_SIGNS = {
    "us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "", "₩": "KRW", "₹": "INR",
    "人民币": "CNY", "rmb": "CNY", "dollars": "USD", "dollar": "USD", "euros": "EUR",
    "euro": "EUR", "pounds": "GBP", "yuan": "CNY", "yen": "JPY", "won": "KRW", "円": "JPY",
    "원": "KRW", "日元": "JPY", "美元": "USD", "欧元": "EUR", "元": "CNY",
}  # fmt: skip
"""Signs and names of currencies, longer ones first where one holds another; `¥` names two."""
_PERIODS = {
    "year": "year", "yr": "year", "y": "year", "annum": "year", "annually": "year",
    "yearly": "year", "month": "month", "mo": "month", "m": "month", "monthly": "month",
}  # fmt: skip
_PERIOD = patterns.compile(r"(?: ?/ ?| per | a )([a-z]{1,8})$| (yearly|annually|monthly)$")
_CODE = patterns.compile(r"^([a-z]{3}) ?([0-9].*)$|^(.*[0-9].*?) ?\b([a-z]{3})$")


def parse_revenue(words: str) -> Revenue:
    """A sum: `5e6`, `5 million`, `$5M`, `5e6 EUR/year`, `20 million USD per month`.

    Per year where no period is said; without a currency where none is said.
    """
    left = " ".join(words.lower().split())
    period = "year"
    if match := _PERIOD.search(left):
        name = match[1] or match[2] or ""
        period = _PERIODS.get(name, "")
        left = left[: match.start()].strip()
    currency, left = _currency(left)
    amount = _number(left)
    if amount is None and {"¥", "\uffe5"} & {*left}:
        raise InputError(f"revenue: {words!r} may be yen or yuan; write JPY or CNY in place of ¥")
    if amount is None or amount > MAX_COUNT or not period:
        raise InputError(
            f"revenue: {words!r} is no sum that howopen can read;"
            " write 5e6, 5 million USD or 5e6 EUR/year"
        )
    return Revenue(amount=amount, currency=currency, period=period)


def _currency(words: str) -> tuple[str, str]:
    """The currency that is said, and the words without it."""
    for sign, code in _SIGNS.items():
        if code and (words.startswith(sign) or words.endswith(sign)):
            return code, words.removeprefix(sign).removesuffix(sign).strip()
    if match := _CODE.search(words):
        code = (match[1] or match[4] or "").upper()
        if code in places().currencies:
            return code, (match[2] or match[3] or "").strip()
    return "", words


def parse_country(words: str) -> str:
    """A country by its ISO 3166 code (`DE`, `GB` or `UK`) or English name, or `EU`."""
    said = " ".join(words.split())
    name = said.lower().removeprefix("the ").replace(".", "")
    code = places().names.get(name, said.upper())
    if code != "EU" and code not in places().countries:
        raise InputError(
            f"{words!r} is no name or code of a country; write one such as DE, KR, Japan or UK,"
            " or EU"
        )
    return code
