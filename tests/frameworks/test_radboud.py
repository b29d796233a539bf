"""The Radboud table as data: its dimensions, its points, its published totals and order."""

from __future__ import annotations

import csv

import pytest

from howopen.findings import questions
from howopen.frameworks import frameworks
from howopen.frameworks.ranking import rank
from howopen.model import (
    Assessment,
    Cell,
    Coverage,
    Finding,
    Judgement,
    Outcome,
    Release,
    Tool,
    Verdict,
    VerdictId,
)

RADBOUD = frameworks()["radboud"]
POINTS = {grade.id: grade.points for grade in RADBOUD.grades}
KEYS = {
    "Availability": ("opencode", "llmdata", "llmweights", "rldata", "rlweights", "license"),
    "Documentation": ("code", "architecture", "preprint", "paper", "modelcard", "datasheet"),
    "Access": ("package", "api"),
}
IDS = tuple(dimension.id for dimension in RADBOUD.dimensions)


def test_the_fourteen_dimensions_stand_in_published_order_and_groups():
    found = [(dimension.group, dimension.id) for dimension in RADBOUD.dimensions]
    assert [(group, key) for group, keys in KEYS.items() for key in keys] == found


def test_open_is_one_partial_a_half_and_all_else_nothing():
    assert {"open": 1.0, "partial": 0.5, "not-applicable": 0.0, "closed": 0.0} == POINTS


def test_what_no_rule_grades_is_closed():
    assert "closed" == RADBOUD.grades[-1].id


def test_the_duty_of_attribution_is_in_the_data():
    assert "http://opening-up-chatgpt.github.io" in RADBOUD.attribution
    assert "10.1145/3571884.3604316" in RADBOUD.attribution


@pytest.mark.parametrize("dimension", RADBOUD.dimensions, ids=lambda d: d.id)
def test_a_dimension_says_when_each_grade_is_given_and_asks_what_exists(dimension):
    assert {"open", "partial", "closed"} == set(dimension.criteria)
    assert {"open", "partial"} <= set(dimension.rules) <= set(POINTS)
    asked = {question for rules in dimension.rules.values() for rule in rules for question in rule}
    assert asked <= set(dimension.findings) <= {question.id for question in questions()}
    assert len(dimension.short) <= 9


@pytest.mark.parametrize(
    ("grades", "total"),
    [("OOOOOOOOOCOOOP", 12.5), ("PCPCCCPPCCPCOP", 4.0), ("CCCCCCCCPCCCCC", 0.5)],
)
def test_the_published_labels_of_three_rows_sum_to_their_totals(grades, total):
    words = {"O": "open", "P": "partial", "C": "closed"}
    assert total == sum(POINTS[words[letter]] for letter in grades)


def row(name, grades):
    """An assessment that was given these grades."""
    cells = {
        key: Cell(grade=grade, points=POINTS[grade], seen=True, findings=())
        for key, grade in zip(IDS, grades, strict=True)
    }
    score = sum(cell.points for cell in cells.values())
    return Assessment(
        release=Release(id=name, name=name),
        verdict=Verdict(id=VerdictId.UNDETERMINED, sentence="Undetermined."),
        findings={"api": Finding(outcome=Outcome.UNCLEAR)},
        judgements={
            "radboud": Judgement(
                framework="radboud",
                version="1",
                score=score,
                out_of=14,
                range=(score, score),
                coverage=Coverage(seen=14, of=14),
                dimensions=cells,
            )
        },
        sources=(),
        tool=Tool(version="0", rules=""),
    )


def test_equal_scores_are_ordered_by_code_point_upper_case_first():
    same = ["partial"] * 14
    ranked = rank([row("minHeron", same), row("Vulture", same), row("Égret", same)], RADBOUD)
    assert ["Vulture", "minHeron", "Égret"] == [each.release.name for each in ranked.rows]


def test_the_published_totals_and_order_come_out(shared):
    path = shared / "reference" / "radboud" / "scores.csv"
    with path.open(encoding="utf-8", newline="") as file:
        published = [each for each in csv.DictReader(file) if each["project"]]
    rows = [
        row(each["project"], [each[key] or "not-applicable" for key in IDS]) for each in published
    ]
    ranked = rank(reversed(rows), RADBOUD).rows
    assert [(each["project"], float(each["score"])) for each in published] == [
        (each.release.name, each.judgement.score) for each in ranked
    ]
