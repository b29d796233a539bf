"""Composed sentences in the reader's language: verdicts, reasons, headlines, steps, what decides.

An assessment keeps its sentences in English. They are told again through a catalogue; what could
not be told stands as it was kept and is marked as English.
"""

from __future__ import annotations

from collections.abc import Mapping

from howopen.findings import questions
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Headline, Ranking, headlines
from howopen.frameworks.steps import change_of
from howopen.locale import Say
from howopen.model import Assessment, Finding, Judgement, Step
from howopen.reports import words
from howopen.reports.retelling import VALUES, Told, beside, retold, told_of
from howopen.reports.retelling.verdicts import reasons, sentence

__all__ = [
    "Told",
    "change",
    "clause",
    "headline_texts",
    "headlines_in",
    "reasons",
    "sentence",
    "unseen",
    "values",
]


def change(step: Step, say: Say) -> str:
    """What a publisher could do; as it was kept where the question now says otherwise."""
    for asked in questions():
        for theirs in (False, True):
            if asked.id == step.finding and change_of(asked, theirs=theirs) == step.change:
                return change_of(asked, theirs=theirs, say=say)
    return step.change


def headlines_in(ranking: Ranking, framework: Framework, say: Say) -> tuple[Headline, ...]:
    """The headlines of a table with the points below them."""
    same = headlines(ranking.best, ranking.makers, ranking.of, framework) == ranking.headlines
    if not same:
        return ranking.headlines
    return headlines(ranking.best, ranking.makers, ranking.of, framework, say)


def headline_texts(ranking: Ranking, framework: Framework, say: Say) -> tuple[Told, ...]:
    """The headlines of a table, without the points below them."""
    same = headlines(ranking.best, ranking.makers, ranking.of, framework) == ranking.headlines
    told = headlines_in(ranking, framework, say)
    return tuple(Told(text=headline.text, english=not same) for headline in told)


def clause(
    judgement: Judgement, framework: Framework, findings: Mapping[str, Finding], say: Say
) -> Told:
    """What decided the class or explains the total best: a cell and the note behind it."""
    kept = words.clause(judgement, framework, findings)
    for name in judgement.decisive:
        dimension = framework.dimension(name)
        title = dimension.title if dimension else name
        if kept == title:
            return Told(text=say(title))
        if kept.startswith(f"{title}: "):
            return beside(say(title), kept.removeprefix(f"{title}: "), say)
    result = framework.result(judgement.grade)
    told = say(result.says) if result else ""
    return Told(text=f"{told[:1].upper()}{told[1:]}." if told else kept)


def unseen(assessment: Assessment, say: Say) -> tuple[Told, ...]:
    """What could not be seen or was cut, one sentence each."""
    ids = {source.id for source in assessment.sources}
    return tuple(_gap(said, ids, say) for said in words.unseen(assessment))


def values(question: str, finding: Finding, say: Say) -> tuple[Told, ...]:
    """What was found, one by one: words of ours in the reader's language, names as they are."""
    group = VALUES.get(question)
    if group is None:
        return tuple(Told(text=value) for value in finding.value)
    return tuple(told_of(value, say, group) for value in finding.value)


def _gap(said: str, ids: set[str], say: Say) -> Told:
    """`SOURCE: gap; gap`, or a remark on the whole recording."""
    source = next((each for each in ids if said.startswith(f"{each}: ")), None)
    if source is None:
        return told_of(said, say, "unseen")
    gaps = said.removeprefix(f"{source}: ")
    told = [retold(gap, say, "unseen") for gap in gaps.split("; ")]
    if None in told:
        return beside(source, gaps, say, "unseen")
    form = say("{what}: {note}")
    return Told(text=form.format(what=source, note="; ".join(filter(None, told))))
