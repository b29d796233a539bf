from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from howopen.errors import InputError
from howopen.frameworks.definition import Result, Tone
from howopen.frameworks.ranking import only, ordered, rank
from tests.reports.invented import assessment, framework, several


def ranking():
    return rank(several(), framework())


def names(found):
    return [row.release.name for row in found.rows]


def test_rows_are_ordered_by_score_then_by_code_point_of_the_name():
    expected = ["heron 3B", "Heron 1B", "Ibis", "Heron 0.5B"]
    assert expected == names(ranking())[:4]


def test_upper_case_comes_before_lower_case_at_equal_scores():
    pair = [assessment("minHeron"), assessment("Zebra")]
    assert ["Zebra", "minHeron"] == names(rank(pair, framework()))


def test_equal_scores_share_a_rank_and_the_next_rank_is_skipped():
    assert [1, 2, 2, 4, 4] == [row.rank for row in ranking().rows]


def test_a_tie_stands_at_its_middle():
    assert [0.1, 0.4, 0.4, 0.8, 0.8] == [row.quantile for row in ranking().rows]


def test_any_order_of_the_assessments_gives_the_same_ranking():
    for order in itertools.permutations(several()):
        assert ranking() == rank(order, framework())


def test_the_headline_says_how_near_the_best_comes_and_what_each_leader_lacks():
    headline = ranking().headlines[0]
    assert "No model is perfect: the best of 5 scores 12.5 of 14." == headline.text
    assert "heron 3B (12.5) is not fully open in preprint, paper." == headline.points[0]


def test_a_leader_is_not_said_to_lack_what_was_not_seen():
    found = rank([assessment("Heron", letters="o" * 12 + "p?")], framework())
    leader = found.best.leaders[0]
    assert (("package",), ("api",)) == (leader.lacks, leader.not_seen)
    assert (
        "Heron (12.5) is not fully open in package; nothing was seen for api."
        == found.headlines[0].points[0]
    )


def test_a_leader_is_not_said_to_lack_a_part_that_it_does_not_have():
    heron = assessment("Heron", letters="o" * 12 + "pc")
    judged = heron.judgements["radboud"]
    without = replace(judged.dimensions["api"], grade="not-applicable")
    judged = replace(judged, dimensions=judged.dimensions | {"api": without})
    found = rank([replace(heron, judgements={"radboud": judged})], framework())
    leader = found.best.leaders[0]
    assert (("package",), (), ("api",)) == (leader.lacks, leader.not_seen, leader.does_not_apply)
    assert (
        "Heron (12.5) is not fully open in package; does not apply: api."
        == found.headlines[0].points[0]
    )


def test_a_full_score_is_said():
    found = rank([assessment("Heron", letters="o" * 14), assessment("Ibis")], framework())
    assert "1 of 2 models has the full score of 14." == found.headlines[0].text


def test_a_makers_standing_is_its_ranks_and_the_quarter_of_its_median():
    assert (
        "Example Estuary: 3 models, ranks 1 to 4 of 5, median in the second quarter.",
    ) == ranking().headlines[1].points


def test_models_of_one_rank_are_not_said_to_range():
    three = [assessment(name) for name in "ABC"]
    assert ("Example Estuary: 3 models, all at rank 1 of 3, median in the third quarter.",) == rank(
        three, framework()
    ).headlines[1].points


def test_models_without_a_maker_make_no_maker():
    assert ["Example Estuary", "=cmd()"] == [maker.name for maker in ranking().makers]


def test_nothing_to_rank_gives_no_headline():
    found = rank([], framework())
    assert ((), (), None) == (found.headlines, found.rows, found.best)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("maker", "example*", ["heron 3B", "Heron 1B", "Heron 0.5B"]),
        ("name", "IB*", ["Ibis"]),
        ("verdict", "open-source", ["heron 3B"]),
        ("api", "open", ["heron 3B"]),
        ("code", "closed", ["Heron 0.5B"]),
    ],
)
def test_rows_are_selected_and_keep_their_rank(key, value, expected):
    everything = ranking()
    kept = only(everything, [(key, value)], framework())
    assert expected == names(kept)
    assert all(row in everything.rows for row in kept.rows)
    assert everything.headlines == kept.headlines


def test_cells_not_seen_can_be_selected_and_are_not_closed():
    assert 1 == len(only(ranking(), [("code", "not-seen")], framework()).rows)


def test_several_conditions_all_hold():
    kept = only(ranking(), [("maker", "example*"), ("api", "partial")], framework())
    assert ["Heron 1B"] == names(kept)


@pytest.mark.parametrize("condition", [("colour", "red"), ("verdict", "fine"), ("api", "ajar")])
def test_an_unknown_condition_is_told_with_what_is_known(condition):
    with pytest.raises(InputError, match="one of"):
        only(ranking(), [condition], framework())


def test_sorting_by_name_ignores_case():
    assert ["Heron 0.5B", "Heron 1B", "heron 3B", "Ibis"] == names(
        ordered(ranking(), "name", framework())
    )[:4]


def test_sorting_by_maker_puts_the_unknown_last():
    assert "Ibis" == names(ordered(ranking(), "maker", framework()))[-1]


def test_sorting_by_a_dimension_puts_the_open_first():
    assert ["heron 3B", "Heron 1B", "Ibis"] == names(ordered(ranking(), "api", framework()))[:3]


def test_an_unknown_order_is_told():
    with pytest.raises(InputError, match="cannot sort by 'colour'"):
        ordered(ranking(), "colour", framework())


def test_classes_come_before_totals_and_what_was_not_told_before_what_fails():
    classes = tuple(
        Result(id=name, says=f"{name} it is", tone=tone, when=())
        for name, tone in (("gold", Tone.GOOD), ("lead", Tone.BAD), ("murky", Tone.OPEN))
    )
    definition = replace(framework(), results=classes)
    found = [
        _classed(assessment(name, letters=letters * 14), grade)
        for name, letters, grade in (
            ("A", "o", "lead"),
            ("B", "c", "gold"),
            ("C", "p", "murky"),
            ("D", "o", "murky"),
        )
    ]
    ranking = rank(found, definition)
    assert ["B", "D", "C", "A"] == [row.release.name for row in ranking.rows]
    assert "1 of 4 models: gold it is." == ranking.headlines[0].text


def test_equal_scores_may_be_ordered_from_the_end_of_the_alphabet():
    pair = [assessment("A"), assessment("B")]
    backwards = replace(framework(), descending_ties=True)
    assert ["B", "A"] == [row.release.name for row in rank(pair, backwards).rows]
    assert [1, 1] == [row.rank for row in rank(pair, backwards).rows]


def _classed(found, grade):
    judgement = replace(found.judgements["radboud"], grade=grade)
    return replace(found, judgements={"radboud": judgement})
