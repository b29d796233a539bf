"""The question what the terms limit: who, what for, where, or how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from howopen.evidence.base_models import family_license
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import Text
from howopen.findings import weights_downloadable
from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best, cite_opening, ids
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import weights_claims, weights_license
from howopen.findings.shared.license_texts import terms_of
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
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
        Outcome.CONFLICTING: "One place names a licence with limits, another one without.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Choose a licence without such limits; for a derivative, a base without them.",
)


STATED = ("non_commercial", "research_only", "user_threshold", "revenue_threshold")
"""Limits that a card states in a sentence of its own."""


_Value = dict[str, str | int | bool | tuple[str, ...]]


class _Limit(NamedTuple):
    type: str
    words: str
    """The condition in words."""
    citations: tuple[Citation, ...]


def answer(case: Case) -> Finding:
    """The limiting conditions in words, with the lines of the clauses where the text is there."""
    chosen = weights_license(case)
    limits = [*_limits(case, chosen), *_of_bases(case)]
    if limits:
        value = tuple(dict.fromkeys(limit.words for limit in limits))
        cited = best([c for limit in limits for c in limit.citations])
        note = f"The terms limit use: {listed(value, 2)}."
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note)
    if weights_downloadable.answer(case).outcome is Outcome.NO:
        return Finding(outcome=Outcome.NOT_APPLICABLE, note="No weights are given out.")
    other = _narrower(case)
    if chosen is not None and other is not None:
        note = f"{chosen.called} has no limits, {other.called} has; which one holds is not said."
        cited = best([*chosen.citations, *other.citations])
        return Finding(outcome=Outcome.CONFLICTING, citations=cited, note=note)
    if chosen is not None and chosen.license is not None and not chosen.variant:
        note = f"{chosen.called} limits neither who nor what for, where or how much."
        return Finding(outcome=Outcome.NO, citations=chosen.citations, note=note)
    return _unknown(case, chosen)


def _narrower(case: Case) -> LicenseClaim | None:
    """Another known licence that is named for the weights and limits their use."""
    return next(
        (
            claim
            for claim in weights_claims(case)
            if claim.license is not None
            and any(c.type in LIMITING for c in claim.license.conditions)
        ),
        None,
    )


def _unknown(case: Case, chosen: LicenseClaim | None) -> Finding:
    """Why nothing can be said of the conditions: no licence, no text, or a text we cannot judge."""
    if chosen is None:
        note = "No licence of the weights was found."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
    read = [cite_opening(s, t.path, "read for limits") for s, t in terms_of(case, chosen)]
    note = (
        "The licence is not one that we know; its text shows none of the limits that we look for."
        if read
        else "The licence is not one that we know, and its text was not found."
    )
    cited = best([*chosen.citations, *read])
    return Finding(outcome=Outcome.UNCLEAR, citations=cited, note=note, searched=ids(case.end))


def _limits(case: Case, claim: LicenseClaim | None) -> list[_Limit]:
    """Limits of a release's own licence: as read in its text, else as known of it."""
    if claim is None:
        return []
    known = claim.license.conditions if claim.license is not None else ()
    effects = {c.type: c.value["effect"] for c in known if "effect" in c.value}
    read = [x for s, t in terms_of(case, claim) for x in _located(s, t, effects)]
    read += _in_cards(case)
    types = {limit.type for limit in read}
    more = [_Limit(c.type, in_words(c), claim.citations) for c in known if c.type not in types]
    return _sorted([*read, *more])


def _in_cards(case: Case) -> list[_Limit]:
    """Limits that a card states itself. An intended use is none: the sentence speaks of terms."""
    found: list[_Limit] = []
    for source, text in case.cards:
        for sentence in text.sentences:
            if phrases("license.terms").search(sentence.text) is None:
                continue
            for located in locate_conditions(sentence.text):
                if located.type in STATED:
                    words = in_words(Condition(type=located.type, value=located.value))
                    cite = source.cite(text.path, sentence.first_line, sentence.last_line, words)
                    found.append(_Limit(located.type, words, (cite,)))
    return found


def _located(source: SourceEvidence, text: Text, effects: _Value) -> list[_Limit]:
    """Limits in a licence text; what happens above a threshold is as known of the licence."""
    found = []
    for located in locate_conditions("\n".join(text.lines)):
        known = {"effect": effects[located.type]} if located.type in effects else {}
        words = in_words(Condition(type=located.type, value=known | located.value))
        cite = source.cite(text.path, located.first_line, located.last_line, words)
        found.append(_Limit(located.type, words, (cite,)))
    return found


def _of_bases(case: Case) -> list[_Limit]:
    """What the bases' terms bind the derivative to."""
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
    origin = f"(from the base, {base}: {license_.name})"
    return _sorted(
        [_Limit(c.type, f"{in_words(c)} {origin}", citations) for c in license_.conditions]
    )


def _sorted(limits: list[_Limit]) -> list[_Limit]:
    """Those that limit, the heaviest first."""
    limiting = [limit for limit in limits if limit.type in LIMITING]
    return sorted(limiting, key=lambda limit: LIMITING.index(limit.type))


def in_words(condition: Condition) -> str:
    """A condition as a short line: `user threshold: 700,000,000 users a month`."""
    name = condition.type.replace("_", " ")
    if condition.value.get("effect") == "display_name":
        name = "name to be displayed above"
    detail = _DETAILS.get(condition.type, _no_detail)(condition.value)
    return f"{name}: {detail}" if detail else name


def _users(value: _Value) -> str:
    count = value.get("users", value.get("count"))
    period = f" a {value['period']}" if "period" in value else ""
    return f"{count:,} {value.get('unit', 'users')}{period}" if isinstance(count, int) else ""


def _money(value: _Value) -> str:
    amount = value.get("amount")
    period = f" a {value['period']}" if "period" in value else ""
    return f"{amount:,} {value.get('currency', '')}{period}" if isinstance(amount, int) else ""


def _places(value: _Value) -> str:
    places = value.get("territories", ())
    return ", ".join(places) if isinstance(places, tuple) else str(places)


def _no_detail(_: _Value) -> str:
    return ""


_DETAILS: dict[str, Callable[[_Value], str]] = {
    "user_threshold": _users,
    "usage_threshold": _users,
    "revenue_threshold": _money,
    "territory_exclusion": _places,
}
"""What of a condition's value is said, for the types whose value says how far they reach."""
