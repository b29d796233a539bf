"""The verdict: one of four words for four things, with its reasons.

Open source is what meets the OSI's Open Source AI Definition 1.0 (28 October 2024), as its file
under `data/` reads it: weights, code and data information under open terms,
https://opensource.org/ai/open-source-ai-definition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from howopen.frameworks import frameworks
from howopen.frameworks.evaluate import judge
from howopen.frameworks.limit_words import limit_in_words
from howopen.locale import Say, as_written
from howopen.model import Assessment, Cell, Finding, Outcome, Reason, Verdict, VerdictId

DEFINITION = "osaid-1.0"
_PASS, _FAIL = "pass", "fail"
MUST = {
    "d1-description": "a full description of the data",
    "d2-public-list": "a list of the data",
    "c1-data-code": "code that made the data",
    "c2-training": "training code",
    "c3-running": "code to run it",
    "c-terms": "an open licence for the code",
    "p-terms": "an open licence for the weights",
    "f1-use": "the freedom to use it for any purpose",
    "f2-study": "the freedom to study it",
    "f3-modify": "the freedom to modify it",
    "f4-share": "the freedom to share it",
}
"""What the definition asks for beside weights, as the end of "lacking: ...". The list of what third
parties give rests on the same finding as that of public data and is not told twice."""


def judge_verdict(findings: Mapping[str, Finding], say: Say = as_written) -> Verdict:
    """The verdict that follows from the findings; its words in another language through `say`.

    The notes of findings, of which some reasons are made, stay English.
    """
    weights = findings["weights-downloadable"]
    if weights.outcome is Outcome.NO:
        reason = Reason(text=weights.note, findings=("weights-downloadable",))
        sentence = say(
            "Closed, not open: the weights cannot be downloaded, only a service can be used."
        )
        return Verdict(id=VerdictId.CLOSED, sentence=sentence, reasons=(reason,))
    if weights.outcome is Outcome.NOT_APPLICABLE:
        note = say(weights.note)
        said = f"{note[:1].lower()}{note[1:]}".rstrip(".")
        return _undetermined(say, said, weights, "weights-downloadable")
    if not weights.outcome.seen:
        why = say("no place was seen where the weights could be had")
        return _undetermined(say, why, weights, "weights-downloadable")
    return _by_terms(findings, say)


def composed(assessment: Assessment, say: Say) -> Verdict | None:
    """The verdict of an assessment through a catalogue; `None` when its English is not kept so."""
    try:
        if judge_verdict(assessment.findings) != assessment.verdict:
            return None
        return judge_verdict(assessment.findings, say)
    except KeyError:  # a report from before one of the questions was asked
        return None


def _by_terms(findings: Mapping[str, Finding], say: Say) -> Verdict:
    """The verdict on weights that can be downloaded."""
    conditions = findings["license-conditions"]
    if conditions.outcome is Outcome.YES:
        return _with_strings(findings, say)
    if conditions.outcome is Outcome.CONFLICTING:
        why = say(
            "the weights can be downloaded, and places contradict each other about their terms"
        )
        return _undetermined(say, why, conditions, "license-conditions", "license-conflicts")
    terms = findings["weights-license"]
    if terms.outcome is Outcome.NO:
        reason = Reason(text=terms.note, findings=("weights-license",))
        sentence = say(
            "Open weights with strings, not open source: the weights can be downloaded, and no "
            "licence allows their use."
        )
        return Verdict(id=VerdictId.OPEN_WEIGHTS_RESTRICTED, sentence=sentence, reasons=(reason,))
    if conditions.outcome is not Outcome.NO:
        why = say("the weights can be downloaded, and their terms are not known")
        return _undetermined(say, why, conditions, "license-conditions", "weights-license")
    return _under_open_terms(findings, say)


def _undetermined(say: Say, why: str, finding: Finding, *ids: str) -> Verdict:
    reason = Reason(text=finding.note, findings=ids)
    sentence = say("Undetermined: {why}.").format(why=why)
    return Verdict(id=VerdictId.UNDETERMINED, sentence=sentence, reasons=(reason,))


def _with_strings(findings: Mapping[str, Finding], say: Say) -> Verdict:
    conditions = findings["license-conditions"]
    limits = conditions.value
    heaviest = limits[0] if limits else "its use is limited"
    words = dict.fromkeys(limit_in_words(limit, say) for limit in limits[:4])
    reasons = [
        Reason(text=f"{_capital(said)}.", findings=("license-conditions",)) for said in words
    ]
    # The freedoms say the same of the terms; what else is lacking says more.
    lacking = [gap for gap in _gaps(findings, say) if not gap.unseen and gap.id[0] in "dc"]
    reasons += [gap.reason for gap in lacking[:2]]
    gate = findings["weights-gated"]
    if gate.outcome is Outcome.YES:
        told = say("Gate: {note}").format(note=gate.note)
        reasons.append(Reason(text=told, findings=("weights-gated",)))
    sentence = say("Open weights with strings, not open source: {limit}.")
    return Verdict(
        id=VerdictId.OPEN_WEIGHTS_RESTRICTED,
        sentence=sentence.format(limit=limit_in_words(heaviest, say)),
        reasons=tuple(reasons),
    )


def _under_open_terms(findings: Mapping[str, Finding], say: Say) -> Verdict:
    gaps = _gaps(findings, say)
    missed = [gap for gap in gaps if not gap.unseen]
    partial = findings["weights-downloadable"].outcome is Outcome.PARTLY
    if missed or partial:
        differs = say("they are only a difference to other weights")
        held = differs if partial else _missed(gaps, say)
        approved = findings["weights-license"].outcome is Outcome.YES
        held_under = (
            say("the weights are under an open licence")
            if approved
            else say("the weights can be used without limits")
        )
        sentence = say("Open weights, not open source: {held_under}; {held}.")
        return Verdict(
            id=VerdictId.OPEN_WEIGHTS,
            sentence=sentence.format(held_under=held_under, held=held),
            reasons=tuple(gap.reason for gap in gaps),
        )
    terms = Reason(text=findings["weights-license"].note, findings=("weights-license",))
    unseen = (*gaps, *_taken_at_its_word(findings, say))
    if unseen:
        names = _listed([gap.name for gap in unseen], say)
        sentence = say("Open source, as far as seen: nothing fails; not seen: {names}.")
        sentence = sentence.format(names=names)
    else:
        sentence = say(
            "Open source: it meets the Open Source AI Definition 1.0 with weights, code and data "
            "information under open terms."
        )
    reasons = (terms, *(gap.reason for gap in unseen))
    return Verdict(id=VerdictId.OPEN_SOURCE, sentence=sentence, reasons=reasons)


def _missed(gaps: list[_Gap], say: Say) -> str:
    """What fails, and apart from it what was sought and not found to be shown."""
    failing = [gap.name for gap in gaps if gap.fails]
    others = [gap.name for gap in gaps if not gap.fails]
    parts = [(say("lacking: {names}"), failing), (say("not shown: {names}"), others)]
    told = [part.format(names=_listed(names, say)) for part, names in parts if names]
    return say("{first}; {second}").format(first=told[0], second=told[1]) if told[1:] else told[0]


class _Gap(NamedTuple):
    """A demand of the definition that is not met by what was seen."""

    id: str
    name: str
    """Within a sentence."""
    reason: Reason
    unseen: bool
    """Whether it only could not be looked at."""
    fails: bool = False
    """Whether it is seen to lack, and not only not found."""


def _gaps(findings: Mapping[str, Finding], say: Say) -> list[_Gap]:
    """What the definition asks for and was not shown, those that fail first."""
    cells = judge(findings, frameworks()[DEFINITION]).dimensions
    missed = [name for name in MUST if cells[name].grade != _PASS]
    if findings["code-license"].outcome is Outcome.NOT_APPLICABLE:
        missed = [name for name in missed if name != "c-terms"]  # there is no code to license
    missed.sort(key=lambda name: cells[name].grade != _FAIL)
    return [_gap(name, cells[name], findings, say) for name in missed]


def _gap(name: str, cell: Cell, findings: Mapping[str, Finding], say: Say) -> _Gap:
    rests_on = cell.obstacles or cell.deciding
    said = say(MUST[name])
    note = " ".join(dict.fromkeys(findings[f].note for f in rests_on if findings[f].note))
    reason = Reason(
        text=say("{what}: {note}").format(
            what=_capital(said), note=note or say("Nothing was found.")
        ),
        findings=rests_on,
    )
    # A search of everything that was recorded and found nothing is a lack: the definition wants
    # the element to be shown. What could not be looked at is left open, and whom a gate lets in.
    unseen = cell.grade != _FAIL and all(
        findings[f].outcome is Outcome.UNREACHABLE or f == "weights-gated" for f in rests_on
    )
    return _Gap(name, said, reason, unseen, fails=cell.grade == _FAIL)


def _taken_at_its_word(findings: Mapping[str, Finding], say: Say) -> list[_Gap]:
    """Data that is named with an address and was not looked at."""
    return [
        _Gap(
            id=name,
            name=said,
            reason=Reason(
                text=say("{what}: {note}").format(
                    what=_capital(said), note=f"{', '.join(findings[name].unseen)}."
                ),
                findings=(name,),
            ),
            unseen=True,
        )
        for name, said in (
            ("pretraining-data", say("the training data itself")),
            ("tuning-data", say("the tuning data itself")),
        )
        if findings[name].unseen
    ]


def _listed(names: list[str], say: Say) -> str:
    """`a, b and c`; empty for none."""
    *first, last = names or [""]
    return say("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def _capital(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}"
