from __future__ import annotations

from howopen.frameworks.comparison import compare
from howopen.reports.comparison import comparison_to_markdown, comparison_to_terminal, rows
from howopen.reports.page import Page
from tests.reports.invented import HOSTILE, assessment
from tests.reports.test_overview import KNOWN, judged


def pair(second="Ibis"):
    return compare((judged(), judged(second)), KNOWN.values())


def test_definitions_have_a_row_each_and_their_cells_on_demand():
    assert ["Shore", "Strict"] == [row.title for row in rows(pair(), KNOWN, cells=False)]
    assert 2 + 2 * 14 == len(list(rows(pair(), KNOWN, cells=True)))


def test_a_definition_differs_when_class_or_total_do():
    other = compare(
        (assessment(letters="o" * 14), assessment(letters="o" * 13 + "c")), (KNOWN["radboud"],)
    )
    assert [True] == [row.differs for row in rows(other, KNOWN, cells=False)]
    assert [False, False] == [row.differs for row in rows(pair(), KNOWN, cells=False)]


def test_two_releases_under_two_definitions_look_like_this(snapshot):
    assert snapshot == comparison_to_terminal(pair(), KNOWN, Page(), cells=False)


def test_foreign_names_stay_words_in_markdown():
    text = comparison_to_markdown(pair(HOSTILE), KNOWN, cells=False)
    assert "<b>" not in text
    assert "\x1b" not in text
