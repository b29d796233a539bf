from __future__ import annotations

import pytest

from howopen.licenses.by_name.by_id import license_of_id
from howopen.licenses.by_name.table import find_license
from howopen.licenses.by_text.index import license_index
from howopen.licenses.terms import Category


def test_the_table_comes_first():
    assert find_license("Llama 2 Community License") == license_of_id(
        "LicenseRef-scancode-llama-2-license-2023"
    )


@pytest.mark.parametrize(
    ("license_id", "category"),
    [
        ("LicenseRef-scancode-commercial-license", Category.PROPRIETARY),
        ("LicenseRef-scancode-public-domain-disclaimer", Category.OPEN_WEIGHTS_UNRESTRICTED),
    ],
)
def test_of_the_index_alone_the_class_tells_the_category(license_id, category):
    found = license_of_id(license_id)
    assert (category, ()) == (found.category, found.conditions)


def test_every_text_of_the_index_is_of_a_licence():
    entries = license_index().entries
    assert set() == {e.id for e in entries if license_of_id(e.id) is None}


def test_an_id_that_nobody_gave_is_none():
    assert license_of_id("LicenseRef-heron") is None
