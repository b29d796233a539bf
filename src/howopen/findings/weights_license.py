"""The question under which licence the weights are."""

from __future__ import annotations

from howopen.findings import weights_downloadable
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_whole, ids
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_expressions import of_whole
from howopen.findings.shared.license_of import NOT_A_NAME, weights_claims, weights_license
from howopen.findings.shared.licensed_files import differences_in_words
from howopen.findings.shared.words import bare
from howopen.model import Completeness, Finding, Outcome

QUESTION = Question(
    id="weights-license",
    asks="Are the weights under an open licence?",
    why="Without a licence nobody may use the weights; with a bespoke one the maker sets rules.",
    looks=(
        "The card's `license`, `license_name` and `license_link`, licence files beside the "
        "weights, the hub's record, sentences that speak of the weights."
    ),
    outcomes={
        Outcome.YES: "A licence on the OSI's list.",
        Outcome.PARTLY: "Another licence: bespoke, for content, or one that we do not know.",
        Outcome.NO: "The whole card was seen and names no licence.",
        Outcome.UNCLEAR: "No licence of the weights was found.",
        Outcome.UNREACHABLE: "The model repository is known and could not be read.",
        Outcome.CONFLICTING: "One place names an OSI-approved licence, another does not.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Put the weights under an OSI-approved licence and name it in the card's `license`.",
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """The licence of the weights, with every place that names one."""
    if weights_downloadable.answer(case).outcome is Outcome.NO:
        return Finding(outcome=Outcome.NOT_APPLICABLE, note="No weights are given out.")
    claims = weights_claims(case)
    chosen = weights_license(case)
    if chosen is None:
        return _none_found(case)
    others = [c for c in claims if c.id != chosen.id and c.name.lower() not in NOT_A_NAME]
    value = tuple(dict.fromkeys((chosen.id, *(c.id for c in others))))
    other = next((c for c in others if _contradicts(c)), None)
    if chosen.name.lower() in NOT_A_NAME:
        outcome, value = Outcome.PARTLY, (chosen.name,)
        note = f"The tag says only '{chosen.name}', and no licence was found by name."
    elif chosen.open and other is not None:
        outcome = Outcome.CONFLICTING
        note = f"{chosen.called} by one place, {other.called} by another."
    else:
        outcome = Outcome.YES if chosen.open else Outcome.PARTLY
        note = _note(chosen)
    return Finding(
        outcome=outcome,
        value=value,
        citations=best([c for claim in (chosen, *claims) for c in claim.citations]),
        note=note,
        expressions=of_whole(claims),
    )


def _contradicts(claim: LicenseClaim) -> bool:
    """A known licence that is not OSI-approved, or a text with terms of its own."""
    return claim.has_own_terms or (claim.license is not None and not claim.open)


def _note(claim: LicenseClaim) -> str:
    category = f"({claim.category.value})" if claim.category is not None else ""
    if claim.license is None:
        by_words = f" {category} by its own words" if claim.has_own_terms else ""
        return f"Not known by name: '{claim.name}'{by_words}."
    if claim.variant:
        told = differences_in_words(claim)
        return f"A changed text of {claim.license.name} {category}: {told or 'read what differs'}."
    listed = "on" if claim.license.osi_approved else "not on"
    told = f"{claim.called}, {listed} the OSI's list {category}"
    return (
        f"{told}; by its title, its words are none that we know."
        if claim.has_own_terms
        else (f"{told}.")
    )


def _none_found(case: Case) -> Finding:
    cards = [(s, t) for s, t in case.cards if s.source.card is Completeness.COMPLETE]
    if cards:
        source, text = cards[0]
        cite = cite_whole(source, text, "the whole card, without a licence")
        note = f"The whole card of {bare(source.source.id)} names no licence."
        searched = ids(case.end)
        return Finding(outcome=Outcome.NO, citations=(cite,), note=note, searched=searched)
    outcome, note = Outcome.UNCLEAR, "No licence of the weights was found."
    if case.missing_models and not case.models:
        outcome, note = Outcome.UNREACHABLE, "The model repository could not be read."
    return Finding(outcome=outcome, note=note, searched=ids(case.end))
