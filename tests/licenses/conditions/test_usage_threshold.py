"""Limits of devices, employees and the like."""

from __future__ import annotations

import pytest

from howopen.licenses.conditions import usage_threshold
from howopen.licenses.text import LegalText

CASES = (
    (
        (
            "Small firms: yours has fewer than 100 people working as employees, and it took "
            "in less than 1,000,000 USD (2019) of revenue last year. Use by any other firm "
            "is not permitted."
        ),
        {"count": 100, "unit": "employees", "effect": "separate_licence"},
    ),
    (
        (
            "Members have (i) less than $1,000,000 in annual revenue; (ii) less than "
            "$1,000,000 in seed funding; and (iii) fewer than 1 million monthly active "
            "users. Only such members may earn money with the Models."
        ),
        {"count": 1000000, "unit": "USD of funding", "effect": "separate_licence"},
    ),
    (
        (
            "Deployment on more than ten thousand (10,000) devices requires a separate "
            "agreement with Marsh."
        ),
        {"count": 10000, "unit": "devices", "effect": "separate_licence"},
    ),
    (
        "使用端侧设备不超过5000台的，可填写问卷登记后免费商用。",
        {"count": 5000, "unit": "edge devices", "effect": "registration"},
    ),
    (
        "Bodies with two hundred (200) or more employees require a paid license.",
        {"count": 200, "unit": "employees", "effect": "separate_licence"},
    ),
    (
        (
            "Commerce with it is limited to 100.000 (one hundred thousand) devices, unless "
            "Marsh has signed a separate agreement."
        ),
        {"count": 100000, "unit": "devices", "effect": "separate_licence"},
    ),
    (
        (
            '"Large Enterprise" means an entity with more than 250 employees or annual '
            "turnover exceeding EUR 50 million. Large Enterprises must purchase a commercial "
            "licence."
        ),
        {"count": 250, "unit": "employees", "effect": "separate_licence"},
    ),
    (
        (
            "Use in vehicles is permitted up to 50,000 vehicles; for more vehicles a "
            "separate licence is needed."
        ),
        {"count": 50000, "unit": "vehicles", "effect": "separate_licence"},
    ),
    (
        (
            "The Software may be deployed on a maximum of 1,000 robots unless You enter into "
            "a commercial agreement."
        ),
        {"count": 1000, "unit": "robots", "effect": "separate_licence"},
    ),
    (
        (
            "Wenn Ihr Unternehmen mehr als 250 Mitarbeiter beschäftigt, benötigen Sie eine "
            "gesonderte Lizenz."
        ),
        {"count": 250, "unit": "employees", "effect": "separate_licence"},
    ),
    (
        (
            "Restrictions: not for companies with market capitalization above $10 billion, "
            "or annual revenue above $1bn, without permission."
        ),
        {"count": 10000000000, "unit": "USD of valuation", "effect": "separate_licence"},
    ),
    (
        (
            "Startups: organizations with less than 10 employees and under EUR 500.000 "
            "turnover may use the Model free of charge."
        ),
        {"count": 10, "unit": "employees", "effect": "separate_licence"},
    ),
    (
        (
            "Rate limits: no more than 10,000 API requests per day. You must obtain consent "
            "to exceed them."
        ),
        {"count": 10000, "unit": "API calls", "effect": "separate_licence"},
    ),
)


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_limit_is_read_with_what_happens_beyond_it(text, value):
    assert [value] == values(text)


def test_funding_is_no_revenue_and_counted_in_its_currency():
    text = "Companies with more than $5,000,000 in venture funding must obtain a paid licence."
    value = {"count": 5_000_000, "unit": "USD of funding", "effect": "separate_licence"}
    assert [value] == values(text)


def test_processors_and_seats_are_no_limits():
    assert [] == values("You must obtain a licence for training on more than 2,000 GPU devices.")
    assert [] == values("You may install it on up to 2 devices under this licence agreement.")


def values(text: str) -> list[dict[str, object]]:
    return [found.value for found in usage_threshold.find(LegalText(text))]


def test_tokens_count_by_the_month() -> None:
    words = "Who processes above 1 trillion tokens per month must obtain a separate licence."
    expected = {"count": 10**12, "unit": "tokens per month", "effect": "separate_licence"}
    assert [expected] == [found.value for found in usage_threshold.find(LegalText(words))]
