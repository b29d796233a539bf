from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from howopen.frameworks.comparison import compare
from howopen.frameworks.ranking import rank
from howopen.reports.comparison import comparison_to_markdown
from howopen.reports.markdown import (
    assessments_to_markdown,
    escaped,
    ranking_to_markdown,
)
from tests.reports.invented import HOSTILE, assessment, framework, several


def test_one_release_looks_like_this(snapshot):
    assert snapshot == assessments_to_markdown((assessment(),), {"radboud": framework()})


def test_a_table_looks_like_this(snapshot):
    assert snapshot == ranking_to_markdown(rank(several(), framework()), framework())


def test_a_comparison_looks_like_this(snapshot):
    assert snapshot == comparison_to_markdown(
        compare(several()[:2], (framework(),)), {"radboud": framework()}, cells=True
    )


def test_a_hostile_name_makes_no_element():
    found = (assessment(HOSTILE, maker=HOSTILE),)
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        assessments_to_markdown(found, {"radboud": framework()})
    )
    assert 'href="https://evil' not in html
    assert "<b>" not in html


def test_every_row_of_the_table_has_as_many_cells_as_its_head():
    html = MarkdownIt("gfm-like", {"linkify": False}).render(
        ranking_to_markdown(rank(several(), framework()), framework())
    )
    assert 5 * html.count("</th>") == html.count("</td>")


@pytest.mark.parametrize(
    "text",
    [
        "@heron",
        "www.heron.example",
        "https://heron.example",
        "#12",
        "1. one",
        "- one",
        "> one",
        "1) one",
        "+ one",
        "===",
    ],
)
def test_what_a_renderer_would_link_or_list_is_broken_up(text):
    html = MarkdownIt("gfm-like", {"linkify": False}).render(escaped(text))
    assert "<p>" == html[:3]
    assert "@" not in escaped(text)
    assert "://" not in escaped(text)


@given(some.text(alphabet="ab *_`[]()<>#|~!&:@\\/.-+=$\n\t\x1b{}^1", max_size=40))
def test_any_words_come_back_as_the_same_words(text):
    from howopen.doors.terminal import printable

    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(escaped(text) + "x")
    inline = [token for token in tokens if token.type == "inline"]
    assert ["paragraph_open", "inline", "paragraph_close"] == [token.type for token in tokens]
    said = "".join(child.content for child in inline[0].children)
    assert printable(" ".join(text.split())) + "x" == said
