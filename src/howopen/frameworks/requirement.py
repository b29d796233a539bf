"""What somebody demands of a release: `verdict=open-source`, `radboud>=7`, `weights-license=yes`.

    NAME = VALUE[,VALUE...]     one of these
    NAME >= VALUE               this or better

NAME is `verdict`, a question's id (VALUE: an outcome), a framework's id (VALUE: a score or the
framework's own class), or `FRAMEWORK:DIMENSION` (VALUE: a grade). Verdicts are ordered open-source,
open-weights, open-weights-restricted, closed; an undetermined one is never "or better". Classes
and grades are ordered as their definition lists them, best first; outcomes have no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from howopen.errors import InputError
from howopen.frameworks.definition import Framework, Tone, by_name
from howopen.model import Assessment, Outcome, Record, VerdictId

VERDICTS_BEST_FIRST = (
    VerdictId.OPEN_SOURCE,
    VerdictId.OPEN_WEIGHTS,
    VerdictId.OPEN_WEIGHTS_RESTRICTED,
    VerdictId.CLOSED,
)


class Requirement(Record, frozen=True, kw_only=True):
    """One demand, checked against the names that exist."""

    name: str
    values: tuple[str, ...]
    """Every value that meets it; for a score, the one number."""
    is_score: bool = False
    at_least: bool = False
    text: str
    """As it was written."""


def parse_requirement(
    text: str, questions: Iterable[str], frameworks: Mapping[str, Framework]
) -> Requirement:
    """The demand that `text` states. Raises `InputError` saying which part is not known."""
    name, at_least, right = _split(text)
    values = tuple(value.strip() for value in right.split(","))
    if not name or not all(values):
        raise InputError(f"a requirement reads NAME=VALUE or NAME>=VALUE, not {text!r}")
    if at_least and len(values) > 1:
        raise InputError(f"{text!r}: >= takes one value")
    known = tuple(questions)
    definition = by_name(name.partition(":")[0], frameworks)
    if definition is not None and ":" not in name:
        return _on_framework(text, definition, values, at_least=at_least)
    if definition is not None:
        name = f"{definition.id}:{name.partition(':')[2]}"
    if at_least and name in known:
        raise InputError(f"{text!r}: {name} has no order; use {name}={values[0]}")
    allowed = _allowed(name, frameworks, known)
    if at_least and name == "verdict":
        allowed.remove(VerdictId.UNDETERMINED.value)
    for value in values:
        if value not in allowed:
            raise InputError(f"{name} is never {value!r}; it is one of: {', '.join(allowed)}")
    if at_least:
        values = tuple(allowed[: allowed.index(values[0]) + 1])
    return Requirement(name=name, values=values, text=text)


def unmet(requirement: Requirement, assessment: Assessment) -> str | None:
    """What the assessment says instead, in a sentence; `None` when the requirement is met.

    Raises `InputError` when the assessment does not hold what the requirement is about.
    """
    name = requirement.name
    if name == "verdict":
        found = assessment.verdict.id.value
    elif name in assessment.findings:
        found = assessment.findings[name].outcome.value
    else:
        found = _judged(requirement, assessment)
    if requirement.is_score:
        wanted, have = float(requirement.values[0]), float(found)
        met = have >= wanted if requirement.at_least else have == wanted
    else:
        met = found in requirement.values
    if met:
        return None
    return f"{assessment.release.name}: {requirement.text} is not met, {name} is {found}"


def _judged(requirement: Requirement, assessment: Assessment) -> str:
    framework, _, dimension = requirement.name.partition(":")
    judgement = assessment.judgements.get(framework)
    if judgement is None or (dimension and dimension not in judgement.dimensions):
        raise InputError(
            f"{requirement.text!r} needs what was not judged; add --framework {framework}"
        )
    if dimension:
        return judgement.dimensions[dimension].grade
    if requirement.is_score:
        return f"{judgement.score:g}"
    return judgement.grade or "none"


def _split(text: str) -> tuple[str, bool, str]:
    left, separator, right = text.partition("=")
    at_least = left.endswith(">")
    if not separator or ">" in left[:-1] or "<" in left or "!" in left:
        raise InputError(f"a requirement reads NAME=VALUE or NAME>=VALUE, not {text!r}")
    return left.removesuffix(">").strip(), at_least, right.strip()


def _allowed(
    name: str, frameworks: Mapping[str, Framework], questions: tuple[str, ...]
) -> list[str]:
    """What may be required of a name, best first where it has an order."""
    if name == "verdict":
        return [verdict.value for verdict in (*VERDICTS_BEST_FIRST, VerdictId.UNDETERMINED)]
    if name in questions:
        return [outcome.value for outcome in Outcome]
    return _grades_of(name, frameworks, questions)


def _on_framework(
    text: str, definition: Framework, values: tuple[str, ...], *, at_least: bool
) -> Requirement:
    name = definition.id
    classes = [result.id for result in definition.results]
    try:
        float(values[0])
    except ValueError:
        for value in values:
            if value not in classes:
                known = f"a number, or one of: {', '.join(classes)}" if classes else "a number"
                raise InputError(f"{text!r}: {name} is compared with {known}") from None
        if at_least:
            better = classes[: classes.index(values[0]) + 1]
            values = tuple(c for c in better if c in values or _is_decided(definition, c))
        return Requirement(name=name, values=values, text=text)
    if len(values) > 1:
        raise InputError(f"{text!r}: a score takes one number")
    return Requirement(name=name, values=values, is_score=True, at_least=at_least, text=text)


def _is_decided(definition: Framework, class_id: str) -> bool:
    """Whether a class says something; one that could not be told is never "or better"."""
    result = definition.result(class_id)
    return result is not None and result.tone is not Tone.OPEN


def _grades_of(
    name: str, frameworks: Mapping[str, Framework], questions: tuple[str, ...]
) -> list[str]:
    framework, _, dimension = name.partition(":")
    if framework in frameworks and dimension:
        definition = frameworks[framework]
        if dimension in {each.id for each in definition.dimensions}:
            return [grade.id for grade in definition.grades]
        known = ", ".join(each.id for each in definition.dimensions)
        raise InputError(f"{framework} has no dimension {dimension!r}; it has: {known}")
    close = get_close_matches(name, ["verdict", *frameworks, *questions], n=3, cutoff=0.5)
    hint = (
        f"did you mean {' or '.join(close)}?"
        if close
        else ("it is 'verdict', an id of `howopen frameworks` or one of `howopen questions`")
    )
    raise InputError(f"{name!r} is nothing that can be required; {hint}")
