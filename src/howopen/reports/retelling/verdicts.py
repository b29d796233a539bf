"""A verdict and its reasons in the reader's language.

What they were made of is in the assessment too, so they are composed again through a catalogue.
Where English does not come out as it was kept, as in a report that other rules made, the kept
words stand and are marked as English.
"""

from __future__ import annotations

from collections.abc import Iterable

from howopen.frameworks.verdict import composed
from howopen.locale import Say
from howopen.model import Assessment
from howopen.reports.retelling.telling import retold
from howopen.reports.retelling.told import Told


def sentence(assessment: Assessment, say: Say) -> Told:
    """What the release is, in one sentence."""
    told = composed(assessment, say)
    kept = assessment.verdict.sentence
    return Told(text=told.sentence if told else kept, english=told is None)


def reasons(assessment: Assessment, say: Say) -> tuple[Told, ...]:
    """Why the verdict is what it is; the notes of findings apart from our own words."""
    kept = assessment.verdict.reasons
    told = composed(assessment, say)
    if told is None:
        return tuple(Told(text=r.text, english=True, findings=r.findings) for r in kept)
    notes = {name: finding.note for name, finding in assessment.findings.items()}
    return tuple(
        _parted(new.text, old.text, [notes[name] for name in old.findings], old.findings, say)
        for new, old in zip(told.reasons, kept, strict=True)
    )


def _parted(new: str, old: str, notes: list[str], findings: tuple[str, ...], say: Say) -> Told:
    """A reason, its own words apart from a note that it is, or ends with, in both languages."""
    _, _, behind = old.partition(": ")
    for end in (old, behind):
        if new.endswith(end) and any(note and note in end for note in notes):
            words = _notes(end, notes, say)
            return Told(
                text=new.removesuffix(end).rstrip(),
                note=end if words is None else words,
                note_english=words is None,
                findings=findings,
            )
    return Told(text=new, findings=findings)


def _notes(end: str, notes: Iterable[str], say: Say) -> str | None:
    """The notes that a reason ends with, each told again; `None` where one could not be."""
    each = list(dict.fromkeys(filter(None, notes)))
    told = [retold(note, say) for note in (each if end == " ".join(each) else [end])]
    words = [note for note in told if note is not None]
    return " ".join(words) if len(words) == len(told) else None
