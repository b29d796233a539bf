from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.frameworks.evaluate import judge
from howopen.frameworks.steps import steps_of
from howopen.model import Outcome
from tests.frameworks.definitions import checklist, definition, findings

YES, NO, NONE = Outcome.YES, Outcome.NO, Outcome.NOT_APPLICABLE


def question(name, effort, *, of_base=False):
    return Question(
        id=name,
        asks="?",
        why="",
        looks="",
        outcomes={},
        change=f"Give the {name}.",
        effort=effort,
        of_base=of_base,
    )


QUESTIONS = {
    each.id: each
    for each in (
        question("card", Effort.STATE),
        question("terms", Effort.TERMS),
        question("code", Effort.PUBLISH),
        question("data", Effort.PUBLISH, of_base=True),
    )
}
SHORE = {
    "paper": ({"card": (YES,)},),
    "law": ({"terms": (YES,), "card": (YES,)},),
    "works": ({"code": (YES,), "data": (YES,)}, {"code": (YES,), "terms": (YES,)}),
}


def steps(framework, **outcomes):
    answers = findings(**outcomes)
    return steps_of(judge(answers, framework), framework, answers, QUESTIONS)


def test_steps_are_the_missing_answers_cheapest_first():
    found = steps(definition("shore", SHORE), card=NO, terms=NO, code=NO, data=NO)
    assert [
        ("card", ("paper", "law"), 1),
        ("code", ("works",), 3),
        ("data", ("works",), 3),
        ("terms", ("law",), 4),
    ] == [(step.finding, step.dimensions, step.effort) for step in found]
    assert "Give the card." == found[0].change


def test_of_two_ways_the_shorter_is_named():
    found = steps(definition("shore", SHORE), card=YES, terms=YES, code=NO, data=NO)
    assert ["code"] == [step.finding for step in found]


def test_nothing_is_missing_where_all_is_there():
    assert () == steps(definition("shore", SHORE), card=YES, terms=YES, code=YES, data=YES)


def test_only_what_the_best_class_needs_is_named():
    framework = checklist("shore", SHORE, "paper")
    assert ["card"] == [s.finding for s in steps(framework, card=NO, terms=NO, code=NO, data=NO)]


def test_what_a_release_does_not_have_is_no_step():
    found = steps(definition("shore", SHORE), card=YES, terms=YES, code=NONE, data=NO)
    assert "code" not in [step.finding for step in found]


def test_what_only_the_bases_publisher_can_do_costs_most():
    answers = findings(card=YES, terms=NO, code=YES, data=NO, training_code=NONE)
    framework = definition("shore", {"works": ({"code": (YES,), "data": (YES,)},)})
    (step,) = steps_of(judge(answers, framework), framework, answers, QUESTIONS)
    assert (5, "Only the base's publisher can: give the data.") == (step.effort, step.change)


def test_what_clears_the_deciding_dimension_comes_first():
    framework = definition("shore", SHORE, decisive=("law",))
    found = steps(framework, card=YES, terms=NO, code=NO, data=NO)
    assert ["terms", "code", "data"] == [step.finding for step in found]
