from __future__ import annotations

import pytest

from howopen.licenses import Category, parse_expression
from howopen.licenses.by_name.expression import may_be_taken


@pytest.mark.parametrize(
    ("text", "licenses", "approved", "category"),
    [
        ("MIT", ["MIT"], True, Category.OPEN_SOURCE),
        ("MIT OR Apache-2.0", ["MIT", "Apache-2.0"], True, Category.OPEN_SOURCE),
        ("MIT/Apache-2.0", ["MIT", "Apache-2.0"], True, Category.OPEN_SOURCE),
        ("MIT AND CC-BY-NC-4.0", ["MIT", "CC-BY-NC-4.0"], False, Category.RESTRICTED_COMMERCIAL),
        ("MIT OR CC-BY-NC-4.0", ["MIT", "CC-BY-NC-4.0"], True, Category.OPEN_SOURCE),
        (
            "GPL-2.0-only WITH Classpath-exception-2.0",
            ["GPL-2.0-only"],
            True,
            Category.OPEN_SOURCE,
        ),
        ("(MIT OR ISC) AND CC0-1.0", ["MIT", "ISC", "CC0-1.0"], False, Category.OPEN_DATA),
    ],
)
def test_an_expression_comes_to_its_narrowest_and_or_widest_or(text, licenses, approved, category):
    expression = parse_expression(text)
    assert licenses == [license_.id for license_ in expression.licenses]
    assert approved == expression.osi_approved
    assert category is expression.category


def test_an_unknown_name_is_listed_and_makes_and_unknown():
    expression = parse_expression("MIT AND LicenseRef-acme")
    assert ("LicenseRef-acme",) == expression.unknown
    assert not expression.osi_approved
    assert expression.category is None


@pytest.mark.parametrize("text", ["", "acme", "MIT AND", "AND", "((((", "foo or bar", "x" * 5000])
def test_what_is_no_expression_gives_none(text):
    assert parse_expression(text) is None


@pytest.mark.parametrize("exception", ["Nonsense", "Apache-2.0"])
def test_an_exception_that_is_none_is_as_unknown_as_a_licence(exception):
    expression = parse_expression(f"MIT WITH {exception}")
    assert (exception,) == expression.unknown
    assert not expression.osi_approved
    assert expression.category is None
    assert "LicenseRef-howopen-unknown" == expression.spdx


def test_a_known_exception_stays_in_the_expression():
    expression = parse_expression("GPLv2 WITH Classpath-exception-2.0 AND MIT")
    assert "GPL-2.0-only WITH Classpath-exception-2.0 AND MIT" == expression.spdx


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        *(("MIT", True), ("ISC", False), ("ISC OR MIT", True), ("ISC AND MIT", False)),
        *(("Apache-2.0, MIT", True), ("MIT OR LicenseRef-acme", True)),
        *(("MIT AND LicenseRef-acme", False), ("(ISC OR MIT) AND Apache-2.0", True)),
        *(("MIT WITH Classpath-exception-2.0", True), ("MIT WITH Nonsense", False)),
    ],
)
def test_an_expression_may_be_taken_where_each_that_must_be_fits(text, taken):
    assert taken == may_be_taken(parse_expression(text), {"MIT", "Apache-2.0"}.__contains__)
