from __future__ import annotations

import textwrap
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.by_text.tokens import SHINGLE, Tokens

WORDS = st.lists(st.sampled_from(["heron", "may", "fly", "700", "Ünder", "terms", "不得"]))


def said(text: str) -> str:
    tokens = Tokens(text)
    return tokens.said(0, len(tokens.words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The \u201cHeron\u201d licence \u2013 v1.1", "The Heron licence v1 1"),
        ("// you may\n// not fly", "you may not fly"),
        ("<p>you <b>may</b></p>", "you may"),
        ("> * `you` **may**", "you may"),
        ("不得用于商业", "不 得 用 于 商 业"),
        ("\uff21\uff30\uff29\uff0c1\uff10", "API 10"),
        ("l\u2019été", "l été"),
        ("a\\nb\\nc\\nd\\ne", "a b c d e"),
        ("licensor\u00e2\u20ac\u2122s", "licensor s"),
        ("", ""),
    ],
)
def test_words_are_what_markup_and_signs_leave(text, words):
    assert words == said(text)


@given(WORDS, st.integers(10, 60))
def test_wrapping_line_ends_and_case_change_no_shingle(words, width):
    text = " ".join(words)
    wrapped = textwrap.fill(text, width, break_long_words=False).replace("\n", "\r\n")
    assert Tokens(text).string == Tokens(wrapped).string
    assert Tokens(text).shingles == Tokens(text.upper()).shingles


@given(WORDS)
def test_there_are_four_fewer_shingles_than_words(words):
    tokens = Tokens(" ".join(words))
    assert max(0, len(tokens.words) - SHINGLE + 1) == len(tokens.shingles) == len(tokens.string)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=5, max_size=40))
def test_a_shingle_depends_on_its_own_five_words_only(words):
    tokens = Tokens(" ".join(words))
    for at, number in enumerate(tokens.shingles):
        assert Tokens(" ".join(words[at : at + SHINGLE])).shingles[0] == number


def test_the_hash_is_the_same_on_every_machine():
    turned = 0
    for word, turn in zip(b"one two three four five".split(), (0, 7, 13, 19, 25), strict=True):
        number = crc32(word)
        turned ^= ((number << turn) | (number >> (32 - turn))) & 0xFFFFFFFF
    assert [turned] == list(Tokens("One two, THREE four five.").shingles)


def test_words_know_their_line():
    tokens = Tokens("one\n\ntwo three\n// four")
    assert [1, 3, 3, 4] == [tokens.line_of(index) for index in range(4)]


def test_order_of_words_matters():
    assert Tokens("a b c d e").shingles != Tokens("e d c b a").shingles
