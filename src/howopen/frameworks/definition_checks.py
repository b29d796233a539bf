"""What a definition must hold that no type says: names that exist, sums that are right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from howopen.doors import patterns
from howopen.doors.toml import Place
from howopen.frameworks.definition import Condition, Dimension, Framework, Result
from howopen.model import Outcome

Questions = Mapping[str, Collection[Outcome]]
"""Question id -> the outcomes that it can have."""
_DAY = patterns.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ID = patterns.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
_SAID = ("name", "short", "version", "source", "license", "attribution", "about")
_MAX_SHORT = 16
_MAX_HEAD = 9


class Wrong(NamedTuple):
    """One thing that is wrong with a definition, and where."""

    place: Place
    what: str


def wrongs(framework: Framework, questions: Questions) -> Iterator[Wrong]:
    """Everything that is wrong: first what is there twice or not at all, then from the top down."""
    for many in ("grades", "dimensions"):
        if not getattr(framework, many):
            yield Wrong((many,), f"there are no {many}; add at least one [[{many}]]")
    for many in ("grades", "dimensions", "results"):
        ids = [each.id for each in getattr(framework, many)]
        for position, name in enumerate(ids):
            if name in ids[:position]:
                yield Wrong((many, position), f"two {many} are called {name!r}")
    yield from _of_head(framework)
    for position, dimension in enumerate(framework.dimensions):
        yield from _of_dimension(("dimensions", position), dimension, framework, questions)
    for position, result in enumerate(framework.results):
        yield from _of_result(("results", position, "when"), result, framework)
    yield from _of_weights(framework)


def _of_head(framework: Framework) -> Iterator[Wrong]:
    for name in (framework.id, *framework.aliases):
        if not _ID.fullmatch(name):
            what = f"an id is in small letters with dashes, such as 'our-policy', not {name!r}"
            yield Wrong(("id",) if name == framework.id else ("aliases",), what)
    for key in _SAID:
        if not getattr(framework, key).strip():
            yield Wrong((key,), f"{key!r} is empty; every definition says its {key}")
    if len(framework.short) > _MAX_SHORT:
        yield Wrong(("short",), f"'short' has more than {_MAX_SHORT} characters")
    if not _DAY.fullmatch(framework.date):
        yield Wrong(("date",), f"a date reads 2026-11-25, not {framework.date!r}")
    known = [dimension.id for dimension in framework.dimensions]
    for name in framework.decisive:
        if name not in known:
            yield Wrong(("decisive",), _unknown("dimension", name, known))


def _of_dimension(
    place: Place, dimension: Dimension, framework: Framework, questions: Questions
) -> Iterator[Wrong]:
    grades = [grade.id for grade in framework.grades]
    if len(dimension.short) > _MAX_HEAD:
        yield Wrong((*place, "short"), f"'short' has more than {_MAX_HEAD} characters")
    if not dimension.findings:
        yield Wrong((*place, "findings"), f"{dimension.id!r} rests on no finding")
    for name in dimension.findings:
        if name not in questions:
            yield Wrong((*place, "findings"), _unknown("finding", name, list(questions)))
    for name in dimension.criteria:
        if name not in grades:
            yield Wrong((*place, "criteria", name), _unknown("grade", name, grades))
    if dimension.weight <= 0:
        yield Wrong((*place, "weight"), "a weight is above 0")
    for grade in dimension.rules:
        here = (*place, "rules", grade)
        if grade not in grades:
            yield Wrong(here, _unknown("grade", grade, grades))
        yield from _of_rules(here, dimension, questions)


def _of_rules(place: Place, dimension: Dimension, questions: Questions) -> Iterator[Wrong]:
    for number, alternative in enumerate(dimension.rules[str(place[-1])]):
        if not alternative:
            yield Wrong((*place, number), "a rule that asks nothing would always hold")
        for name, wanted in alternative.items():
            yield from _of_condition((*place, number, name), wanted, dimension, questions)


def _of_condition(
    place: Place, wanted: Condition, dimension: Dimension, questions: Questions
) -> Iterator[Wrong]:
    name = str(place[-1])
    if name not in questions:
        yield Wrong(place, _unknown("finding", name, list(questions)))
        return
    if name not in dimension.findings:
        yield Wrong(place, f"a rule asks {name!r}, which the 'findings' of {dimension.id!r} lack")
    possible = questions[name]
    for outcome in wanted.outcome:
        if outcome not in possible:
            allowed = ", ".join(possible)
            yield Wrong(place, f"{name} is never {outcome.value!r}; it is one of: {allowed}")


def _of_result(place: Place, result: Result, framework: Framework) -> Iterator[Wrong]:
    grades = [grade.id for grade in framework.grades]
    places = list(dict.fromkeys(p for d in framework.dimensions for p in (d.id, d.group)))
    if not result.when and not framework.classes:
        yield Wrong(place, f"{result.id!r} does not say when it is given")
    for selector in result.when:
        if not selector.all and not selector.any:
            yield Wrong(place, f"a demand of {result.id!r} has neither 'all' nor 'any'")
        for grade in (*selector.all, *selector.any):
            if grade not in grades:
                yield Wrong(place, _unknown("grade", grade, grades))
        for name in selector.of:
            if name not in places:
                yield Wrong(place, _unknown("dimension or group", name, places))


def _of_weights(framework: Framework) -> Iterator[Wrong]:
    weights = [dimension.weight for dimension in framework.dimensions]
    given = framework.weights_sum
    if given is None:
        for position, weight in enumerate(weights):
            if weight != 1:
                what = "where dimensions have weights, 'weights_sum' says what they add up to"
                yield Wrong(("dimensions", position, "weight"), what)
    elif abs(sum(weights) - given) > 1e-9 * max(1.0, abs(given)):
        what = f"'weights_sum' is {given:g}, and the weights add up to {sum(weights):g}"
        yield Wrong(("weights_sum",), what)


def _unknown(what: str, name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else f"there are: {', '.join(known)}"
    return f"no {what} is called {name!r}; {hint}"
