"""What a publisher could do to get further under a definition, cheapest first."""

from __future__ import annotations

from collections.abc import Mapping

from howopen.findings.question import Effort, Question
from howopen.frameworks.definition import Framework, Tone
from howopen.frameworks.evaluate import selected
from howopen.locale import Say, as_written
from howopen.model import Finding, Judgement, Outcome, Step


def steps_of(
    judgement: Judgement,
    framework: Framework,
    findings: Mapping[str, Finding],
    questions: Mapping[str, Question],
) -> tuple[Step, ...]:
    """A step for each finding that stands in the way of the best class, or of a full total.

    First what clears the dimension that decided most, since nothing else helps without it; then
    by effort, and of equal effort those that raise more dimensions. What the base's publisher
    alone can do costs most.
    """
    cells = judgement.dimensions
    raised: dict[str, list[str]] = {}
    for dimension in _counting(framework):
        for name in cells[dimension].obstacles:
            raised.setdefault(name, []).append(dimension)
    foreign = _has_foreign_base(findings)
    found = [
        _step(questions[name], tuple(dimensions), theirs=foreign and questions[name].of_base)
        for name, dimensions in raised.items()
        if name in questions
    ]
    first = cells[judgement.decisive[0]].obstacles if judgement.decisive else ()
    places = {name: place for place, name in enumerate(first)}
    return tuple(
        sorted(
            found,
            key=lambda s: (
                places.get(s.finding, len(first)),
                s.effort,
                -len(s.dimensions),
                s.finding,
            ),
        )
    )


def _counting(framework: Framework) -> tuple[str, ...]:
    """The dimensions that the best class asks for; all where there is only a total."""
    best = next((r for r in framework.results if r.tone is Tone.GOOD), None)
    if best is None or not best.when:
        return tuple(dimension.id for dimension in framework.dimensions)
    wanted = {d for selector in best.when for d in selected(selector, framework)}
    return tuple(d.id for d in framework.dimensions if d.id in wanted)


def _step(question: Question, dimensions: tuple[str, ...], *, theirs: bool) -> Step:
    return Step(
        change=change_of(question, theirs=theirs),
        finding=question.id,
        dimensions=dimensions,
        effort=Effort.REBUILD if theirs else question.effort,
    )


def change_of(question: Question, *, theirs: bool, say: Say = as_written) -> str:
    """What a publisher could do: this one, or with `theirs` only that of the base."""
    change = say(question.change)
    if not theirs:
        return change
    told = say("Only the base's publisher can: {change}")
    return told.format(change=f"{change[:1].lower()}{change[1:]}")


def _has_foreign_base(findings: Mapping[str, Finding]) -> bool:
    """Whether somebody else pretrained the model: then its own pretraining does not apply."""
    training = findings.get("training-code")
    return training is not None and training.outcome is Outcome.NOT_APPLICABLE
