from __future__ import annotations

import pytest

from benchmarks.presence import f1, more_figures, weighted_accuracy

LABELS = {
    "a": {"card": "open", "code": "missing"},
    "b": {"card": "open", "code": "missing"},
    "c": {"card": "open", "code": "open"},
}
OURS = {
    "a": {"card": "open", "code": "open"},
    "b": {"card": "open", "code": "open"},
    "c": {"card": "missing", "code": "open"},
}


def test_f1_counts_what_is_there():
    # There in both: 3; in one of the two only: 3. 2 * 3 / (2 * 3 + 3).
    assert f1(OURS, LABELS) == pytest.approx(0.6667)


def test_f1_of_nothing_there_is_none():
    nothing = {"a": {"card": "missing"}}
    assert f1(nothing, nothing) is None


def test_a_family_counts_once_however_many_releases_it_has():
    each = {"a": "a", "b": "b", "c": "c"}
    families = {"a": "heron", "b": "heron", "c": "rail"}
    assert (0.5, 0.5) == (
        weighted_accuracy(OURS, LABELS, each),
        weighted_accuracy(OURS, LABELS, families),
    )
    better = OURS | {"c": LABELS["c"]}
    assert (0.6667, 0.75) == (
        weighted_accuracy(better, LABELS, each),
        weighted_accuracy(better, LABELS, families),
    )


def test_the_commonest_answer_and_equal_labels_are_measured_too():
    figures = more_figures(OURS, LABELS, {"a": "heron", "b": "heron", "c": "rail"})
    assert {"families": 2, "templates": 2} == {
        name: figures[name] for name in ("families", "templates")
    }
    # Always a card and no code: 5 of 6 cells.
    assert figures["commonest_of_these"] == pytest.approx(0.8333)
    assert figures["commonest_by_family"] == pytest.approx(0.75)


def test_nothing_measured_gives_no_figures():
    assert more_figures({}, {}, {})["accuracy_by_family"] is None
