from __future__ import annotations

from howopen.frameworks.mof.foreign import quoted


def test_foreign_words_are_on_one_line():
    assert "`grey heron`" == quoted(" grey\n\theron ")


def test_a_long_string_is_shortened_visibly():
    assert f"`{'heron ' * 13}he…`" == quoted("heron " * 50)
