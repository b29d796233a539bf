from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from howopen.licenses import locate_conditions

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared")) / "licences"


def found(text: str) -> list[tuple[str, dict]]:
    return [(condition.type, condition.value) for condition in locate_conditions(text)]


@pytest.mark.parametrize(
    ("text", "users", "period"),
    [
        ("greater than 700 million monthly active users in the month", 700_000_000, "month"),
        ("more than 100,000,000 monthly active users", 100_000_000, "month"),
        ("with a daily active users count that exceeds 1 million", 1_000_000, "day"),
        ("monthly active users exceed\n300 million", 300_000_000, "month"),
        ("月活跃用户超过3亿", 300_000_000, "month"),
        ("日均用户活跃量（DAU）超过100万", 1_000_000, "day"),
    ],
)
def test_a_number_of_users_is_read_with_its_period(text, users, period):
    assert ("user_threshold", {"users": users, "period": period}) in found(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "period"),
    [
        ("annual revenue of more than $10 million", 10_000_000, "USD", "year"),
        ("revenue above USD 1,000,000 a year", 1_000_000, "USD", "year"),
        ("20 million US dollars in monthly revenue", 20_000_000, "USD", "month"),
        ("annual turnover above €5 million", 5_000_000, "EUR", "year"),
    ],
)
def test_a_revenue_is_read_with_currency_and_period(text, amount, currency, period):
    value = {"amount": amount, "currency": currency, "period": period}
    assert ("revenue_threshold", value) in found(text)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("You may use it for non-commercial purposes.", "non_commercial", {}),
        ("Use is permitted solely for academic research.", "research_only", {}),
        ('include "Acme" at the beginning of any name', "naming", {"prefix": "Acme"}),
        ('show "Built with Acme" on a page', "display_attribution", {"text": "Built with Acme"}),
        ("You must comply with the Acceptable Use Policy, ok.", None, {}),
        (
            "It does not apply in the European Union.",
            "territory_exclusion",
            {"territories": ("EU",)},
        ),
        (
            "You shall not use the Works to improve any other AI model.",
            "no_model_improvement",
            {},
        ),
    ],
)
def test_a_main_condition_is_located(text, type_, value):
    if type_ is None:
        type_, value = "acceptable_use_policy", {"incorporated": True}
    assert (type_, value) in found(text)


def test_the_lines_are_those_of_the_words():
    text = "One.\nTwo.\nMore than 700 million\nmonthly active users.\nFive."
    (condition,) = locate_conditions(text)
    assert (3, 4) == (condition.first_line, condition.last_line)


@pytest.mark.parametrize(
    "text",
    [
        "Please use it for non-commercial purposes.",
        "for any purpose, commercial or non-commercial use",
        "The model has 7 billion parameters and 2 users.",
        "It cost 3 million dollars.",
        "",
    ],
)
def test_requests_permissions_and_other_numbers_are_no_conditions(text):
    assert [] == found(text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("type_", ["user_threshold", "revenue_threshold"])
def test_every_number_in_the_shared_texts_is_found_and_no_other(type_):
    keys = ("users", "amount", "period", "currency")
    for path in sorted(SHARED.glob("*/label.yaml")):
        label = yaml.safe_load(path.read_text())
        if label["kind"] != "licence":
            continue
        wanted = {
            tuple(condition["value"].get(key) for key in keys)
            for condition in label.get("conditions") or []
            if condition["type"] == type_
        }
        text = (path.parent / label["file"]).read_text(errors="replace")
        located = {
            tuple(condition.value.get(key) for key in keys)
            for condition in locate_conditions(text)
            if condition.type == type_
        }
        assert wanted == located, path.parent.name
