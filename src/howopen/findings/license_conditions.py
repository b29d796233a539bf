"""The question what the terms limit: who, what for, where, or how much."""

from __future__ import annotations

from typing import NamedTuple

from howopen.evidence.base_models import family_license
from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.license_of import LicenseClaim, weights_claims, weights_license
from howopen.findings.shared.phrases import phrases
from howopen.licenses import Condition, License, locate_conditions
from howopen.model import Citation, Finding, Outcome

LIMITING = (
    "user_threshold",
    "usage_threshold",
    "revenue_threshold",
    "non_commercial",
    "research_only",
    "commercial_registration",
    "territory_exclusion",
    "use_restrictions",
    "acceptable_use_policy",
    "military_ban",
    "no_model_improvement",
    "field_of_use",
    "redistribution_ban",
    "no_derivatives_sharing",
    "output_restriction",
)
"""Conditions that limit who, what for, where or how much; the heaviest first."""

QUESTION = Question(
    id="license-conditions",
    asks="Do the terms limit who may use the model, what for, where, or how much?",
    why="A limit on users, field, territory or size makes terms something else than open source.",
    looks=(
        "What is known of the named licence, its text where it lies with the release, and the "
        "terms of the base."
    ),
    outcomes={
        Outcome.YES: "At least one such limit, by the release's own terms or its base's.",
        Outcome.NO: "The licences are known and have none.",
        Outcome.UNCLEAR: "No licence is known, or its text was not found.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Choose a licence without such limits; for a derivative, a base without them.",
)


STATED = ("non_commercial", "research_only", "user_threshold", "revenue_threshold")
"""Limits that a card states in a sentence of its own."""
"""An intended use is no condition: the sentence must speak of terms."""


class _Limit(NamedTuple):
    words: str
    """The condition in words."""
    citations: tuple[Citation, ...]


def answer(case: Case) -> Finding:
    """The limiting conditions in words, with the lines of the clauses where the text is there."""
    chosen = weights_license(case)
    limits = [*(_limits(case, chosen) if chosen else ()), *_of_base(case)]
    if limits:
        value = tuple(dict.fromkeys(limit.words for limit in limits))
        cited = best([c for limit in limits for c in limit.citations])
        note = f"The terms limit use: {'; '.join(value[:3])}."
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note)
    if chosen is not None and chosen.license is not None and not chosen.variant:
        note = f"{chosen.license.name} limits neither who nor what for, where or how much."
        return Finding(outcome=Outcome.NO, citations=chosen.citations, note=note)
    note = "No licence whose conditions are known."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _limits(case: Case, claim: LicenseClaim) -> list[_Limit]:
    """Limits of the release's own licence: as read in its text, else as known of it."""
    read = [*_in_texts(case, claim), *_in_cards(case)]
    known = claim.license.conditions if claim.license is not None else ()
    types = {limit.words.split(":")[0] for limit in read}
    more = [
        _Limit(in_words(c), claim.citations)
        for c in sorted(known, key=_weight)
        if c.type in LIMITING and c.type.replace("_", " ") not in types
    ]
    return sorted((*read, *more), key=lambda limit: _weight_of(limit.words))


def _in_texts(case: Case, claim: LicenseClaim) -> list[_Limit]:
    """Limits found in the licence texts of the release that are of the claimed licence."""
    limits: list[_Limit] = []
    claimed = {c.citations[0].path for c in weights_claims(case)}
    for source in case.end:
        for text in source.texts:
            title = source.license_titles.get(text.path)
            same = (
                title is not None
                and claim.license is not None
                and title.license.id == claim.license.id
            )
            named = claim.license is None and text.path in claimed and claim.name == text.path
            if not (same or named) or source.relevance[text.path] is Relevance.NONE:
                continue
            limits += _located(source, text.path, "\n".join(text.lines))
    return limits


def _in_cards(case: Case) -> list[_Limit]:
    """Limits that a card states itself, in the sentences that speak of terms or commerce."""
    found: list[_Limit] = []
    for source, text in case.cards:
        for sentence in text.sentences:
            if phrases("license.terms").search(sentence.text) is None:
                continue
            for located in locate_conditions(sentence.text):
                if located.type in STATED:
                    words = in_words(Condition(type=located.type, value=located.value))
                    place = (sentence.first_line, sentence.last_line)
                    found.append(_Limit(words, (source.cite(text.path, *place, words),)))
    return found


def _located(source: SourceEvidence, path: str, text: str) -> list[_Limit]:
    found = []
    for located in locate_conditions(text):
        if located.type not in LIMITING:
            continue
        words = in_words(Condition(type=located.type, value=located.value))
        cite = source.cite(path, located.first_line, located.last_line, words)
        found.append(_Limit(words, (cite,)))
    return found


def _of_base(case: Case) -> list[_Limit]:
    """What the base's terms bind the derivative to."""
    limits: list[_Limit] = []
    for base in case.bases:
        chosen = weights_license(Case(evidence=base))
        if chosen is not None and chosen.license is not None:
            limits += _inherited(chosen.license, base.release.name, chosen.citations)
    if not case.bases:
        for reference in case.evidence.bases:
            known = family_license(reference.name)
            if known is not None:
                limits += _inherited(known, reference.name, case.cite_reference(reference))
    return limits


def _inherited(license_: License, base: str, citations: tuple[Citation, ...]) -> list[_Limit]:
    return [
        _Limit(f"{in_words(c)} (from the base, {base}: {license_.name})", citations)
        for c in sorted(license_.conditions, key=_weight)
        if c.type in LIMITING
    ]


def in_words(condition: Condition) -> str:
    """A condition as a short line: `user threshold: 700,000,000 users a month`."""
    name = condition.type.replace("_", " ")
    value = condition.value
    match condition.type:
        case "user_threshold" | "usage_threshold":
            count = value.get("users", value.get("count"))
            unit = value.get("unit", "users")
            period = f" a {value['period']}" if "period" in value else ""
            detail = f"{count:,} {unit}{period}" if isinstance(count, int) else ""
        case "revenue_threshold":
            amount = value.get("amount")
            currency, period = value.get("currency", ""), value.get("period")
            detail = f"{amount:,} {currency}" if isinstance(amount, int) else ""
            detail += f" a {period}" if detail and period else ""
        case "territory_exclusion":
            territories = value.get("territories", ())
            detail = ", ".join(territories) if isinstance(territories, tuple) else str(territories)
        case _:
            detail = ""
    return f"{name}: {detail}" if detail else name


def _weight(condition: Condition) -> int:
    return _weight_of(condition.type.replace("_", " "))


def _weight_of(words: str) -> int:
    name = words.split(":", maxsplit=1)[0].split(" (", maxsplit=1)[0].replace(" ", "_")
    return LIMITING.index(name) if name in LIMITING else len(LIMITING)
