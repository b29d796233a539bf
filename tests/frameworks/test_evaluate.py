from __future__ import annotations

import pytest
from msgspec.structs import replace

from howopen.frameworks.definition import (
    Condition,
    Dimension,
    Framework,
    Grade,
    Result,
    Scoring,
    Selector,
    Tone,
)
from howopen.frameworks.evaluate import judge
from howopen.model import Coverage, Finding, Outcome

YES, PARTLY, NO = Outcome.YES, Outcome.PARTLY, Outcome.NO
UNCLEAR, NONE = Outcome.UNCLEAR, Outcome.NOT_APPLICABLE


def framework(*dimensions):
    """A framework with three grades and these dimensions, given as (findings, rules)."""
    return Framework(
        id="shore",
        name="Shore",
        version="1",
        date="2026-11-01",
        short="Shore",
        source="https://shore.example",
        license="CC0-1.0",
        attribution="Shore.",
        about="Invented.",
        grades=(
            Grade(id="high", points=2.0, symbol="+", means="all"),
            Grade(id="mid", points=1.0, symbol="~", means="some"),
            Grade(id="low", points=0.0, symbol="-", means="none"),
        ),
        dimensions=tuple(
            Dimension(
                id=f"d{number}",
                title="D",
                short="d",
                group="g",
                criteria={},
                findings=findings,
                rules={
                    grade: tuple(
                        {name: Condition(outcome=outcomes) for name, outcomes in each.items()}
                        for each in alternatives
                    )
                    for grade, alternatives in rules.items()
                },
            )
            for number, (findings, rules) in enumerate(dimensions)
        ),
    )


def findings(**outcomes):
    return {name: Finding(outcome=o, note=f"{name.title()}.") for name, o in outcomes.items()}


BOTH = (
    ("egg", "nest"),
    {"mid": ({"egg": (YES, PARTLY)},), "high": ({"egg": (YES,), "nest": (YES,)},)},
)


@pytest.mark.parametrize(
    ("egg", "nest", "grade"),
    [
        (YES, YES, "high"),  # though the rule of the lower grade stands first and holds too
        (YES, NO, "mid"),
        (PARTLY, YES, "mid"),
        (NO, YES, "low"),
        (UNCLEAR, UNCLEAR, "low"),
    ],
)
def test_the_best_grade_with_a_rule_that_holds_is_given(egg, nest, grade):
    judged = judge(findings(egg=egg, nest=nest), framework(BOTH))
    assert grade == judged.dimensions["d0"].grade


def test_of_several_alternatives_one_is_enough():
    either = (("egg", "nest"), {"high": ({"egg": (YES,)}, {"nest": (YES,)})})
    judged = judge(findings(egg=NO, nest=YES), framework(either))
    assert ("high", ("nest", "egg")) == (
        judged.dimensions["d0"].grade,
        judged.dimensions["d0"].findings,
    )


def test_why_is_said_by_what_stands_in_the_way_and_by_what_decided():
    judged = judge(findings(egg=YES, nest=NO), framework(BOTH))
    cell = judged.dimensions["d0"]
    assert ("Nest. Egg.", ("egg", "nest")) == (cell.why, cell.findings)
    assert (("egg",), ("nest",)) == (cell.deciding, cell.obstacles)


@pytest.mark.parametrize(
    ("egg", "nest", "seen", "why"),
    [
        (NO, UNCLEAR, True, "Egg. Nest."),
        (UNCLEAR, NO, False, "Egg. Nest."),
        (Outcome.UNREACHABLE, NO, False, "Egg. Nest."),
        (NONE, UNCLEAR, False, "Nest."),  # what does not apply decides nothing
        (NONE, NO, True, "Nest."),
        (NONE, NONE, True, "Egg."),
    ],
)
def test_a_cell_without_a_rule_is_seen_when_its_deciding_finding_is(egg, nest, seen, why):
    cell = judge(findings(egg=egg, nest=nest), framework(BOTH)).dimensions["d0"]
    assert ("low", 0.0, seen, why) == (cell.grade, cell.points, cell.seen, cell.why)


def test_the_shortest_way_to_the_best_grade_is_what_stands_in_the_way():
    either = (("egg", "nest"), {"high": ({"egg": (YES,), "nest": (YES,)}, {"nest": (PARTLY,)})})
    assert ("nest",) == judge(findings(egg=NO, nest=NO), framework(either)).dimensions[
        "d0"
    ].obstacles


def test_the_total_has_a_range_and_a_coverage():
    one, two = (("egg",), {"high": ({"egg": (YES,)},)}), (("nest",), {"mid": ({"nest": (YES,)},)})
    judged = judge(findings(egg=UNCLEAR, nest=YES), framework(one, two))
    assert (1.0, 4.0, (1.0, 3.0), Coverage(seen=1, of=2)) == (
        judged.score,
        judged.out_of,
        judged.range,
        judged.coverage,
    )


def test_a_judgement_carries_the_attribution_of_its_framework():
    assert "Shore." == judge(findings(egg=NO, nest=NO), framework(BOTH)).attribution


def definition(**changes):
    """Two dimensions, of which one weighs three times as much as the other."""
    found = framework((("egg",), {"high": ({"egg": (YES,)},)}), (("nest",), {}))
    first, second = found.dimensions
    rules = {"high": ({"nest": Condition(value=("twigs",), without=("plastic",))},)}
    dimensions = (replace(first, weight=3.0), replace(second, group="h", rules=rules))
    return replace(found, dimensions=dimensions, **changes)


def nest(*values, outcome=YES):
    return {
        "egg": Finding(outcome=YES),
        "nest": Finding(outcome=outcome, value=values),
    }


@pytest.mark.parametrize(
    ("values", "outcome", "grade"),
    [
        (("twigs: 700 of them",), YES, "high"),
        (("moss", "twigs (from the heron)"), PARTLY, "high"),  # any outcome that was seen
        (("moss",), YES, "low"),
        (("twigs", "plastic: one"), YES, "low"),
        (("twigs",), UNCLEAR, "low"),
        ((), YES, "low"),
    ],
)
def test_a_rule_may_ask_for_kinds_of_values(values, outcome, grade):
    assert grade == judge(nest(*values, outcome=outcome), definition()).dimensions["d1"].grade


def test_a_mean_weighs_and_scales():
    found = judge(nest(), definition(scoring=Scoring.MEAN, scale=100.0, weights_sum=4.0))
    assert (75.0, 100.0, (75.0, 75.0)) == (found.score, found.out_of, found.range)


RESULTS = (
    Result(id="all", says="all high", tone=Tone.GOOD, when=(Selector(all=("high",)),)),
    Result(
        id="part",
        says="g is high and h is not",
        tone=Tone.MIXED,
        when=(Selector(of=("g",), all=("high",)), Selector(of=("h", "d0"), any=("low",))),
    ),
)


@pytest.mark.parametrize(
    ("values", "egg", "reached", "decisive"),
    [
        (("twigs",), YES, "all", ()),
        (("moss",), YES, "part", ("d1",)),
        (("moss",), NO, None, ("d1", "d0")),  # no class: what explains the total, in the order set
    ],
)
def test_the_first_class_whose_demands_hold_is_given(values, egg, reached, decisive):
    answers = nest(*values) | {"egg": Finding(outcome=egg)}
    found = judge(answers, definition(results=RESULTS, decisive=("d1", "d0")))
    assert (reached, decisive) == (found.grade, found.decisive)


def test_a_question_that_was_not_asked_is_not_seen():
    found = judge({"egg": Finding(outcome=YES)}, definition())
    assert not found.dimensions["d1"].seen
    assert "not asked" in found.dimensions["d1"].why
