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
from howopen.model import Cell, Finding, Outcome, Reason, Verdict, VerdictId

DEFINITION = "osaid-1.0"
_PASS, _FAIL = "pass", "fail"
_MUST = {
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


def judge_verdict(findings: Mapping[str, Finding]) -> Verdict:
    """The verdict that follows from the findings."""
    weights = findings["weights-downloadable"]
    if weights.outcome is Outcome.NO:
        reason = Reason(text=weights.note, findings=("weights-downloadable",))
        sentence = "Closed, not open: the weights cannot be downloaded, only a service can be used."
        return Verdict(id=VerdictId.CLOSED, sentence=sentence, reasons=(reason,))
    if weights.outcome is Outcome.NOT_APPLICABLE:
        said = f"{weights.note[:1].lower()}{weights.note[1:]}".rstrip(".")
        return _undetermined(said, weights, "weights-downloadable")
    if not weights.outcome.seen:
        why = "no place was seen where the weights could be had"
        return _undetermined(why, weights, "weights-downloadable")
    return _by_terms(findings)


def _by_terms(findings: Mapping[str, Finding]) -> Verdict:
    """The verdict on weights that can be downloaded."""
    conditions = findings["license-conditions"]
    if conditions.outcome is Outcome.YES:
        return _with_strings(findings)
    if conditions.outcome is Outcome.CONFLICTING:
        why = "the weights can be downloaded, and places contradict each other about their terms"
        return _undetermined(why, conditions, "license-conditions", "license-conflicts")
    terms = findings["weights-license"]
    if terms.outcome is Outcome.NO:
        reason = Reason(text=terms.note, findings=("weights-license",))
        sentence = (
            "Open weights with strings, not open source: the weights can be downloaded, and no "
            "licence allows their use."
        )
        return Verdict(id=VerdictId.OPEN_WEIGHTS_RESTRICTED, sentence=sentence, reasons=(reason,))
    if conditions.outcome is not Outcome.NO:
        why = "the weights can be downloaded, and their terms are not known"
        return _undetermined(why, conditions, "license-conditions", "weights-license")
    return _under_open_terms(findings)


def _undetermined(why: str, finding: Finding, *ids: str) -> Verdict:
    reason = Reason(text=finding.note, findings=ids)
    sentence = f"Undetermined: {why}."
    return Verdict(id=VerdictId.UNDETERMINED, sentence=sentence, reasons=(reason,))


def _with_strings(findings: Mapping[str, Finding]) -> Verdict:
    conditions = findings["license-conditions"]
    limits = conditions.value
    heaviest = limits[0] if limits else "its use is limited"
    words = dict.fromkeys(limit_in_words(limit) for limit in limits[:4])
    reasons = [
        Reason(text=f"{said[0].upper()}{said[1:]}.", findings=("license-conditions",))
        for said in words
    ]
    # The freedoms say the same of the terms; what else is lacking says more.
    lacking = [gap for gap in _gaps(findings) if not gap.unseen and gap.id[0] in "dc"]
    reasons += [gap.reason for gap in lacking[:2]]
    gate = findings["weights-gated"]
    if gate.outcome is Outcome.YES:
        reasons.append(Reason(text=f"Gate: {gate.note}", findings=("weights-gated",)))
    return Verdict(
        id=VerdictId.OPEN_WEIGHTS_RESTRICTED,
        sentence=f"Open weights with strings, not open source: {limit_in_words(heaviest)}.",
        reasons=tuple(reasons),
    )


def _under_open_terms(findings: Mapping[str, Finding]) -> Verdict:
    gaps = _gaps(findings)
    missed = [gap for gap in gaps if not gap.unseen]
    partial = findings["weights-downloadable"].outcome is Outcome.PARTLY
    if missed or partial:
        held = "they are only a difference to other weights" if partial else _missed(gaps)
        approved = findings["weights-license"].outcome is Outcome.YES
        held_under = (
            "the weights are under an open licence"
            if approved
            else "the weights can be used without limits"
        )
        return Verdict(
            id=VerdictId.OPEN_WEIGHTS,
            sentence=f"Open weights, not open source: {held_under}; {held}.",
            reasons=tuple(gap.reason for gap in gaps),
        )
    terms = Reason(text=findings["weights-license"].note, findings=("weights-license",))
    unseen = (*gaps, *_taken_at_its_word(findings))
    if unseen:
        names = _listed([gap.name for gap in unseen])
        sentence = f"Open source, as far as seen: nothing fails; not seen: {names}."
    else:
        sentence = (
            "Open source: it meets the Open Source AI Definition 1.0 with weights, code and data "
            "information under open terms."
        )
    reasons = (terms, *(gap.reason for gap in unseen))
    return Verdict(id=VerdictId.OPEN_SOURCE, sentence=sentence, reasons=reasons)


def _missed(gaps: list[_Gap]) -> str:
    """What fails, and apart from it what was sought and not found to be shown."""
    failing = [gap.name for gap in gaps if gap.fails]
    others = [gap.name for gap in gaps if not gap.fails]
    parts = [("lacking", failing), ("not shown", others)]
    return "; ".join(f"{word}: {_listed(names)}" for word, names in parts if names)


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


def _gaps(findings: Mapping[str, Finding]) -> list[_Gap]:
    """What the definition asks for and was not shown, those that fail first."""
    cells = judge(findings, frameworks()[DEFINITION]).dimensions
    missed = [name for name in _MUST if cells[name].grade != _PASS]
    if findings["code-license"].outcome is Outcome.NOT_APPLICABLE:
        missed = [name for name in missed if name != "c-terms"]  # there is no code to license
    missed.sort(key=lambda name: cells[name].grade != _FAIL)
    return [_gap(name, cells[name], findings) for name in missed]


def _gap(name: str, cell: Cell, findings: Mapping[str, Finding]) -> _Gap:
    rests_on = cell.obstacles or cell.deciding
    said = _MUST[name]
    note = " ".join(dict.fromkeys(findings[f].note for f in rests_on if findings[f].note))
    reason = Reason(
        text=f"{said[0].upper()}{said[1:]}: {note or 'Nothing was found.'}", findings=rests_on
    )
    # A search of everything that was recorded and found nothing is a lack: the definition wants
    # the element to be shown. What could not be looked at is left open, and whom a gate lets in.
    unseen = cell.grade != _FAIL and all(
        findings[f].outcome is Outcome.UNREACHABLE or f == "weights-gated" for f in rests_on
    )
    return _Gap(name, said, reason, unseen, fails=cell.grade == _FAIL)


def _taken_at_its_word(findings: Mapping[str, Finding]) -> list[_Gap]:
    """Data that is named with an address and was not looked at."""
    return [
        _Gap(
            id=name,
            name=said,
            reason=Reason(
                text=f"{said[0].upper()}{said[1:]}: {', '.join(findings[name].unseen)}.",
                findings=(name,),
            ),
            unseen=True,
        )
        for name, said in (
            ("pretraining-data", "the training data itself"),
            ("tuning-data", "the tuning data itself"),
        )
        if findings[name].unseen
    ]


def _listed(names: list[str]) -> str:
    """`a, b and c`; empty for none."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last
