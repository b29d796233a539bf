from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from howopen.reports.page import Page, broken, packed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heron-1B", "Heron-1B"),
        ("Heron-1B-Instruct", "Heron-1B-\nInstruct"),
        ("Example Estuary", "Example\nEstuary"),
        ("Heronnnnnnnnnnnn", "Heronnnnnnnnnnnn"),
        ("", ""),
    ],
)
def test_names_break_where_a_reader_would(name, expected):
    assert expected == broken(name, 10)


@given(some.text(alphabet="ab-_/ 鷺"), some.integers(1, 20))
def test_breaking_a_name_loses_nothing(name, width):
    assert "".join(name.split()) == "".join(broken(name, width).split())


def test_words_that_cannot_be_encoded_are_shown_as_escapes():
    assert "\\u9dfa + -" == Page(encoding="ascii").words("鷺 ✓ –")


def test_white_space_in_running_text_is_one_blank():
    assert "a b" == Page().words(" a\n\t b ")


def test_a_line_break_in_a_name_is_shown():
    assert "a\\nb" == Page().name("a\nb")


def test_items_are_packed_whole():
    assert ["  a one, b two,", "  c threeeeeeeeeeee"] == packed(
        ["a one", "b two", "c threeeeeeeeeeee"], 16
    )
