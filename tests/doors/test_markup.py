from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.markup import (
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_NESTING,
    Block,
    BlockKind,
    read_blocks,
    without_tags,
)

MARKUP = st.text(st.sampled_from("ab \n\t#>-*+1.|`~=<>/!-&;[]()\"'\\\0中"), max_size=300)


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(text).blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(text)]


def lines(text: str) -> list[tuple[int, int]]:
    return [(block.first_line, block.last_line) for block in blocks(text)]


# What is what


def test_a_block_is_a_heading_text_an_item_a_row_or_code():
    text = "# Egret\n\nWords.\n\n- one\n\n| a | b |\n|---|---|\n| c | d |\n\n```sh\nrun\n```\n"
    assert [
        ("heading", "Egret"),
        ("text", "Words."),
        ("item", "one"),
        ("row", "a | b"),
        ("row", "c | d"),
        ("code", "run\n"),
    ] == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Egret\n=====",
        "# Egret #",
        "# **Egret**",
        "<h1 align='center'>Egret</h1>",
        "# <b>Egret</b>:",
    ],
)
def test_a_heading_is_known_however_it_is_written(text):
    assert [("heading", "Egret")] == kinds(text)


def test_a_section_names_the_headings_above_it_outermost_first():
    text = "# Egret\n## Data\n### Web\nx\n## Code\ny"
    assert [
        ("Egret",),
        ("Egret", "Data"),
        ("Egret", "Data", "Web"),
        ("Egret", "Data", "Web"),
        ("Egret", "Code"),
        ("Egret", "Code"),
    ] == [block.section for block in blocks(text)]


def test_a_heading_of_html_opens_a_section_as_one_of_markdown_does():
    found = blocks("<div>\n<h1>Egret</h1>\nA bird.\n</div>\n\n## Data\n\nFish.")
    assert [("Egret",), ("Egret",), ("Egret", "Data"), ("Egret", "Data")] == [
        block.section for block in found
    ]


def test_a_heading_without_words_opens_no_section_in_html():
    assert [] == kinds('<h1><img src="logo.png"></h1>')


def test_a_heading_within_a_comment_is_none():
    assert [] == kinds("<!--\n<h1>Old</h1>\n-->")


def test_code_is_never_a_heading():
    assert ["code"] == [kind for kind, _ in kinds("```\n# load the model\n```")]


def test_hashes_of_a_comment_in_indented_code_are_code():
    assert ["text", "code"] == [kind for kind, _ in kinds("Run\n\n    # a comment")]


def test_an_unclosed_fence_runs_to_the_end():
    assert ["code"] == [kind for kind, _ in kinds("```\n# not a heading")]


# Where it stands


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n# a\n\nb\n", [(2, 2), (4, 4)]),
        ("a\n===\n\nb", [(1, 1), (4, 4)]),
        ("a\nb\n\nc", [(1, 2), (4, 4)]),
        ("- a\n- b\n  c\n- d", [(1, 1), (2, 3), (4, 4)]),
        ("- a\n  - b\n    - c\n- d", [(1, 1), (2, 2), (3, 3), (4, 4)]),
        ("- a\n\n  b\n", [(1, 1), (3, 3)]),
        ("x\n\n|a|b|\n|-|-|\n|c|d|\n|e|f|\n\ny", [(1, 1), (3, 3), (5, 5), (6, 6), (8, 8)]),
        ("```\na\n\nb\n```\n\nc", [(1, 5), (7, 7)]),
        ("> a\n> b\n\nc", [(1, 2), (4, 4)]),
        ("<p>\na\n</p>\n\nb", [(1, 3), (5, 5)]),
        ("<div>\n<h2>\na\n</h2>\nb\n</div>", [(2, 4), (4, 6)]),
    ],
)
def test_every_block_knows_its_lines(text, expected):
    assert expected == lines(text)


def test_lines_are_counted_from_the_first_line_of_the_file():
    assert 12 == read_blocks("a\n\nb", first_line=10).blocks[1].first_line


@given(MARKUP)
def test_blocks_lie_within_their_text_and_in_order(text):
    found = blocks(text)
    assert all(1 <= b.first_line <= b.last_line <= text.count("\n") + 2 for b in found)


# Tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>bold</b> word", "a bold word"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a<!-- b\nc -->d", "a\nd"),
        ("a <!-- not closed", "a <!-- not closed"),
        ("<!DOCTYPE html><?php x ?>a", "a"),
        ("a<script>if (a < b) { run() }</script>b", "ab"),
        ("a<style>p {}</STYLE>b", "ab"),
        ("a<script>never closed", "a"),
        ("Tom &amp; Jerry &lt;b&gt;", "Tom & Jerry <b>"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ('<img alt="a > b">c', "c"),
        ('<a href="https://x.example">x</a>', " <https://x.example> x"),
        ("<a class=y href=https://x.example>x</a>", " <https://x.example> x"),
        ("see <https://x.example/y>", "see <https://x.example/y>"),
        ("<p\nalign=left\n>a", "\n\na"),
        ('an <i unclosed="', 'an <i unclosed="'),
    ],
)
def test_tags_go_and_words_stay(text, expected):
    assert expected == without_tags(text)


@given(MARKUP)
def test_no_line_break_is_lost_with_a_tag(text):
    assert text.count("\n") == without_tags(text).count("\n")


# Hostile text


@given(st.one_of(MARKUP, st.text()))
def test_no_text_raises(text):
    assert isinstance(read_blocks(text).cut, bool)


def test_what_is_longer_than_the_limit_is_cut_and_said():
    read = read_blocks("a" * (MAX_CHARACTERS + 1))
    assert (True, MAX_CHARACTERS) == (read.cut, len(read.blocks[0].text))


def test_what_has_more_lines_than_the_limit_is_cut_and_said():
    read = read_blocks("a\n" * MAX_LINES + "b")
    assert (True, MAX_LINES) == (read.cut, read.blocks[-1].last_line)


def test_a_text_of_just_as_many_lines_is_whole():
    assert not read_blocks("\n".join("a" * MAX_LINES)).cut


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_what_is_nested_too_deep_is_cut_and_said(mark):
    assert read_blocks(mark * (MAX_NESTING + 1) + "a").cut


def test_what_is_nested_as_lists_are_is_whole():
    nested = "\n".join("  " * depth + f"- {depth}" for depth in range(8))
    assert (False, 8) == (read_blocks(nested).cut, len(blocks(nested)))


def test_a_table_of_ten_thousand_columns_keeps_its_rows():
    wide = "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b" * 10_000 + "|\n"
    assert [BlockKind.ROW, BlockKind.ROW] == [block.kind for block in blocks(wide)]


HOSTILE = [
    "[", "![", "<", "</", "<a ", '<a x="', "a <a href='", "<!-- ", "<!--\n", "<!--\n\n", "a <!-- ",
    "<?\n", "<!A\n", "<![CDATA[\n", "<script>", "a <script></scrip", "<h1>", "<div>\n", "&", "<&#1",
    "`", "` `` ``` ", "~~~\n", "```a\n", "> ", "> > > > a\n", "- ", "- - - - a\n", "1. ", "* a\n",
    "|a", "|a|\n", "a|b\n-|-\n", "\\|", "[a]: b\n", "[a\n", "[a]: b '\n", "[\\[", "a\n=\n", "# a #",
    "#", "=", " ", "\t", "\n", " \n", "\0", "\\", "a\n", "a. ",
]  # fmt: skip


def seconds(text: str) -> float:
    """The shortest of three times; less than one is noise."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read_blocks(text)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("mark", HOSTILE)
def test_time_grows_no_faster_than_the_text(mark):
    small, large = (mark * (size // len(mark)) for size in (2_000, 16_000))
    assert seconds(large) < 0.2 + 16 * seconds(small)
