from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence.names import ModelName, read_name, same_line, says


@pytest.mark.parametrize(
    ("name", "words", "version", "size", "tuned"),
    [
        ("Egret-7B", ("egret",), "", "7b", False),
        ("Egret-2-7B-Instruct", ("egret",), "2", "7b", True),
        ("egret-v1.5-13b-chat-hf", ("egret",), "1.5", "13b", True),
        ("Egret_3_1_8B", ("egret",), "3.1", "8b", False),
        ("Egret 2.0", ("egret",), "2", "", False),
        ("egret2-350m-sft", ("egret",), "2", "350m", True),
        ("Egret-8x7B-it", ("egret",), "", "8x7b", True),
        ("egretchat-7b", ("egret",), "", "7b", True),
        ("Egret-Coder-GGUF", ("egret", "coder"), "", "", False),
        ("Marsh Chat", ("marsh",), "", "", True),
        ("Chat", ("chat",), "", "", True),
        ("7B", (), "", "7b", False),
        ("", (), "", "", False),
        ("鹭-7B", (), "", "7b", False),
    ],
)
def test_a_name_is_cut_into_what_its_words_mean(name, words, version, size, tuned):
    expected = ModelName(words=words, version=version, size=size, tuned=tuned)
    assert expected == read_name(name)


def test_an_owner_is_no_part_of_the_name():
    name = read_name("huggingface:river-lab/Egret-7B")
    assert (("river", "lab"), ("egret",)) == (name.owner, name.words)


def test_a_family_is_its_first_word():
    assert "egret" == read_name("river-lab/Egret-Coder-7B").family


def test_a_maker_who_puts_its_own_name_in_front_does_not_name_the_family():
    assert "egret" == read_name("river-egret/River-Egret-3").family


def test_what_has_no_words_has_no_family():
    assert "" == read_name("7B").family


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Egret-7B", "river/Egret-70B-Instruct", True),
        ("Egret 2", "Egret-2.0-7B", True),
        ("Egret 2", "Egret 3", False),
        ("Egret", "Egret Coder", False),
        ("Egret-3", "river/River-Egret-3-8B", True),
        ("", "Egret", False),
    ],
)
def test_names_are_of_one_line_when_family_and_version_agree(one, other, expected):
    first, second = read_name(one), read_name(other)
    assert (expected, expected) == (same_line(first, second), same_line(second, first))


@given(st.text(max_size=60))
def test_no_name_raises(name):
    assert all(word == word.lower() for word in read_name(name).words)


def test_a_name_can_call_its_model_a_base():
    assert read_name("EgretLM-1.1B-base").base
    assert not read_name("Egret-Chat-Base-7B").base


def test_a_short_name_is_said_only_as_a_word_of_its_own():
    assert says("the mpt models", "mpt")
    assert not says("a prompt for it", "mpt")
    assert says("amberchat is tuned", "amber")
