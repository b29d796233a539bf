"""Questions: what is asked, why, what each answer means, and how often it was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from howopen.findings.question import Question
from howopen.model import Outcome
from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The list of questions, and a page for each."""
    counted = {name: _answers(content, name) for name in content.questions}
    yield Page(
        path="questions.html",
        template="questions.html",
        context={"questions": content.questions, "counted": counted},
    )
    for name, question in content.questions.items():
        yield Page(
            path=addresses.question(name),
            template="question.html",
            context={
                "question": question,
                "counted": counted[name],
                "of": len(content.assessments),
                "definitions": content.frameworks,
                "asked_by": _asked_by(content, question),
                "answers": [
                    (each, each.findings[name])
                    for each in content.assessments
                    if name in each.findings
                ],
            },
        )


def _answers(content: Content, name: str) -> dict[Outcome, int]:
    """How often each answer was given, in the order of the outcomes."""
    found = Counter(a.findings[name].outcome for a in content.assessments if name in a.findings)
    return {outcome: found[outcome] for outcome in Outcome if found[outcome]}


def _asked_by(content: Content, question: Question) -> list[tuple[str, str]]:
    """(Framework id, title) of the dimensions that rest on a question."""
    return [
        (name, dimension.title)
        for name, framework in content.frameworks.items()
        for dimension in framework.dimensions
        if question.id in dimension.findings
    ]
