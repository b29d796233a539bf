from __future__ import annotations

import pytest

from howopen.evidence import Relevance
from howopen.evidence.layers import place_of
from howopen.evidence.names import read_name
from howopen.evidence.relevance import mentions, names_another, relevance_of
from tests.evidence.invented import read, snapshot


def relevance(release: str, source_id: str, path: str = "README.md", text: str = "x") -> Relevance:
    place = place_of(snapshot(source_id).source)
    return relevance_of(read(text, path), place, (read_name(release),))


@pytest.mark.parametrize(
    "source_id",
    ["huggingface:river/other", "huggingface:datasets/river/minnows", "page:https://river.example"],
)
def test_a_card_a_data_card_and_a_page_of_the_release_speak_of_it(source_id):
    assert Relevance.WHOLE is relevance("Egret 2", source_id)


def test_a_folder_of_another_version_speaks_of_another_model():
    assert Relevance.NONE is relevance("Egret 2", "github:river/models", "egret1/CARD.md")


def test_a_folder_of_this_version_speaks_of_the_release():
    assert Relevance.WHOLE is relevance("Egret 2", "github:river/models", "egret2/CARD.md")


def test_a_repository_of_another_version_speaks_of_another_model():
    assert Relevance.NONE is relevance("Egret 2", "github:river/egret1")


def test_the_readme_of_the_familys_repository_speaks_of_the_release():
    assert Relevance.WHOLE is relevance("Egret 2", "github:river/egret")


def test_a_readme_that_opens_with_the_release_speaks_of_it():
    assert Relevance.WHOLE is relevance("Egret 2", "github:river/code", text="Code for Egret.")


def test_a_readme_of_something_else_only_mentions_it():
    assert Relevance.MENTIONS is relevance("Egret 2", "github:river/code", text="Code for all.")


def test_code_is_no_opening():
    assert Relevance.MENTIONS is relevance("Egret", "github:river/code", text="```\negret\n```")


def test_a_document_deep_inside_only_mentions_the_release():
    assert Relevance.MENTIONS is relevance("Egret", "github:river/egret", "docs/data.md")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We trained EGRET on fish.", True),
        ("Egrets fly.", True),
        ("Herons fly.", False),
        ("", False),
    ],
)
def test_a_sentence_mentions_a_release_by_its_family(words, expected):
    assert expected == mentions(words, (read_name("Egret 2 7B"),))


def test_a_short_second_word_of_a_name_is_no_mention():
    assert not mentions("It is an example of art.", (read_name("Egret Art"),))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("`ibis-22B-v0.1.tar` has a licence of its own", True),
        ("egret-7b is under another licence", True),
        ("egret-1b is under MIT", False),
        ("the egret models are under Apache-2.0", False),
        ("see https://example.org/egret-7b", False),
    ],
)
def test_a_sentence_on_another_model_is_told_by_its_name(words, expected):
    assert expected == names_another(words, (read_name("Egret 1B"),))
