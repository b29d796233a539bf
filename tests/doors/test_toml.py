from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.toml import line_of, parse_toml
from howopen.errors import DataError

SHORE = """\
# A shore.
name = "Shore"

[[birds]]
name = "heron"
[birds.rules]
wading = [
  "yes",
  "no",
]

[[birds]]
# No name here.
weight = 2
[[birds.rules.deep]]
water = ["yes"]
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("name",), 2),
        (("birds", 0), 4),
        (("birds", 0, "name"), 5),
        (("birds", 0, "rules", "wading"), 7),
        (("birds", 0, "rules", "wading", 1), 7),
        (("birds", 1), 12),
        (("birds", 1, "weight"), 14),
        (("birds", 1, "rules", "deep", 0), 15),
        (("birds", 1, "rules", "deep", 0, "water"), 16),
    ],
)
def test_the_line_of_a_value_is_that_of_its_statement(place, line):
    assert line == line_of(SHORE, place)


@pytest.mark.parametrize(
    ("place", "line"), [(("birds", 1, "name"), 12), (("nest",), 1), (("birds", 7), 4), ((), 1)]
)
def test_what_is_absent_is_told_by_what_is_around_it(place, line):
    assert line == line_of(SHORE, place)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb = = 2\n", "2: this is not TOML: invalid value"),
        ("a = 1\na = 2\n", "2: this is not TOML: cannot overwrite a value"),
        ("a = [1,\n2\n", "3: this is not TOML"),
        ("a = " + "[" * 5000 + "]" * 5000, "1: it is nested too deeply"),
        ("a = " + "9" * 5000, "1: this is not TOML"),
        ("\n" * 10_001, "1: more than"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, said):
    with pytest.raises(DataError) as told:
        parse_toml(text)
    assert str(told.value).startswith(said)


@given(st.text(alphabet="ab[]{}=\"'\n.,#1 é\\", max_size=60))
def test_any_text_is_a_document_or_a_sentence(text):
    said = "1:"
    try:
        parse_toml(text)
    except DataError as error:
        said = str(error)
    assert said.partition(":")[0].isdecimal()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), max_size=8))
def test_each_table_of_many_is_found_at_its_own_line(rows):
    lines, wanted = [], []
    for position, (key, blanks) in enumerate(rows):
        lines += [""] * blanks + ["[[row]]", f"{key} = {position}"]
        wanted.append(((("row", position, key)), len(lines)))
    text = "\n".join(lines)
    assert wanted == [(place, line_of(text, place)) for place, _ in wanted]
