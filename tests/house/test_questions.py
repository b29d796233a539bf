"""The folder of questions is their registry."""

from __future__ import annotations

import ast

import pytest

from howopen import definitions, questions
from tests.conftest import ROOT

FOLDER = ROOT / "src" / "howopen" / "findings"


def defines_a_question(source: str) -> bool:
    return any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Question"
        for node in ast.walk(ast.parse(source))
    )


def test_every_module_that_defines_a_question_is_registered_under_its_name():
    modules = {
        path.stem.replace("_", "-")
        for path in FOLDER.glob("*.py")
        if defines_a_question(path.read_text(encoding="utf-8"))
    }
    assert modules == {question.id for question in questions()}


def test_no_question_is_registered_twice():
    ids = [question.id for question in questions()]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.id)
def test_a_question_says_what_each_of_its_outcomes_means(question):
    assert all(means.strip() for means in question.outcomes.values())
    assert len(question.outcomes) > 1


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.id)
def test_a_question_is_a_question_with_a_reason_and_a_remedy(question):
    assert question.asks.endswith("?")
    assert all((question.why, question.looks, question.change))


def test_frameworks_ask_only_questions_that_exist():
    known = {question.id for question in questions()}
    unknown = [
        f"{framework.id}/{dimension.id}: {question}"
        for framework in definitions().values()
        for dimension in framework.dimensions
        for question in dimension.findings
        if question not in known
    ]
    assert [] == unknown
