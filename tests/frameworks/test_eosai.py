"""The European index as data, in its two versions."""

from __future__ import annotations

import pytest

from howopen.findings import questions
from howopen.frameworks import frameworks
from tests.findings.invented import MODEL, WEIGHTS, card, source
from tests.frameworks.judged import FILES, code, data, grades, judged, model

BOTH = tuple(frameworks()[name] for name in ("eosai-12", "eosai-14"))
AVAILABILITY = (
    *("datasources_basemodel", "datasources_endmodel", "weights_basemodel", "weights_endmodel"),
    "trainingcode",
)
DOCUMENTATION = (*("code", "hardware_architecture", "preprint", "paper", "modelcard", "datasheet"),)
ACCESS = {"eosai-12": ("licenses",), "eosai-14": ("licenses", "package", "api")}


@pytest.mark.parametrize("framework", BOTH, ids=lambda f: f.id)
def test_the_dimensions_stand_in_published_order_and_groups(framework):
    expected = [("Availability", key) for key in AVAILABILITY]
    expected += [("Documentation", key) for key in DOCUMENTATION]
    expected += [("Access", key) for key in ACCESS[framework.id]]
    assert expected == [(dimension.group, dimension.id) for dimension in framework.dimensions]


@pytest.mark.parametrize("framework", BOTH, ids=lambda f: f.id)
def test_there_are_three_grades_and_what_no_rule_grades_is_closed(framework):
    points = [(grade.id, grade.points) for grade in framework.grades]
    assert [("open", 1.0), ("partial", 0.5), ("closed", 0.0)] == points


@pytest.mark.parametrize("framework", BOTH, ids=lambda f: f.id)
def test_the_duty_of_attribution_is_in_the_data(framework):
    for duty in ("https://osai-index.eu/", "10.5281/zenodo.15386042", "10.1145/3630106.3659005"):
        assert duty in framework.attribution


@pytest.mark.parametrize(
    ("framework", "dimension"),
    [(f, d) for f in BOTH for d in f.dimensions],
    ids=lambda each: each.id,
)
def test_a_dimension_says_when_each_grade_is_given_and_asks_what_exists(framework, dimension):
    grades = {grade.id for grade in framework.grades}
    assert grades == set(dimension.criteria)
    # Of papers that we do not read, one on the system itself is all that can be told apart.
    needed = {"open"} if dimension.id == "paper" else {"open", "partial"}
    assert needed <= set(dimension.rules) <= grades
    asked = {question for rules in dimension.rules.values() for rule in rules for question in rule}
    assert asked <= set(dimension.findings) <= {question.id for question in questions()}
    assert len(dimension.short) <= 9


@pytest.mark.parametrize("framework", BOTH, ids=lambda f: f.id)
def test_a_gate_before_the_data_keeps_nobody_from_looking_into_it(framework):
    gated = source(MODEL, card("datasets:\n- bigcode/the-stack"), listed=WEIGHTS)
    given = grades(judged(framework.id, gated))
    assert {"open"} == {given["datasources_basemodel"], given["datasources_endmodel"]}


@pytest.mark.parametrize(
    ("said", "grade"),
    [("", "partial"), ("It was trained with the GPT-NeoX library.", "open")],
    ids=["settings", "settings and library"],
)
def test_settings_of_the_run_need_the_library_that_ran_them(said, grade):
    model = source(MODEL, card(body=f"# Heron 1B\n\n{said}\n"), listed=WEIGHTS)
    given = grades(judged("eosai-12", model, code("configs/train_1b.yaml")))
    assert grade == given["trainingcode"]


@pytest.mark.parametrize("framework", BOTH, ids=lambda f: f.id)
@pytest.mark.parametrize(
    ("license_id", "grade"), [("cc0-1.0", "open"), ("cc-by-nc-4.0", "partial")]
)
def test_the_data_that_is_given_out_belongs_to_what_is_licensed(framework, license_id, grade):
    judgement = judged(framework.id, model(), code(*FILES), data(f"license: {license_id}"))
    assert grade == grades(judgement)["licenses"]
