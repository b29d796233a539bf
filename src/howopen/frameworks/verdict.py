"""The verdict: one of four words for four things, with its reasons.

Open source is what meets the OSI's Open Source AI Definition 1.0 (28 October 2024): weights,
code and data information under open terms, https://opensource.org/ai/open-source-ai-definition.
"""

from __future__ import annotations

from collections.abc import Mapping

from howopen.model import Finding, Outcome, Reason, Verdict, VerdictId

_SEEN_WELL = (Outcome.YES, Outcome.NOT_APPLICABLE)
_NEEDED = {
    "training data": ("pretraining-data",),
    "tuning data": ("tuning-data",),
    "code that prepared the data": ("data-processing-code",),
    "training code": ("training-code",),
    "tuning code": ("tuning-code",),
    "code to run it": ("inference-code",),
    "an open licence for the code": ("code-license",),
    "an OSI-approved licence for the weights": ("weights-license",),
}
"""What the definition needs beside weights that anyone may use, and the findings that show it."""


def judge_verdict(findings: Mapping[str, Finding]) -> Verdict:
    """The verdict that follows from the findings."""
    weights = findings["weights-downloadable"]
    if weights.outcome is Outcome.NO:
        reason = Reason(text=weights.note, findings=("weights-downloadable",))
        sentence = "Closed, not open: the weights cannot be downloaded, only a service can be used."
        return Verdict(id=VerdictId.CLOSED, sentence=sentence, reasons=(reason,))
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
    lacking, _ = _elements(findings)
    reasons += lacking[:2]
    gate = findings["weights-gated"]
    if gate.outcome is Outcome.YES:
        reasons.append(Reason(text=f"Gate: {gate.note}", findings=("weights-gated",)))
    return Verdict(
        id=VerdictId.OPEN_WEIGHTS_RESTRICTED,
        sentence=f"Open weights with strings, not open source: {limit_in_words(heaviest)}.",
        reasons=tuple(reasons),
    )


def _under_open_terms(findings: Mapping[str, Finding]) -> Verdict:
    lacking, unseen = _elements(findings)
    partial = findings["weights-downloadable"].outcome is Outcome.PARTLY
    if lacking or partial:
        what = [*lacking, *unseen]
        names = _listed([_name(r) for r in what]) or "whole weights"
        held = "they are only a difference to other weights" if partial else f"lacking: {names}"
        approved = findings["weights-license"].outcome is Outcome.YES
        held_under = (
            "the weights are under an open licence"
            if approved
            else "the weights can be used without limits"
        )
        return Verdict(
            id=VerdictId.OPEN_WEIGHTS,
            sentence=(f"Open weights, not open source: {held_under}; {held}."),
            reasons=tuple(what),
        )
    terms = findings["weights-license"]
    unseen += _taken_at_its_word(findings)
    reasons = (Reason(text=terms.note, findings=("weights-license",)), *unseen)
    if unseen:
        names = _listed([_name(r) for r in unseen])
        sentence = f"Open source, as far as seen: nothing fails; not seen: {names}."
    else:
        sentence = "Open source: weights, code and data can all be had under open terms."
    return Verdict(id=VerdictId.OPEN_SOURCE, sentence=sentence, reasons=reasons)


def _elements(findings: Mapping[str, Finding]) -> tuple[list[Reason], list[Reason]]:
    """What the definition needs and the release lacks, and what could not be seen."""
    lacking: list[Reason] = []
    unseen: list[Reason] = []
    derivative = findings["training-code"].outcome is Outcome.NOT_APPLICABLE
    for name, ids in _NEEDED.items():
        if derivative and ids == ("data-processing-code",):
            continue  # the base's maker prepared the data
        outcomes = [findings[i].outcome for i in ids]
        if all(o in _SEEN_WELL for o in outcomes):
            continue
        # A search of everything that was recorded and found nothing is a lack by the definition:
        # it wants the element to be shown. Only what could not be looked at is left open.
        note = findings[ids[0]].note or "Nothing was found."
        head = f"{name[0].upper()}{name[1:]}: "
        reason = Reason(text=head + note.removeprefix(head), findings=ids)
        unreachable = all(o is Outcome.UNREACHABLE for o in outcomes)
        (unseen if unreachable else lacking).append(reason)
    return lacking, unseen


def _taken_at_its_word(findings: Mapping[str, Finding]) -> list[Reason]:
    """What stands in the way of saying that everything was seen."""
    found = [
        Reason(text=f"{name}: {', '.join(findings[i].unseen)}.", findings=(i,))
        for name, i in (("Training data", "pretraining-data"), ("Tuning data", "tuning-data"))
        if findings[i].unseen
    ]
    terms = findings["data-license"]
    if not terms.outcome.seen:
        found.append(
            Reason(text=f"A licence of the data: {terms.note}", findings=("data-license",))
        )
    return found


def _name(reason: Reason) -> str:
    """The element that a reason of `_elements` is about, as within a sentence."""
    name = reason.text.partition(":")[0]
    return name[0].lower() + name[1:]


def _listed(names: list[str]) -> str:
    """`a, b and c`; empty for none."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


_LIMITS = {
    "user threshold": "binds anyone above {detail}",
    "usage threshold": "binds anyone above {detail}",
    "revenue threshold": "binds anyone with more than {detail} of revenue",
    "name to be displayed above": "wants its name displayed by anyone above {detail}",
    "territory exclusion": "is not granted in {detail}",
    "non commercial": "grants no commercial use",
    "research only": "is for research only",
    "commercial registration": "wants commercial users to register",
    "no model improvement": "forbids using it to improve other models",
    "acceptable use policy": "binds users to a policy of acceptable use",
    "use restrictions": "forbids some uses",
    "military ban": "forbids some uses",
    "field of use": "forbids some uses",
    "redistribution ban": "forbids passing it on",
    "no derivatives sharing": "forbids passing on changed versions",
    "output restriction": "limits what its outputs may be used for",
}
"""What a licence with that limit does, as the end of a sentence."""


def limit_in_words(limit: str) -> str:
    """A limiting condition as the end of a sentence: "the licence binds anyone above ..."."""
    told, from_base, _ = limit.partition(" (from ")
    name, _, detail = told.partition(":")
    who = "the base's licence" if from_base else "the licence"
    said = _LIMITS.get(name, f"limits its use ({name})")
    if "{detail}" in said and not detail.strip():
        return f"{who} limits its use ({name})"
    return f"{who} {said.replace('{detail}', _counted(detail.strip()))}"


def _counted(detail: str) -> str:
    """`700,000,000 users a month` as `700 million monthly users`; other details as they are."""
    count, blank, unit = detail.partition(" ")
    unit = unit.replace("users a month", "monthly users").replace("users a day", "daily users")
    return f"{_rounded(count)}{blank}{unit}"


def _rounded(count: str) -> str:
    """`700,000,000` as `700 million`; other figures as they are."""
    digits = count.replace(",", "")
    if not digits.isdigit() or int(digits) < 1_000_000:
        return count
    number, unit = (int(digits) / 1_000_000, "million")
    if number >= 1_000:
        number, unit = number / 1_000, "billion"
    return f"{number:g} {unit}"
