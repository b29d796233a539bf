from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, prose, source

SENTENCE = "We used AdamW with a learning rate of 0.001 and a batch size of 64. "


def test_training_code_shows_how():
    assert Outcome.YES == ask("training-documented", source(CODE, listed=("train.py",))).outcome


def test_half_a_page_says_how():
    text = f"# Heron 1B\n\n## Training procedure\n\n{prose(200, SENTENCE)}\n"
    assert Outcome.YES == ask("training-documented", source(MODEL, text)).outcome


def test_a_few_lines_are_a_part():
    text = f"# Heron 1B\n\n## Training procedure\n\n{prose(20, SENTENCE)}\n"
    assert Outcome.PARTLY == ask("training-documented", source(MODEL, text)).outcome


def test_a_preprint_that_was_not_read_is_a_part():
    text = "# Heron 1B\n\nSee the [Heron paper](https://arxiv.org/abs/2401.00001).\n"
    found = ask("training-documented", source(MODEL, text))
    assert (Outcome.PARTLY, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("training-documented", source(MODEL, "# Heron 1B\n")).outcome
