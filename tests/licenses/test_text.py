from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.text import MAX_QUOTE_WORDS, LegalText

TERMS = """1. Grant. You may use the Heron Model, e.g. in a product. You may not:
(a) sell it; or
(b) rent it, within twelve (12) months of the first download.
2. Size. If you have more than 700 million users, ask Lark Works Inc. for a licence."""


def clauses(text: str) -> list[str]:
    read = LegalText(text)
    return [read.clause(number).words.strip() for number in range(read.count)]


def test_clauses_end_with_sentences_semicolons_and_list_marks_only():
    assert [
        "1. Grant.",
        "You may use the Heron Model, e.g. in a product.",
        "You may not:",
        "(a) sell it;",
        "or",
        "(b) rent it, within twelve (12) months of the first download.",
        "2. Size.",
        "If you have more than 700 million users, ask Lark Works Inc. for a licence.",
    ] == clauses(TERMS)


@pytest.mark.parametrize(
    "noisy",
    [
        TERMS.replace("\n", "\r\n"),
        textwrap.fill(TERMS, 30),
        textwrap.fill(TERMS, 400),
        "\n".join(f"> {line}" for line in TERMS.split("\n")),
        "\n".join(f"// {line}" for line in TERMS.split("\n")),
        "<p>" + TERMS.replace("\n", "</p>\n<p>") + "</p>",
        TERMS.replace("Heron Model", "**Heron** `Model`"),
    ],
)
def test_noise_changes_no_clause(noisy):
    assert clauses(TERMS) == clauses(noisy)


def test_words_and_plain_words_have_the_same_places():
    read = LegalText(
        "The \u201cHeron\u201d\u00a0Model\uff0c\uff11\u4ebf users \u2014 \u0130stanbul"
    )
    assert 'the "heron" model,1\u4ebf users - \u0130stanbul' == read.plain
    assert len(read.plain) == len(read.words)


def test_a_clause_knows_its_lines_and_quotes_its_words():
    read = LegalText(TERMS)
    (clause,) = read.clauses_with(("700 million",))
    assert 4 == read.line_of(clause.start)
    assert "If you have more than 700 million users" == read.quote(clause.start, clause.start + 39)


def test_an_item_of_a_list_knows_what_introduces_it():
    read = LegalText(TERMS)
    (clause,) = read.clauses_with(("rent it",))
    assert "you may not:" == clause.lead


def test_chinese_is_wrapped_without_blanks_and_quoted_with_the_line_break_as_one():
    read = LegalText("\u4e0d\u5f97\u7528\n\u4e8e\u5546\u4e1a")
    assert "\u4e0d\u5f97\u7528\u4e8e\u5546\u4e1a" == read.plain
    assert "\u4e0d\u5f97\u7528 \u4e8e\u5546\u4e1a" == read.quote(0, 6)


def test_a_word_hyphenated_at_the_line_end_is_one_word():
    assert "for non-commercial use" == LegalText("for non-\ncommercial use").plain


def test_a_sign_for_more_is_no_quotation():
    assert ">10,000 users" == LegalText(">10,000 users").plain


def test_triggers_are_found_once_in_order_and_wide_ones_only_in_wide_texts():
    read = LegalText("A heron flies. A marsh is wet. The heron rests in the heron house.")
    found = [clause.words.strip() for clause in read.clauses_with(("marsh", "heron", "heron h"))]
    assert [
        "A heron flies.",
        "A marsh is wet.",
        "The heron rests in the heron house.",
    ] == found
    assert [] == list(read.clauses_with(("\u5546\u4e1a",)))


def test_what_is_too_long_is_cut_and_said_to_be():
    assert LegalText("a " * 600_000).cut
    assert not LegalText("a").cut


@given(st.text(max_size=300), st.data())
def test_any_part_of_any_text_can_be_quoted(text, data):
    read = LegalText(text)
    start = data.draw(st.integers(0, len(read.words)))
    end = data.draw(st.integers(start, len(read.words)))
    assert len(read.quote(start, end).split()) <= MAX_QUOTE_WORDS
    assert 1 <= read.line_of(start) <= read.lines
    assert read.words == "".join(read.clause(number).words for number in range(read.count))
