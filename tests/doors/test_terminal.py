"""Foreign text on a terminal cannot steer it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.terminal import printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain é 漢 🦩", "plain é 漢 🦩"),
        ("\x1b[2J", r"\x1b[2J"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x9b31m", r"\x9b31m"),
        ("txt.\u202egnp", r"txt.\u202egnp"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\udcff", r"\udcff"),
        ("\U000e0041", r"\U000e0041"),
        ("\u2028", r"\u2028"),
        (r"C:\x1b", r"C:\x1b"),
    ],
)
def test_what_could_steer_a_terminal_is_shown(text, expected):
    assert expected == printable(text)


def test_running_text_keeps_its_lines_but_no_escapes():
    assert "a\n\tb\\x1b" == printable("a\n\tb\x1b", lines=True)


@given(st.text(st.characters()))
def test_nothing_printable_gives_can_steer_a_terminal(text):
    shown = printable(text)
    shown.encode("utf-8")
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
