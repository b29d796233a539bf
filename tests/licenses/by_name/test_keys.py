from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.by_name.keys import name_key, tokens_of, url_key, words_of


@given(st.text(alphabet="aplvAV.+0 1-/_(é许", max_size=12))
def test_the_quick_reading_of_a_name_equals_the_one_with_places(name):
    assert [token.text for token in tokens_of(name)] == words_of(name)


@given(st.text(max_size=30))
def test_any_text_has_a_key(name):
    assert isinstance(name_key(name), str)


def test_case_space_and_punctuation_do_not_count():
    assert name_key("BigCode OpenRAIL-M v1") == name_key("bigcode open rail m, version 1.0")


def test_plus_signs_and_versions_count():
    assert name_key("Open RAIL-M") != name_key("Open RAIL++-M")
    assert name_key("Llama 3") != name_key("Llama 3.1")
    assert name_key("CC0 1.0") != name_key("CC 01")


def test_the_branch_in_an_address_does_not_count():
    one = url_key("https://huggingface.co/acme/tiny/blob/main/LICENSE?download=true")
    assert one == url_key("http://huggingface.co/Acme/tiny/resolve/abc/LICENSE/")
