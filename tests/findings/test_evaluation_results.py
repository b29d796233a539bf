from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, ask, prose, source

SENTENCE = "On the benchmark MMLU the accuracy is 30 in 100 and more. "


def says(words):
    return source(MODEL, f"# Heron 1B\n\n## Evaluation\n\n{prose(words, SENTENCE)}\n")


def test_a_section_is_a_yes_with_its_lines():
    found = ask("evaluation-results", says(100))
    assert (Outcome.YES, [(5, 5)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_mention_is_a_part():
    assert Outcome.PARTLY == ask("evaluation-results", says(12)).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("evaluation-results", source(MODEL, "# Heron 1B\n")).outcome
