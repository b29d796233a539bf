"""The question under which terms the weights can really be used, with all that they carry."""

from __future__ import annotations

from howopen.findings import weights_downloadable
from howopen.findings.question import Effort, Question
from howopen.findings.shared.base_terms import BaseTerms, reaching, terms_of_bases
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import weights_license
from howopen.findings.shared.limits import limits_of, narrower_claim
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="effective-terms",
    asks="Under which terms can the weights really be used, with all that they inherit?",
    why="A derivative is never more open than what it carries, whatever its own tag says.",
    looks=(
        "The licence of the weights, and that of every base whose weights they hold, through any "
        "chain; of a model whose outputs they learned from, the terms that say they reach so far."
    ),
    outcomes={
        Outcome.YES: "Open terms: its own and those of every base.",
        Outcome.PARTLY: "Open by itself and its bases; a teacher's terms reach it by its outputs.",
        Outcome.NO: "Its own licence is not open or limits use, or it has none and its base does.",
        Outcome.CONFLICTING: (
            "It is declared open, and a base that it carries, or another place, is not."
        ),
        Outcome.UNCLEAR: "Its own licence, or that of a base, is not known.",
        Outcome.NOT_APPLICABLE: "No weights are given out.",
    },
    change="Declare the narrowest terms that you carry, or start from a base under open terms.",
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """The licences along the way, and the narrowest of them that decides."""
    if weights_downloadable.answer(case).outcome is Outcome.NO:
        return Finding(outcome=Outcome.NOT_APPLICABLE, note="No weights are given out.")
    own = weights_license(case)
    bases = terms_of_bases(case)
    narrow = [terms for terms in bases if terms.held and terms.narrow]
    value = tuple(dict.fromkeys((*_declared(own), *_along(bases))))
    places = [*(own.citations if own else ()), *_places(narrow or bases)]
    outcome, note = _judged(case, own, bases, narrow)
    unseen = ids(case.end) if outcome is Outcome.UNCLEAR else ()
    return Finding(outcome=outcome, value=value, citations=best(places), note=note, searched=unseen)


def _judged(
    case: Case, own: LicenseClaim | None, bases: tuple[BaseTerms, ...], narrow: list[BaseTerms]
) -> tuple[Outcome, str]:
    if own is None or own.category is None:
        return _unknown(case, own, narrow)
    limits = limits_of(case, own)
    if limits or own.variant or not own.category.open:
        said = "limits use" if limits else "is not open"
        also = f", and it carries {_named(narrow)}" if narrow else ""
        return Outcome.NO, f"Its licence, {own.called}, {said}{also}."
    if narrow:
        return Outcome.CONFLICTING, f"Declared {own.called}; it carries {_named(narrow)}."
    other = narrower_claim(case)
    if other is not None:
        return Outcome.CONFLICTING, f"By one place {own.called}, by another {other[0].called}."
    return _open_itself(own, bases)


def _unknown(case: Case, own: LicenseClaim | None, narrow: list[BaseTerms]) -> tuple[Outcome, str]:
    """A release of whose own licence we do not know how far it lets go."""
    if narrow:
        return Outcome.NO, f"It carries {_named(narrow)}."
    if own is not None and limits_of(case, own):
        return Outcome.NO, f"Its licence, {own.called}, limits use."
    return Outcome.UNCLEAR, "The licence of the weights is not known."


def _open_itself(own: LicenseClaim, bases: tuple[BaseTerms, ...]) -> tuple[Outcome, str]:
    """A release under an open licence that carries nothing known to be narrower."""
    unknown = [terms.edge.base for terms in bases if terms.held and not terms.open]
    if unknown:
        note = f"Declared {own.called}, open; the licence of {listed(unknown)} is not known."
        return Outcome.UNCLEAR, note
    taught = [terms for terms in bases if not terms.held and not terms.open and reaching(terms)]
    if taught:
        note = f"Declared {own.called}, open; it learned under {_named(taught)}."
        return Outcome.PARTLY, note
    held = [terms for terms in bases if terms.held]
    also = f", and so is what it carries: {_named(held)}" if held else ""
    return Outcome.YES, f"Its licence, {own.called}, is open{also}."


def _named(bases: list[BaseTerms]) -> str:
    return listed((f"{terms.called} ({terms.way})" for terms in bases), 2)


def _declared(own: LicenseClaim | None) -> tuple[str, ...]:
    return (f"{own.id.replace(':', ' ')}: declared",) if own is not None else ()


def _along(bases: tuple[BaseTerms, ...]) -> list[str]:
    """`LICENSE-ID: by BASE, through ...` for each base whose licence is known and reaches it."""
    return [
        f"{terms.license_id.replace(':', ' ')}: {terms.way}"
        for terms in bases
        if terms.license_id and (terms.held or reaching(terms))
    ]


def _places(bases: list[BaseTerms] | tuple[BaseTerms, ...]) -> list[Citation]:
    """Where the bases are named, and the first clauses of their terms."""
    named = [c for terms in bases for c in terms.edge.citations[:1]]
    return [*named, *(c for terms in bases for s in reaching(terms)[:2] for c in s.citations[:1])]
