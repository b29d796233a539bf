from __future__ import annotations

from howopen.frameworks.disputes import disputes
from howopen.frameworks.evaluate import judge
from howopen.model import Outcome
from tests.frameworks.definitions import definition, findings

YES, NO, UNCLEAR = Outcome.YES, Outcome.NO, Outcome.UNCLEAR
STRICT = definition(
    "strict", {"door": ({"gate": (NO,)},), "all": ({"gate": (NO,), "card": (YES,)},)}
)
MILD = definition("mild", {"door": ({"gate": (NO, YES)},)})
DEAF = definition("deaf", {"paper": ({"card": (YES,)},)})


def found(*frameworks, **outcomes):
    answers = findings(**outcomes)
    judgements = {each.id: judge(answers, each) for each in frameworks}
    return [
        (d.finding, [(r.framework, r.dimension, r.grade, r.accepts) for r in d.readings])
        for d in disputes(judgements, frameworks, answers)
    ]


def test_a_fact_that_one_accepts_and_another_does_not_is_disputed():
    assert [("gate", [("mild", "door", "pass", True), ("strict", "door", "fail", False)])] == found(
        STRICT, MILD, gate=YES, card=YES
    )


def test_what_all_accept_or_none_does_is_not():
    assert [] == found(STRICT, MILD, gate=NO, card=YES)
    assert [] == found(STRICT, gate=YES, card=YES)


def test_what_was_not_seen_is_not():
    assert [] == found(STRICT, MILD, gate=UNCLEAR, card=YES)


def test_a_cell_that_fails_for_another_reason_says_nothing_of_a_fact():
    """The gate is open; `all` fails for want of a card."""
    assert [] == found(STRICT, MILD, DEAF, gate=NO, card=NO)
