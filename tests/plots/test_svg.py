from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from howopen.plots.svg import balanced, clean, fitted, width_of, wrapped


@given(st.text(), st.floats(20, 500), st.floats(5, 60))
def test_fitted_words_fit(text, room, size):
    assert width_of(fitted(text, room, size), size) <= max(room, width_of("…", size))


@given(st.text())
def test_words_that_fit_are_left_alone(text):
    assert text == fitted(text, width_of(text, 12) + 0.01, 12)


@given(st.text(), st.floats(40, 500))
def test_every_line_of_wrapped_words_fits(text, room):
    lines = wrapped(text, room, 12)
    assert [] == [line for line in lines if width_of(line, 12) > room]


@given(st.text(alphabet="ab m", max_size=300))
def test_balanced_lines_are_as_few_and_say_the_same(text):
    lines = balanced(text, 200, 12)
    if "…" not in "".join(lines):
        assert text.split() == " ".join(lines).split()
    assert len(wrapped(text, 200, 12)) == len(lines)


@given(st.text())
def test_clean_words_can_stand_in_xml(text):
    ET.fromstring(f"<a>{escape(clean(text))}</a>".encode())
