from __future__ import annotations

import pytest
from msgspec.structs import replace

from howopen.history.changes import changes
from howopen.history.reworded import Reworded
from howopen.model import Relation, VerdictId
from howopen.reports.change_phrases import (
    answered,
    cell_words,
    condition,
    edge,
    quoted,
    several,
    shifted,
)
from howopen.reports.change_words import sections
from howopen.reports.words import Mark, signed
from tests.history import two_days as days
from tests.history.two_days import CARD, CODE, OLD, assessed, cell, cite, finding, judgement
from tests.reports.invented import framework


def test_the_outcomes_tell_apart_what_the_values_do_not():
    old, new = (
        assessed({"a": finding(outcome, "MIT", at=(cite(CARD, 2),))})
        for outcome in ("yes", "conflicting")
    )
    assert "MIT, yes -> MIT, conflicting" == answered(changes(old, new).findings["a"])


def test_an_answer_without_a_value_is_its_outcome():
    old, new = (assessed({"a": finding(outcome)}) for outcome in ("yes", "no"))
    assert "yes -> no" == answered(changes(old, new).findings["a"])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((), ("naming: Egret",), ("+", "inherited condition came: naming: Egret")),
        (("naming: Egret",), (), ("-", "inherited condition no longer found: naming: Egret")),
        (("naming: A",), ("naming: B",),
         ("~", "inherited condition changed: naming: A -> naming: B")),
    ],
)  # fmt: skip
def test_an_inherited_condition_says_that_it_is_one(before, after, expected):
    old, new = (
        assessed({"inherited-terms": finding("yes", *values, at=(cite(CARD, 2),))})
        for values in (before, after)
    )
    (change,) = changes(old, new).conditions
    assert expected == condition(change)


def cells(before, after):
    def day(version, given):
        return assessed(judged=judgement(version, **({"weights": given} if given else {})))

    change = changes(day("1", before), day("2", after)).judgements["radboud"].dimensions["weights"]
    return cell_words("weights", change, framework()), cell_words("weights", change, None)


def test_a_cell_is_told_with_sign_and_word_of_its_definition():
    told, without = cells(cell("open"), cell("closed"))
    assert "Weights: ✓ open -> ✗ closed" == told
    assert "weights: open -> closed" == without


def test_a_cell_that_only_one_version_asks_for_says_so():
    assert "Weights: not asked -> ✓ open" == cells(None, cell("open"))[0]


def test_a_score_that_is_its_own_word_is_told_once():
    assert "0 -> 3" == f"{signed(score('0'))} -> {signed(score('3'))}"
    assert "✓ open" == signed(Mark(sign="✓", word="open", style=""))


def score(points):
    return Mark(sign=points, word=points, style="")


def test_the_points_tell_apart_what_the_grades_do_not():
    told, _ = cells(cell("open"), replace(cell("open"), points=2))
    assert "Weights: ✓ open (1) -> ✓ open (2)" == told


def steps(before, after):
    old, new = (assessed(lineage=tuple(filter(None, (each,)))) for each in (before, after))
    (change,) = changes(old, new).lineage
    return edge(change)


NAMED = days.edge(license="MIT")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, NAMED, ("+", "came: fine-tuned from river/egret-7b (MIT)")),
        (NAMED, None, ("-", "no longer named: fine-tuned from river/egret-7b (MIT)")),
        (NAMED, replace(NAMED, relation=Relation.MERGE),
         ("~", "fine-tuned from river/egret-7b (MIT) -> merged from river/egret-7b (MIT)")),
        (NAMED, replace(NAMED, recorded="egret"),
         ("~", "fine-tuned from river/egret-7b (MIT); its recording is another")),
    ],
)  # fmt: skip
def test_a_step_of_the_lineage_is_told(before, after, expected):
    assert expected == steps(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, days.source(CODE), ["came"]),
        (None, days.missing(CODE), ["came, and could not be had"]),
        (days.source(CODE), None, ["no longer among those looked at"]),
        (days.source(CODE), days.missing(CODE), ["could not be had this time"]),
        (days.missing(CODE), days.source(CODE), ["could be had this time"]),
        (days.source(CODE), days.source(CODE, "b2", card=days.PART),
         ["a1 -> b2", "less of it was seen"]),
        (days.source(CODE, card=days.PART), days.source(CODE), ["more of it was seen"]),
    ],
)  # fmt: skip
def test_what_became_of_a_source_is_told(before, after, expected):
    old, new = (
        assessed(sources=(days.source(), *filter(None, (each,)))) for each in (before, after)
    )
    (change,) = changes(old, new).sources
    assert expected == [shifted(shift, change) for shift in change.shifts]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (((12, 12), "old"), ((12, 12), "new"), 'line 12 (x): "old" -> "new"'),
        (((12, 12), "old"), ((14, 15), "new"), 'line 12 -> 14-15 (x): "old" -> "new"'),
        (((2, 3), "old"), (None, ""), 'lines 2-3 (x): "old" is gone'),
        ((None, ""), ((4, 4), "new"), 'line 4 (x): new, "new"'),
        (((1, 1), "a " * 80), (None, ""), f'line 1 (x): "{("a " * 50).strip()}…" is gone'),
    ],
)
def test_words_that_changed_are_quoted_with_their_lines(before, after, expected):
    change = Reworded(
        source="x",
        path="LICENSE",
        before_lines=before[0],
        before=before[1],
        after_lines=after[0],
        after=after[1],
    )
    assert f"LICENSE {expected}" == quoted(change)


def test_names_are_shown_and_counted():
    assert "a, b, c and 2 more" == several("abcde")
    assert "" == several(())


def test_the_same_verdict_for_other_reasons_is_said():
    other = days.verdict(VerdictId.OPEN_WEIGHTS, "code-license")
    (section,) = sections(changes(OLD, replace(OLD, verdict=other)), {})
    assert "still open weights, for other reasons (cause not certain)" == section.lines[0].text
