from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence.front_matter import FrontMatter, read_front_matter


def head(text: str) -> FrontMatter:
    found = read_front_matter(text).front_matter
    assert found is not None
    return found


def test_a_scalar_is_a_tuple_of_one():
    assert ("mit",) == head("---\nlicense: mit\n---\n").values["license"]


def test_a_list_keeps_its_scalars_in_order():
    assert ("en", "fr") == head("---\nlanguage:\n- en\n- fr\n---\n").values["language"]


@pytest.mark.parametrize("written", ["no", "1.0", "2024-01-01", "0x10"])
def test_words_stay_as_they_are_written(written):
    assert written == head(f"---\nlicense: {written}\n---\n").first("license")


@pytest.mark.parametrize("value", ["", " ~", " null", "\n  nested: map"])
def test_what_has_no_scalar_has_no_first_value(value):
    assert "" == head(f"---\nlicense:{value}\n---\n").first("license")


def test_a_key_that_is_not_there_has_no_first_value():
    assert "" == head("---\na: b\n---\n").first("license")


def test_keys_know_their_lines_in_the_document():
    assert {"license": 2, "datasets": 4} == head(
        "---\nlicense: mit\n\ndatasets:\n- a/b\n---\n"
    ).lines


def test_a_key_that_comes_twice_knows_the_first_line():
    assert 2 == head("---\nlicense: a\nlicense: b\n---\n").lines["license"]


def test_the_body_begins_after_the_head():
    split = read_front_matter("---\na: b\n---\n# Title")
    assert ("# Title", 4) == (split.body, split.first_line)


def test_broken_yaml_is_said_and_the_body_is_still_read():
    split = read_front_matter("---\na: [b\n---\nbody")
    assert split.front_matter is not None
    assert ({}, True, "body") == (
        split.front_matter.values,
        "not valid YAML" in split.front_matter.problem,
        split.body,
    )


def test_a_head_that_is_a_list_is_said():
    assert "the front matter is not a map of keys to values" == head("---\n- a\n---\n").problem


def test_an_empty_head_is_no_problem():
    assert FrontMatter(values={}, lines={}) == head("---\n---\nbody")


@pytest.mark.parametrize(
    "text", ["", "# Title", "---\nlicense: mit\n", "----\na: b\n---\n", " ---\na: b\n---\n"]
)
def test_what_is_not_opened_and_closed_is_no_front_matter(text):
    assert (None, text, 1) == read_front_matter(text)


@given(st.text(st.sampled_from("-\n:ab[]{}&*!'\" "), max_size=80))
def test_no_text_raises_and_no_line_is_lost(text):
    split = read_front_matter(f"---\n{text}\n---\nbody")
    assert split.body.endswith("body")
    assert split.first_line + split.body.count("\n") == text.count("\n") + 4
