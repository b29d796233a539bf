from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence.text import MAX_SENTENCE
from tests.evidence.invented import read


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in read(text).sentences]


def lines(text: str) -> list[tuple[int, int]]:
    return [(sentence.first_line, sentence.last_line) for sentence in read(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ('He said "yes." Then no.', ['He said "yes."', "Then no."]),
        ("See e.g. Fig. 2 of Ra et al. now. Next.", ["See e.g. Fig. 2 of Ra et al. now.", "Next."]),
        ("Version 1.5 of v2.0 is out.", ["Version 1.5 of v2.0 is out."]),
        ("我们公开数据。代码也公开！好吗？", ["我们公开数据。", "代码也公开！", "好吗？"]),
        ("他说“公开。”然后走了。", ["他说“公开。”", "然后走了。"]),
        ("over\ntwo lines.", ["over two lines."]),
        ("- one. two\n- three", ["one.", "two", "three"]),
        ("|a. b|c|\n|-|-|\n|d|e|", ["a. b | c", "d | e"]),
        ("# Title. Here\n\n```\nCode. Here\n```\n", []),
    ],
)
def test_prose_is_cut_into_sentences(text, expected):
    if expected is None:
        expected = ["See e.g. Fig. 2 of Ra et al. now.", "Next."] if "Fig" in text else [text]
    assert expected == sentences(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo\nthree. Four.", [(1, 1), (2, 3), (3, 3)]),
        ("---\na: b\n---\n\nOne.", [(5, 5)]),
        ("# T\n\n- a\n- b\n  c. d", [(3, 3), (4, 5), (5, 5)]),
        ("<div>\n<p>One.</p>\n<p>Two.</p>\n</div>", [(2, 2), (3, 3)]),
        ("One <!-- a\nb --> two.\nThree.", [(1, 2), (3, 3)]),
    ],
)
def test_sentences_know_their_lines(text, expected):
    assert expected == lines(text)


def test_a_sentence_knows_its_section():
    assert ("Egret", "Data") == read("# Egret\n## Data\nFish.").sentences[0].section


def test_a_sentence_without_end_is_cut_into_pieces():
    assert [MAX_SENTENCE, 1] == [len(piece) for piece in sentences("a" * (MAX_SENTENCE + 1))]


def test_words_are_those_of_prose():
    assert 3 == read("# Not these\n\nBut these three\n\n    not code").words


def test_a_document_that_was_cut_says_so():
    assert read("a\n" * 50_000).truncated


@given(st.text(st.sampled_from("aB.。!? \n#-|*`<>e.g\"')中"), max_size=300))
def test_no_text_raises_and_every_sentence_lies_within_its_document(text):
    found = read(text)
    assert all(1 <= s.first_line <= s.last_line <= len(found.lines) for s in found.sentences)
    assert all(s.text == " ".join(s.text.split()) != "" for s in found.sentences)


@given(st.text(max_size=300))
def test_no_unicode_raises(text):
    assert read(text).lines == tuple(text.split("\n"))


def seconds(text: str) -> float:
    """The shortest of three times; less than one is noise. Documents differ, or none is read."""
    times = []
    for turn in range(3):
        start = time.perf_counter()
        read(f"{turn}\n\n{text}")
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("words", ["a. ", "a.\n", "数。", "<https://a.example> ", "@a{", "a: b\n"])
def test_time_grows_no_faster_than_the_text(words):
    small, large = (words * (size // len(words)) for size in (4_000, 32_000))
    assert seconds(large) < 0.2 + 16 * seconds(small)
