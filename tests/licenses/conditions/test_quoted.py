from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.conditions.quoted import quotations
from howopen.licenses.text import LegalText


def _words(text: str) -> list[str]:
    return [quoted.words for quoted in quotations(LegalText(text).clause(0))]


def test_every_style_of_marks_is_read():
    text = "show “Heron”, \"Marsh\", 'Lark', «Teal», „Wren“, 「Crane」 and Marsh's own"
    assert ["Heron", "Marsh", "Lark", "Teal", "Wren", "Crane"] == _words(text)


def test_an_apostrophe_opens_no_quotation():
    assert [] == _words("the licensee's model and Marsh's outputs")


def test_before_and_after_stop_at_the_next_quotation():
    first, second = quotations(LegalText("show “Heron” or “Lark” here").clause(0))
    assert ("show ", " or ", " or ", " here") == (
        first.before,
        first.after,
        second.before,
        second.after,
    )


def test_a_long_quotation_is_passed_over():
    assert [] == _words("show “" + "heron " * 60 + "”")


def test_an_empty_quotation_is_none():
    assert [] == _words('show "." and " , " here')


@given(st.text(alphabet="ab “”\"'«».\ufffd\u4e2d", max_size=60))
def test_any_text_gives_quotations_that_lie_in_it(text):
    read = LegalText(text)
    for number in range(read.count):
        clause = read.clause(number)
        for quoted in quotations(clause):
            inside = "".join(clause.words[quoted.start : quoted.end].split())
            assert "".join(quoted.words.split()) in inside
