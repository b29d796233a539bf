"""Definitions of openness, the questions they rest on, and how often they agree with people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from howopen.catalogue.agreement import Agreement
    from howopen.findings.question import Question
    from howopen.frameworks.definition import Framework
    from howopen.frameworks.requirement import Requirement
    from howopen.named_definitions import Named


def definitions() -> dict[str, Framework]:
    """Every published definition of openness that is known, by its id."""
    from howopen.frameworks import frameworks as registered

    return registered()


def load_definition(name: Named) -> Framework:
    """The definition of an id of `definitions()`, of another name for it, or of a file of yours.

    Raises `InputError` for a name that nothing has, and for a file with the line of what is wrong
    in it.
    """
    from howopen.named_definitions import definition_of

    return definition_of(name)


def parse_requirement(text: str, *, frameworks: Named | Iterable[Named] = ()) -> Requirement:
    """A demand such as `verdict>=open-weights` or `radboud>=7`, to ask of assessments.

    `frameworks` are your own definitions, beside those of `definitions()`.
    `howopen.frameworks.requirement.unmet(requirement, assessment)` says what falls short.
    Raises `InputError`.
    """
    from howopen.frameworks import requirement
    from howopen.named_definitions import definitions_of

    own = {framework.id: framework for framework in definitions_of(frameworks)}
    asked = [question.id for question in questions()]
    return requirement.parse_requirement(text, asked, {**definitions(), **own})


def questions() -> tuple[Question, ...]:
    """Every question that is asked of a release."""
    from howopen.findings import questions as registered

    return registered()


def load_agreement() -> tuple[Agreement, ...]:
    """How often the grades agree with those that people gave, one for each framework measured."""
    from howopen.catalogue import agreement

    return agreement.load_agreement()
