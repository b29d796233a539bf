from __future__ import annotations

from msgspec.structs import replace

from howopen.frameworks.definition import Result, Tone
from howopen.model import Dispute, Reading, Step
from howopen.reports import overview
from howopen.reports.markdown import assessments_to_markdown
from howopen.reports.page import Page
from howopen.reports.terminal import assessment_to_terminal
from tests.reports.invented import HOSTILE, assessment, framework

STRICT = replace(
    framework(),
    id="strict",
    short="Strict",
    results=(Result(id="not-met", says="not met", tone=Tone.BAD, when=()),),
)
KNOWN = {"radboud": framework(), "strict": STRICT}


def judged(name="Heron 1B"):
    """A release under two definitions, with a dispute and more steps than are shown."""
    found = assessment(name)
    judgement = found.judgements["radboud"]
    steps = tuple(
        Step(change=f"Do thing {n}.", finding="weights-license", dimensions=("code",), effort=n)
        for n in range(1, 6)
    )
    strict = replace(
        judgement, framework="strict", grade="not-met", decisive=("license",), steps=steps
    )
    readings = (
        Reading(framework="radboud", dimension="code", grade="open", accepts=True),
        Reading(framework="strict", dimension="license", grade="closed", accepts=False),
    )
    return replace(
        found,
        judgements={"radboud": judgement, "strict": strict},
        disputes=(Dispute(finding="weights-license", readings=readings),),
    )


def test_each_definition_has_a_line_with_what_decided_it():
    radboud, strict = overview.standings(judged(), KNOWN)
    assert ("Shore", "·", "5.5 of 14 (5.5-7.5)") == (
        radboud.name,
        radboud.mark.sign,
        radboud.mark.word,
    )
    assert ("✗", "not met", "License: It lies in the open.") == (
        strict.mark.sign,
        strict.mark.word,
        strict.clause,
    )


def test_a_definition_that_is_not_known_is_told_by_its_id():
    strict = overview.standings(judged(), {})[1]
    assert ("strict", "not-met, 5.5 of 14 (5.5-7.5)") == (strict.name, strict.mark.word)


def test_a_dispute_tells_the_fact_and_both_sides():
    (fact,) = overview.disputed(judged(), KNOWN)
    assert "A licence of its own." == fact.fact
    assert (("Shore (Code)",), ("Strict (License: closed)",)) == (fact.accept, fact.object)


def test_of_many_steps_the_cheapest_are_shown_and_the_rest_counted():
    (way,) = overview.ways(judged(), KNOWN)
    assert ("Strict", ("Do thing 1.", "Do thing 2."), 3) == (way.name, way.steps, way.more)


def test_many_definitions_on_one_screen_look_like_this(snapshot):
    assert snapshot == assessment_to_terminal(judged(), KNOWN, Page(), cells=False)


def test_many_definitions_in_markdown_look_like_this(snapshot):
    assert snapshot == assessments_to_markdown((judged(HOSTILE),), KNOWN, cells=False)


def test_one_definition_is_always_shown_cell_by_cell():
    alone = assessment_to_terminal(assessment(), KNOWN, Page(), cells=False)
    assert assessment_to_terminal(assessment(), KNOWN, Page()) == alone
