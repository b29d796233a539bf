from __future__ import annotations

import pytest

from howopen.exports.conditions import Measure, known, stated
from howopen.findings.shared.limits import in_words
from howopen.licenses.by_name.table import all_licenses
from howopen.licenses.terms import CONDITION_TYPES, Condition


@pytest.mark.parametrize(
    ("words", "type_", "measure"),
    [
        ("use restrictions", "use_restrictions", Measure()),
        (
            "user threshold: 700,000,000 users a month",
            "user_threshold",
            Measure(700_000_000, "users", "month"),
        ),
        (
            "user threshold: 1,000 visits",
            "user_threshold",
            Measure(1_000, "visits"),
        ),
        (
            "name to be displayed above: 20,000,000 USD a month",
            "revenue_threshold",
            Measure(20_000_000, "USD", "month", "display_name"),
        ),
        (
            "name to be displayed above: 100,000 users a day",
            "user_threshold",
            Measure(100_000, "users", "day", "display_name"),
        ),
        ("territory exclusion: EU (multimodal models)", "territory_exclusion", Measure()),
        ("field of use: ٣ users", "field_of_use", Measure()),
    ],
)
def test_a_condition_in_words_is_taken_apart(words, type_, measure):
    found = stated(words)
    assert (type_, measure, None, None) == tuple(found)


def test_a_condition_of_a_base_names_the_licence_and_the_base():
    found = stated("non commercial (from Marsh Terms, by way, by Marsh 7B)")
    assert ("non_commercial", "Marsh Terms, by way", "Marsh 7B") == (
        found.type,
        found.from_license,
        found.from_base,
    )


@pytest.mark.parametrize("license_", [each for each in all_licenses() if each.conditions])
def test_the_words_of_every_known_condition_lead_back_to_its_type_and_number(license_):
    for condition in license_.conditions:
        found = stated(in_words(condition))
        expected = known(condition)
        assert condition.type == found.type
        if found.measure.number is not None:
            assert expected.number == found.measure.number
            assert expected.period == found.measure.period


def test_a_type_without_a_number_has_words_of_its_own():
    names = {stated(in_words(Condition(name))).type for name in CONDITION_TYPES}
    assert set(CONDITION_TYPES) == names
