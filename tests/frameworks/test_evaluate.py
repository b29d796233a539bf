from __future__ import annotations

import pytest

from howopen.frameworks.definition import Dimension, Framework, Grade
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
        url="https://shore.example",
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
                rules=rules,
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


def test_why_is_said_by_the_findings_that_decided():
    judged = judge(findings(egg=YES, nest=NO), framework(BOTH))
    assert ("Egg.", ("egg", "nest")) == (
        judged.dimensions["d0"].why,
        judged.dimensions["d0"].findings,
    )


@pytest.mark.parametrize(
    ("egg", "nest", "seen", "why"),
    [
        (NO, UNCLEAR, True, "Egg."),
        (UNCLEAR, NO, False, "Egg."),
        (Outcome.UNREACHABLE, NO, False, "Egg."),
        (NONE, UNCLEAR, False, "Nest."),  # what does not apply decides nothing
        (NONE, NO, True, "Nest."),
        (NONE, NONE, True, "Egg."),
    ],
)
def test_a_cell_without_a_rule_is_seen_when_its_deciding_finding_is(egg, nest, seen, why):
    cell = judge(findings(egg=egg, nest=nest), framework(BOTH)).dimensions["d0"]
    assert ("low", 0.0, seen, why) == (cell.grade, cell.points, cell.seen, cell.why)


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
