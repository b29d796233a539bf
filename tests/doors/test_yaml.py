"""Foreign YAML gives words, lists and mappings, or one clear sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.yaml import parse_yaml
from howopen.errors import DataError


@pytest.mark.parametrize("word", ["no", "yes", "1.0", "0x1F", "2024-05-01", "NaN", "1_000", "="])
def test_a_scalar_stays_as_it_is_written(word):
    assert {"license": word} == parse_yaml(f"license: {word}\n")


@pytest.mark.parametrize("nothing", ["", "~", "null", "NULL", "  # only a comment"])
def test_nothing_is_the_empty_word(nothing):
    assert {"license": ""} == parse_yaml(f"license: {nothing}\n")


def test_a_quoted_null_is_a_word():
    assert {"a": "null", "b": "~"} == parse_yaml("a: 'null'\nb: \"~\"\n")


def test_a_marked_scalar_knows_its_line_and_a_null_from_an_empty_string():
    value = parse_yaml("a: herons\n\nb:\n- ''\n- null\n- 'null'\n", marked=True)
    assert {"a": "herons", "b": ["", "", "null"]} == value
    assert [1, 3] == [key.line for key in value]
    assert [4, 5, 6] == [each.line for each in value["b"]]
    assert [False, True, False] == [each.is_null for each in value["b"]]


def test_an_empty_text_is_the_empty_word():
    assert "" == parse_yaml("")


def test_a_list_is_a_list():
    assert ["a", {"b": "c"}, []] == parse_yaml("- a\n- b: c\n- []\n")


def test_a_repeated_key_keeps_its_last_value():
    assert {"license": "b"} == parse_yaml("license: a\nlicense: b\n")


def test_an_alias_repeats_what_it_names():
    assert {"a": ["x"], "b": ["x"]} == parse_yaml("a: &k [x]\nb: *k\n")


def test_tags_execute_nothing():
    text = "a: !!python/object/apply:os.system ['exit 1']\nb: !!int 1\n"
    assert {"a": ["exit 1"], "b": "1"} == parse_yaml(text)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "more than 100000 values"),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 500)), "line 65: .*deeper than 64"),
        ("[" * 500 + "]" * 500, "deeper than 64 levels"),
        ("- " * 200_000, "deeper than 64 levels"),
        (
            "".join(f"k{n}: &k{n} [*k{n - 1}]\n" if n else "k0: &k0 []\n" for n in range(70)),
            "deeper",
        ),
        ("a: [" + "x," * 200_000 + "]", "more than 100000 values"),
        ("x" * (1 << 20) + "x", "over the limit of 1048576 bytes"),
        ("a: *b\n", "line 1: a YAML alias names nothing"),
        ("a: &a [*a]\n", "line 1: a YAML alias names nothing"),
        ("a: b\nc: d: e\n", "line 2: not valid YAML"),
        ("a: {{ template }}\n", "line 1: a YAML key that is a list or a mapping"),
        ("a: 1\n---\nb: 2\n", "line 2: a second YAML document"),
        ("a: \x00\n", "not valid YAML"),
        ("a: \x1b\n", "not valid YAML"),
        ("a: \ud800\n", "not valid YAML"),
        ("a: 'open\n", "not valid YAML"),
        ("%YAML 9.9\n---\na\n", "not valid YAML"),
        ("\ta: b", "not valid YAML"),
    ],
)
def test_what_cannot_be_taken_is_one_sentence(text, words):
    with pytest.raises(DataError, match=words) as caught:
        parse_yaml(text)
    assert "\n" not in str(caught.value)


def test_a_bomb_is_refused_at_once():
    begun = time.perf_counter()
    with pytest.raises(DataError):
        parse_yaml(BOMB)
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("text", "limits"),
    [("a: b", {"max_bytes": 3}), ("[a, b]", {"max_nodes": 2}), ("[[a]]", {"max_depth": 1})],
)
def test_limits_can_be_set(text, limits):
    with pytest.raises(DataError):
        parse_yaml(text, **limits)


YAMLISH = st.text(alphabet="ab:-[]{}&*!|>'\"#%@` \n\t,?~\x00\ud800é", max_size=80)


@given(YAMLISH | st.text(st.characters(), max_size=80))
def test_nothing_but_a_data_error_ever_comes_out(text):
    try:
        value = parse_yaml(text)
    except DataError:
        return
    assert isinstance(value, str | list | dict)


WORDS = st.text(alphabet="abcé", min_size=1, max_size=5)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def written(tree) -> str:
    if isinstance(tree, str):
        return f'"{tree}"'
    if isinstance(tree, list):
        return f"[{', '.join(map(written, tree))}]"
    return "{" + ", ".join(f'"{key}": {written(value)}' for key, value in tree.items()) + "}"


@given(TREES)
def test_what_is_written_is_read(tree):
    assert tree == parse_yaml(written(tree))
