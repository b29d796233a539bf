"""Composed sentences in the reader's language: the verdict with its reasons, and headlines.

An assessment keeps its sentences in English. What they were made of is in it too, so they are
composed again through a catalogue. Where English does not come out as it was kept, as in a report
that other rules made, the kept words stand and are marked as English; so are the notes of
findings, always.
"""

from __future__ import annotations

from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, headlines
from howopen.frameworks.verdict import judge_verdict
from howopen.locale import Say
from howopen.model import Assessment, Record, Verdict


class Told(Record, frozen=True, kw_only=True):
    """Words for a page, and what of them is English on a page of any language."""

    text: str
    english: bool
    """Whether `text` could not be told in the reader's language."""
    note: str = ""
    """What follows `text` and is English always."""
    findings: tuple[str, ...] = ()
    """Ids of those that a reason rests on."""


def sentence(assessment: Assessment, say: Say) -> Told:
    """What the release is, in one sentence."""
    told = _retold(assessment, say)
    kept = assessment.verdict.sentence
    return Told(text=told.sentence if told else kept, english=told is None)


def reasons(assessment: Assessment, say: Say) -> tuple[Told, ...]:
    """Why the verdict is what it is; the notes of findings apart from our own words."""
    kept = assessment.verdict.reasons
    told = _retold(assessment, say)
    if told is None:
        return tuple(Told(text=r.text, english=True, findings=r.findings) for r in kept)
    notes = {name: finding.note for name, finding in assessment.findings.items()}
    return tuple(
        _parted(new.text, old.text, [notes[name] for name in old.findings], old.findings)
        for new, old in zip(told.reasons, kept, strict=True)
    )


def headline_texts(ranking: Ranking, framework: Framework, say: Say) -> tuple[Told, ...]:
    """The headlines of a table, without the points below them."""
    new = headlines(ranking.best, ranking.makers, ranking.of, framework, say)
    same = headlines(ranking.best, ranking.makers, ranking.of, framework) == ranking.headlines
    told = new if same else ranking.headlines
    return tuple(Told(text=headline.text, english=not same) for headline in told)


def _retold(assessment: Assessment, say: Say) -> Verdict | None:
    """The verdict through a catalogue; `None` when its English is not what was kept."""
    try:
        if judge_verdict(assessment.findings) != assessment.verdict:
            return None
        return judge_verdict(assessment.findings, say)
    except KeyError:  # a report from before one of the questions was asked
        return None


def _parted(new: str, old: str, notes: list[str], findings: tuple[str, ...]) -> Told:
    """A reason, its own words apart from a note that it is, or ends with, in both languages."""
    _, _, behind = old.partition(": ")
    for end in (old, behind):
        if new.endswith(end) and any(note and note in end for note in notes):
            text = new.removesuffix(end).rstrip()
            return Told(text=text, english=False, note=end, findings=findings)
    return Told(text=new, english=False, findings=findings)
