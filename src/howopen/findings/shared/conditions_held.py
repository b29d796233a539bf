"""All conditions that hold for a release, its bases' among them; not only those that limit."""

from __future__ import annotations

from typing import NamedTuple

from howopen.findings.shared.base_terms import terms_of_bases
from howopen.findings.shared.case import Case
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.limits import conditions_of, in_words
from howopen.licenses.category import AnyCondition
from howopen.model import Citation


class Held(NamedTuple):
    """A condition that holds, and the places that state it."""

    condition: AnyCondition
    citations: tuple[Citation, ...]
    words: str
    """As a short line, with the base that it comes from."""
    inherited: bool = False


def conditions_held(case: Case, chosen: LicenseClaim | None) -> tuple[Held, ...]:
    """Those of the release's own terms, then those of the bases whose weights it holds."""
    own = conditions_of(case, chosen) if chosen is not None else ()
    return (
        *(Held(s.condition, s.citations, in_words(s.condition)) for s in own),
        *(
            Held(s.condition, s.citations, terms.words(s.condition), inherited=True)
            for terms in terms_of_bases(case)
            if terms.held and not terms.open
            for s in terms.stated
        ),
    )
