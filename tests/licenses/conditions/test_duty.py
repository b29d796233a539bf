from __future__ import annotations

import pytest

from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.text import LegalText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You must SHOW it.", True),
        ("SHOW it.", True),
        ("You may share it, provided that you SHOW it.", True),
        ("You may SHOW it.", False),
        ("You must not SHOW it.", False),
        ("We ask that you SHOW it.", False),
        ("Please SHOW it.", False),
        ("You are encouraged to SHOW it.", False),
        ("您必须 SHOW 它。", True),
        ("我们鼓励您 SHOW 它。", False),
    ],
)
def test_the_nearest_word_before_decides(text, expected):
    clause = LegalText(text).clause(0)
    assert expected == is_duty(clause, clause.plain.index("show"))


@pytest.mark.parametrize(
    ("lead", "expected"),
    [("You must:", True), ("You are encouraged to:", False), ("You may:", False)],
)
def test_an_item_is_read_with_what_introduces_the_list(lead, expected):
    text = LegalText(f"{lead} (i) publish a report; and (ii) SHOW it.")
    clause = text.clause(text.count - 1)
    assert expected == is_duty(clause, clause.plain.index("show"))


def test_a_duty_can_be_wanted_in_words():
    clause = LegalText("Heron SHOW it.").clause(0)
    assert (True, False) == (is_duty(clause, 6), is_duty(clause, 6, said=True))
