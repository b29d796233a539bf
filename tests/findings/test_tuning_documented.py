from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, TUNED, ask, prose, source

SENTENCE = "We fine-tuned with supervised learning and a learning rate of 0.001. "


def answered(*sources):
    return ask("tuning-documented", *sources, name="Heron 1B Chat")


def says(words):
    return source(TUNED, f"# Heron 1B Chat\n\n## Fine-tuning\n\n{prose(words, SENTENCE)}\n")


def test_tuning_code_shows_how():
    assert Outcome.YES == answered(source(CODE, listed=("finetune.py",))).outcome


def test_half_a_page_says_how():
    assert Outcome.YES == answered(says(200)).outcome


def test_a_few_lines_are_a_part():
    assert Outcome.PARTLY == answered(says(20)).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == answered(source(TUNED, "# Heron 1B Chat\n")).outcome


def test_a_base_model_was_not_tuned():
    assert Outcome.NOT_APPLICABLE == ask("tuning-documented", source(MODEL)).outcome
