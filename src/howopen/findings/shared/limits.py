"""What terms limit, in words, each limit with the lines of the clause that states it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from howopen.findings.shared.case import Case
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import weights_claims
from howopen.findings.shared.license_texts import Placed, policies_of, terms_of
from howopen.findings.shared.phrases import phrases
from howopen.licenses.by_name.prose import licenses_in_prose
from howopen.licenses.category import AnyCondition
from howopen.licenses.conditions import locate_conditions
from howopen.licenses.conditions.found import FoundCondition, Value
from howopen.model import Citation

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
STATED = (
    "non_commercial",
    "research_only",
    "user_threshold",
    "revenue_threshold",
    "commercial_registration",
)
"""Limits that a card states in a sentence of its own."""


class Stated(NamedTuple):
    """One condition of a licence and the places that state it, or that name the licence."""

    condition: AnyCondition
    citations: tuple[Citation, ...]


class Limit(NamedTuple):
    """One limiting condition and the places that state it."""

    type: str
    words: str
    citations: tuple[Citation, ...]
    names_only: bool = False
    """Whether it only wants a name displayed, which weighs less than any other limit."""


def limits_of(case: Case, claim: LicenseClaim | None) -> list[Limit]:
    """Limits of a release's own licence, and those that its cards state themselves."""
    return by_weight([*terms_limits(case, claim), *_in_cards(case)]) if claim is not None else []


def terms_limits(case: Case, claim: LicenseClaim) -> list[Limit]:
    """Limits of the licence that one place names: as its text states them, else as known of it."""
    return by_weight(_limit(s.condition, s.citations) for s in conditions_of(case, claim))


def narrower_claim(case: Case) -> tuple[LicenseClaim, list[Limit]] | None:
    """The first place that names a licence with limits for the weights, and these limits.

    A known open licence, unchanged, has none and is not read for them.
    """
    for claim in weights_claims(case):
        if claim.category is None or not claim.category.open or claim.variant:
            limits = terms_limits(case, claim)
            if limits:
                return claim, limits
    return None


def conditions_of(case: Case, claim: LicenseClaim) -> list[Stated]:
    """All conditions of a licence: as its text states them, else as known of it.

    A text that states none of the limits that we look for leaves what is known.
    """
    known = claim.license.conditions if claim.license is not None and not claim.variant else ()
    stated = stated_in(terms_of(case, claim))
    if any(s.condition.type in LIMITING for s in stated):
        return stated
    return [Stated(c, claim.citations) for c in known] or stated


def stated_in(texts: Iterable[Placed]) -> list[Stated]:
    """Conditions that texts state, and the use policies in the release that they refer to."""
    followed = [p for terms in texts for p in (terms, *policies_of(terms))]
    once = {(p.source.source.id, p.text.path): p for p in followed}.values()
    return [Stated(c, (cite_clause(p, c),)) for p in once for c in p.reading.conditions]


def _in_cards(case: Case) -> list[Limit]:
    return by_weight(_limit(s.condition, s.citations) for s in stated_in_cards(case))


def stated_in_cards(case: Case) -> list[Stated]:
    """Limits that a card states itself. An intended use is none: the sentence speaks of terms."""
    return [
        Stated(located, (cite,))
        for source, text in case.cards
        for sentence in text.sentences
        if phrases("license.terms").search(sentence.text) is not None
        for located in _stated(sentence.text)
        for cite in (
            source.cite(text.path, sentence.first_line, sentence.last_line, in_words(located)),
        )
    ]


def _stated(sentence: str) -> list[FoundCondition]:
    """Limits that a sentence states beside the licences it names, which are claims of their own."""
    found = [c for c in locate_conditions(sentence) if c.type in STATED]
    plain = sentence.replace("_", " ").replace("*", " ")
    named = licenses_in_prose(plain) if found else ()
    if not named:
        return found
    for match in named:
        plain = plain.replace(match.words, " ")
    return [c for c in locate_conditions(plain) if c.type in STATED]


def _limit(condition: AnyCondition, citations: tuple[Citation, ...]) -> Limit:
    names_only = condition.value.get("effect") == "display_name"
    return Limit(condition.type, in_words(condition), citations, names_only)


def by_weight(limits: Iterable[Limit]) -> list[Limit]:
    """Those that limit, the heaviest first."""
    limiting = [limit for limit in limits if limit.type in LIMITING]
    return sorted(limiting, key=lambda limit: (limit.names_only, LIMITING.index(limit.type)))


def cite_clause(placed: Placed, condition: FoundCondition) -> Citation:
    """The lines on which the quote of a condition stands."""
    last, wanted = condition.line, len(condition.quote.split())
    for number in range(condition.line, condition.last_line + 1):
        words = len(placed.text.lines[number - 1].split())
        last, wanted = number, wanted - words
        if wanted <= 0:
            break
    shows = in_words(condition)
    return placed.source.cite(placed.text.path, condition.line, last, shows)


def in_words(condition: AnyCondition) -> str:
    """A condition as a short line: `user threshold: 700,000,000 users a month`."""
    name = condition.type.replace("_", " ")
    if condition.value.get("effect") == "display_name":
        name = "name to be displayed above"
    detail = _DETAILS.get(condition.type, _no_detail)(condition.value)
    return f"{name}: {detail}" if detail else name


def _users(value: Value) -> str:
    count = value.get("users", value.get("count"))
    period = f" a {value['period']}" if "period" in value else ""
    return f"{count:,} {value.get('unit', 'users')}{period}" if isinstance(count, int) else ""


def _money(value: Value) -> str:
    amount = value.get("amount")
    period = f" a {value['period']}" if "period" in value else ""
    return f"{amount:,} {value.get('currency', '')}{period}" if isinstance(amount, int) else ""


def _places(value: Value) -> str:
    places = value.get("territories", ())
    named = ", ".join(places) if isinstance(places, tuple) else str(places)
    scope = value.get("scope", "all")
    return f"{named} ({scope})" if named and scope != "all" else named


def _no_detail(_: Value) -> str:
    return ""


def _prefix(value: Value) -> str:
    return str(value.get("prefix", ""))


def _shown(value: Value) -> str:
    return str(value.get("text", ""))


_DETAILS: dict[str, Callable[[Value], str]] = {
    "user_threshold": _users,
    "usage_threshold": _users,
    "revenue_threshold": _money,
    "territory_exclusion": _places,
    "naming": _prefix,
    "display_attribution": _shown,
}
"""What of a condition's value is said, for the types whose value says what they demand."""
