"""One release under several definitions, for a person: a line each, what they dispute, what helps.

In plain words here; `terminal.py` and `markdown.py` set them on their pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from howopen.frameworks.definition import Framework
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.model import Assessment, Dispute, Reading, Record
from howopen.reports import phrases, sentences, words
from howopen.reports.words import Mark

HELPS = to_say("What would make it more open: what decides first, then the cheapest")
FINE = to_say("fine: {names}")
"""The definitions that accept a fact."""
REFUSED = to_say("not: {names}")
"""Those that do not."""
MOST_DISPUTES = 3
MOST_STEPS = 2
"""Shown of each definition; how many more there are is said."""


LEGEND = to_say(
    "✓ met, ~ in part, ✗ not met, ? cannot be told or does not apply, · a score; in brackets what "
    "it could be if all that was not seen were there"
)


class Standing(Record, frozen=True, kw_only=True):
    """A release under one definition."""

    framework: str
    """Id."""
    name: str
    mark: Mark
    clause: str
    """What decided it."""


class Disputed(Record, frozen=True, kw_only=True):
    """One fact, and what the definitions make of it."""

    finding: str
    fact: str
    accept: tuple[str, ...]
    object: tuple[str, ...]


class Way(Record, frozen=True, kw_only=True):
    """What would get a release further under one definition."""

    name: str
    steps: tuple[str, ...]
    more: int


def standings(
    assessment: Assessment, frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> tuple[Standing, ...]:
    """One for each definition, in the order of the assessment."""
    return tuple(
        Standing(
            framework=name,
            name=short_name(name, frameworks),
            mark=words.standing(judgement, frameworks.get(name), say),
            clause=words.clause(judgement, frameworks.get(name), assessment.findings, say),
        )
        for name, judgement in assessment.judgements.items()
    )


def short_name(name: str, frameworks: Mapping[str, Framework]) -> str:
    """A definition's short name, or its id where it is not known."""
    return frameworks[name].short if name in frameworks else name


def disputed(
    assessment: Assessment, frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> tuple[Disputed, ...]:
    """The facts that most definitions have a view of, each with those for and against."""
    shown = assessment.disputes[:MOST_DISPUTES]
    return tuple(_disputed(each, assessment, frameworks, say) for each in shown)


def _disputed(
    dispute: Dispute, assessment: Assessment, frameworks: Mapping[str, Framework], say: Tongue
) -> Disputed:
    def read(reading: Reading) -> str:
        said = say(_title(reading.framework, reading.dimension, frameworks))
        if not reading.accepts:
            said = phrases.beside(said, say.word(reading.grade), say)
        return f"{short_name(reading.framework, frameworks)} ({said})"

    def told(*, accepts: bool) -> tuple[str, ...]:
        return tuple(read(each) for each in dispute.readings if each.accepts is accepts)

    return Disputed(
        finding=dispute.finding,
        fact=assessment.findings[dispute.finding].note or dispute.finding,
        accept=told(accepts=True),
        object=told(accepts=False),
    )


def _title(framework: str, dimension: str, frameworks: Mapping[str, Framework]) -> str:
    known = frameworks[framework].dimension(dimension) if framework in frameworks else None
    return known.title if known else dimension


def ways(
    assessment: Assessment, frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> Iterator[Way]:
    """The cheapest steps under each definition that is not met in full."""
    for name, judgement in assessment.judgements.items():
        if judgement.steps:
            shown = judgement.steps[:MOST_STEPS]
            yield Way(
                name=short_name(name, frameworks),
                steps=tuple(sentences.change(step, say) for step in shown),
                more=len(judgement.steps) - len(shown),
            )


def told(way: Way, say: Tongue = ENGLISH) -> str:
    """The steps, and how many more there are."""
    more = say.plural("And {count} more.", "And {count} more.", way.more) if way.more else ""
    return " ".join((*way.steps, *filter(None, (more,))))


def sources(
    names: Iterable[str], frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> str:
    """Whose the definitions are, in a sentence; the whole attribution stands below their cells."""
    known = (frameworks[name] for name in names if name in frameworks)
    whose = (phrases.beside(f.short, f"{f.source} ({f.license})", say) for f in known)
    named = phrases.joined(whose, say)
    told = say("Definitions: {named}. The grades are howopen's, not theirs.")
    return told.format(named=named) if named else ""
