from __future__ import annotations

from howopen.frameworks.explanation import Explanation
from howopen.frameworks.quotes import Quote
from howopen.reports.explanation import (
    explanation_to_terminal,
    question_to_terminal,
    questions_to_terminal,
)
from howopen.reports.page import Page
from tests.reports.invented import assessment, question


def explanation(*, matches=True, words="Herons may\n\tuse this\x1b[2J."):
    finding = assessment().findings["weights-license"]
    return Explanation(
        question=question(),
        chain=("License is partial: the terms are its own.",),
        findings={"weights-license": finding},
        quotes=(
            Quote(
                citation=finding.citations[0],
                words=words,
                location="LICENSE:12-14",
                matches=matches,
            ),
        ),
    )


def test_an_explanation_looks_like_this(snapshot):
    assert snapshot == explanation_to_terminal(explanation(), Page())


def test_quoted_words_cannot_steer_the_terminal():
    assert "\x1b" not in explanation_to_terminal(explanation(), Page())


def test_words_that_changed_are_told():
    assert "no longer match" in explanation_to_terminal(explanation(matches=False), Page())
    assert "no longer match" not in explanation_to_terminal(explanation(), Page())


def test_long_quotes_are_wrapped_and_whole():
    text = explanation_to_terminal(explanation(words="heron " * 200), Page(width=60))
    assert 200 == text.count("heron") - text.count("example/heron") - text.count("Ref-heron")


def test_nothing_to_quote_is_said():
    bare = Explanation(question=None, chain=(), findings={}, quotes=())
    assert explanation_to_terminal(bare, Page()).startswith("No words to quote")


def test_a_question_looks_like_this(snapshot):
    assert snapshot == question_to_terminal(question(), Page())


def test_a_list_of_questions_names_each(snapshot):
    assert snapshot == questions_to_terminal((question(),), Page())
