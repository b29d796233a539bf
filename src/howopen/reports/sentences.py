"""Composed sentences in the reader's language: the verdict with its reasons, headlines, steps.

An assessment keeps its sentences in English. What they were made of is in it too, so they are
composed again through a catalogue. Where English does not come out as it was kept, as in a report
that other rules made, the kept words stand and are marked as English; so are the notes of
findings, always.
"""

from __future__ import annotations

from howopen.findings import questions
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Headline, Ranking, headlines
from howopen.frameworks.steps import change_of
from howopen.frameworks.verdict import retold
from howopen.locale import Say
from howopen.model import Assessment, Record, Step


class Told(Record, frozen=True, kw_only=True):
    """Words for a page, and what of them is English on a page of any language."""

    text: str
    english: bool
    """Whether `text` could not be told in the reader's language."""
    note: str = ""
    """What follows `text` and is English always."""
    findings: tuple[str, ...] = ()
    """Ids of those that a reason rests on."""

    @property
    def whole(self) -> str:
        """The words with what follows them."""
        return f"{self.text} {self.note}".strip()


def sentence(assessment: Assessment, say: Say) -> Told:
    """What the release is, in one sentence."""
    told = retold(assessment, say)
    kept = assessment.verdict.sentence
    return Told(text=told.sentence if told else kept, english=told is None)


def reasons(assessment: Assessment, say: Say) -> tuple[Told, ...]:
    """Why the verdict is what it is; the notes of findings apart from our own words."""
    kept = assessment.verdict.reasons
    told = retold(assessment, say)
    if told is None:
        return tuple(Told(text=r.text, english=True, findings=r.findings) for r in kept)
    notes = {name: finding.note for name, finding in assessment.findings.items()}
    return tuple(
        _parted(new.text, old.text, [notes[name] for name in old.findings], old.findings)
        for new, old in zip(told.reasons, kept, strict=True)
    )


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


def _parted(new: str, old: str, notes: list[str], findings: tuple[str, ...]) -> Told:
    """A reason, its own words apart from a note that it is, or ends with, in both languages."""
    _, _, behind = old.partition(": ")
    for end in (old, behind):
        if new.endswith(end) and any(note and note in end for note in notes):
            text = new.removesuffix(end).rstrip()
            return Told(text=text, english=False, note=end, findings=findings)
    return Told(text=new, english=False, findings=findings)
