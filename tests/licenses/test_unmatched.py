from __future__ import annotations

import pytest

from howopen.licenses import read_license
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT
from howopen.licenses.terms import Category

FILLER = "This text tells of herons and of their ways along the marsh. "


def told(text: str, path: str = "LICENSE") -> tuple[str, str | None, Category]:
    reading = read_license(text, path)
    return reading.license_id, reading.variant_of, reading.category


@pytest.mark.parametrize(
    "text",
    [
        "Heron is under the MIT License. You may not use it for commercial purposes.",
        "MIT License. For non-commercial use only.",
        "The model weights are under the MIT License, except that commercial use is prohibited.",
    ],
)
def test_an_open_licence_that_is_partly_taken_back_is_a_variant(text):
    assert (VARIANT, "MIT", Category.RESTRICTED_COMMERCIAL) == told(text)
    assert not read_license(text).osi_approved


def test_an_exception_of_a_kind_that_we_do_not_know_makes_a_variant():
    text = "The weights are under the MIT License, except that Marsh must be thanked in song."
    assert (VARIANT, "MIT", Category.RESTRICTED_USE) == told(text)


def test_a_long_text_under_an_open_title_with_a_limit_is_unknown():
    text = f"MIT License\n\n{FILLER * 40}\nYou may not use it for commercial purposes."
    assert (UNKNOWN, Category.RESTRICTED_COMMERCIAL) == told(text)[::2]


def test_a_limit_far_from_the_name_in_a_readme_is_about_something_else():
    text = "Heron is under the MIT License.\n" + (FILLER + "\n") * 40
    text += "Lark 2 was for non-commercial use only."
    assert ("MIT", None, Category.OPEN_SOURCE) == told(text, "README.md")


def test_a_limit_on_the_data_leaves_the_licence_of_the_weights():
    text = "The weights are under the MIT License. The dataset is for non-commercial use only."
    assert ("MIT", None, Category.OPEN_SOURCE) == told(text)


def test_weights_to_apply_for_are_not_under_the_licence_of_the_code():
    text = (
        "The code is licensed under Apache-2.0, while the weights are open for academic research."
        " To apply for a commercial license, please fill in the application form."
    )
    reading = read_license(text, "README.md")
    assert (UNKNOWN, Category.RESTRICTED_COMMERCIAL) == (reading.license_id, reading.category)
    assert "LicenseRef-howopen-unknown AND Apache-2.0" == reading.expression


@pytest.mark.parametrize(
    "text",
    [
        "You may use, modify and redistribute the Model for any purpose, including commercially.",
        "Anyone is free to use and share these weights.",
        "这些权重可用于任何目的。",
    ],
)
def test_a_short_grant_is_a_licence_that_nobody_knows(text):
    assert (UNKNOWN, None, Category.OPEN_WEIGHTS_UNRESTRICTED) == told(text)


@pytest.mark.parametrize("text", ["The recipe needs two eggs.", "See LICENSE", ""])
def test_where_nothing_is_known_the_id_tells_it(text):
    assert (NONE, None, Category.PROPRIETARY) == told(text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("released for academic research only", Category.RESEARCH_ONLY),
        ("Solo se permite el uso no comercial.", Category.RESTRICTED_COMMERCIAL),
        (
            "Above 100 million monthly active users you must request a licence from Heron.",
            Category.RESTRICTED_COMMERCIAL,
        ),
    ],
)
def test_a_condition_that_was_found_decides_the_category(text, category):
    assert (UNKNOWN, None, category) == told(text)


def test_a_notice_to_pass_on_is_no_name_for_terms_of_its_own():
    text = (
        "HERON TERMS\n\nYou may use the Materials. You must not use them for military purposes."
        ' Retain in all copies the notice: "Heron is licensed under the MIT License".'
    )
    assert (UNKNOWN, None) == told(text)[:2]
    assert () == read_license(text).matches
