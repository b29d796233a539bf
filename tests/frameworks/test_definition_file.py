from __future__ import annotations

import pytest

from howopen.errors import DataError
from howopen.findings import questions
from howopen.frameworks.definition import Condition, Scoring
from howopen.frameworks.definition_file import parse_definition
from howopen.model import Outcome

QUESTIONS = {question.id: question.outcomes for question in questions()}
OURS = """\
id = "ours"
name = "Our policy"
short = "Ours"
version = "1"
date = "2026-11-25"
source = "Handbook, chapter 3"
license = "internal"
attribution = "Our own."
about = "What we buy."
scoring = "mean"
weights_sum = 10

[[grades]]
id = "pass"
points = 1
symbol = "+"
means = "fine"
[[grades]]
id = "fail"
points = 0
symbol = "-"
means = "not fine"

[[dimensions]]
id = "terms"
title = "Terms"
short = "terms"
group = "Law"
weight = 7
findings = ["license-conditions", "weights-license"]
[dimensions.criteria]
pass = "No limits."
[[dimensions.rules.pass]]
weights-license = ["yes"]
license-conditions = { outcome = ["no"], without = ["non commercial"] }

[[dimensions]]
id = "card"
title = "Card"
short = "card"
group = "Paper"
weight = 3
findings = ["model-card"]
criteria = {}
[[dimensions.rules.pass]]
model-card = ["yes"]

[[results]]
id = "buy"
says = "may be bought"
tone = "good"
when = [{ of = ["Law"], all = ["pass"] }]
"""


def parse(text):
    return parse_definition(text, "ours.toml", QUESTIONS, digest="d" * 64)


def test_a_sound_file_is_a_definition():
    found = parse(OURS)
    assert ("ours", Scoring.MEAN, "d" * 64) == (found.id, found.scoring, found.digest)
    rule = found.dimensions[0].rules["pass"][0]
    assert Condition(outcome=(Outcome.YES,)) == rule["weights-license"]
    assert ("non commercial",) == rule["license-conditions"].without


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "ours"', 'id = "Our policy"', "1: an id is in small letters with dashes"),
        ('source = "Handbook, chapter 3"\n', "", "1: a definition must have 'source'"),
        ('"Handbook, chapter 3"', '" "', "6: 'source' is empty"),
        ("2026-11-25", "today", "5: a date reads 2026-11-25"),
        ("weights_sum = 10", "weights_sum = 9", "11: 'weights_sum' is 9, and the weights add up"),
        ("weights_sum = 10\n", "", "28: where dimensions have weights, 'weights_sum' says"),
        ('"model-card"]', '"modelcard"]', "43: no finding is called 'modelcard'; did you mean"),
        ('model-card = ["yes"]', 'model-crad = ["yes"]', "46: no finding is called 'model-crad'"),
        ('model-card = ["yes"]', 'model-card = ["perhaps"]', "46: 'perhaps' is no outcome"),
        ('model-card = ["yes"]', 'model-card = ["conflicting"]', "46: model-card is never"),
        ('model-card = ["yes"]', 'package = ["yes"]', "46: a rule asks 'package', which"),
        ("rules.pass]]\nmodel", "rules.good]]\nmodel", "45: no grade is called 'good'"),
        ('means = "fine"', 'meens = "fine"', "17: 'meens' means nothing here"),
        ('[{ of = ["Law"]', '[{ of = ["Low"]', "52: no dimension or group is called 'Low'"),
        ('all = ["pass"]', 'al = ["pass"]', "52: 'al' means nothing here"),
        (', all = ["pass"]', "", "52: a demand of 'buy' has neither"),
        ('id = "card"', 'id = "terms"', "37: two dimensions are called 'terms'"),
        ("weight = 7", "weight = -7", "29: a weight is above 0"),
        ("weight = 7", 'weight = "7"', "29: 'weight': expected `float`"),
        ('short = "card"', 'short = "a long card"', "40: 'short' has more than 9 characters"),
        ("points = 1\n", "points = \n", "15: this is not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old, new, said):
    assert old in OURS
    with pytest.raises(DataError) as told:
        parse(OURS.replace(old, new, 1))
    assert f"ours.toml:{said}" in str(told.value)


@pytest.mark.parametrize("text", ["", "a = 1", "dimensions = 3", "grades = [1]", "[dimensions]"])
def test_other_toml_is_no_definition(text):
    with pytest.raises(DataError, match=r"^ours\.toml:\d+: "):
        parse(text)
