from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, ask, prose, source

SENTENCE = "Each step ran on 64 A100 GPUs for many GPU hours. "


def says(words):
    return source(MODEL, f"# Heron 1B\n\n## Hardware\n\n{prose(words, SENTENCE)}\n")


def test_a_section_is_a_yes_with_its_lines():
    found = ask("hardware-documented", says(100))
    assert (Outcome.YES, [(5, 5)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_mention_is_a_part():
    assert Outcome.PARTLY == ask("hardware-documented", says(12)).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("hardware-documented", source(MODEL, "# Heron 1B\n")).outcome


def test_one_sentence_on_what_trained_it_is_a_part_with_its_line():
    text = "# Heron 1B\n\nHeron was trained for a week on 8 H100 boards.\n"
    found = ask("hardware-documented", source(MODEL, text))
    assert (Outcome.PARTLY, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_what_runs_it_did_not_train_it():
    text = "# Heron 1B\n\nIt runs on one GPU.\n"
    assert Outcome.UNCLEAR == ask("hardware-documented", source(MODEL, text)).outcome


def test_the_machine_that_the_training_asks_for_is_a_part_with_its_line():
    text = "# Heron 1B\n\n## Training\n\nYou need a GPU with at least 24 GB of memory.\n"
    found = ask("hardware-documented", source(MODEL, text))
    assert (Outcome.PARTLY, [(5, 5)]) == (found.outcome, [c.lines for c in found.citations])


def test_the_machine_that_runs_it_trains_nothing():
    text = "# Heron 1B\n\n## Running\n\nYou need a GPU with at least 24 GB of memory.\n"
    assert Outcome.UNCLEAR == ask("hardware-documented", source(MODEL, text)).outcome
