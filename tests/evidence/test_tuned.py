from __future__ import annotations

import pytest

from howopen.evidence.names import read_name
from howopen.evidence.tuned import OPENING_SENTENCES, presents_as_tuned
from tests.evidence.invented import read

NAMES = (read_name("Egret 7B"),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Egret is an instruction-tuned model.",
        "Egret is fine-tuned for dialogue.",
        "A chatbot for river people.",
        "Egret was made with RLHF.",
    ],
)
def test_a_card_presents_its_model_as_tuned(sentence):
    assert presents_as_tuned([read(f"# Egret\n\n{sentence}")], NAMES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Egret is a base model.",
        "Egret is not instruction-tuned.",
        "You can use it for RLHF.",
        "It should be fine-tuned for your task.",
        "Egret-7B-Chat is fine-tuned for dialogue.",
    ],
)
def test_what_a_model_is_not_or_may_become_or_a_variant_is_does_not_tune_it(sentence):
    assert not presents_as_tuned([read(f"# Egret\n\n{sentence}")], NAMES)


def test_only_the_opening_of_a_card_presents_its_model():
    assert not presents_as_tuned([read("Word. " * OPENING_SENTENCES + "A chatbot.")], NAMES)


def test_only_cards_and_readmes_present_a_model():
    assert not presents_as_tuned([read("A chatbot.", "docs/notes.md")], NAMES)


def test_a_model_that_calls_itself_a_base_is_none():
    text = read("A chat model.")
    assert presents_as_tuned([text], (read_name("Egret 1B"),))
    assert not presents_as_tuned([text], (read_name("Egret-1B-base"),))
