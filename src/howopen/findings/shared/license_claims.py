"""Every place of one source that says under which licence something is."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import msgspec

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.relevance import mentions, names_another
from howopen.evidence.text import KEPT_TEXTS, Text
from howopen.findings.shared.case import Case, is_readme
from howopen.findings.shared.phrases import phrases
from howopen.licenses.by_name.components import Component
from howopen.licenses.by_name.expression import Expression, parse_expression
from howopen.licenses.by_name.metadata import license_of_classifiers
from howopen.licenses.by_name.own_terms import OwnTerms, own_terms_of_weights
from howopen.licenses.by_name.prose import ProseMatch, licenses_in_prose
from howopen.licenses.by_name.table import find_license
from howopen.licenses.reading import NONE, UNKNOWN, LicenseReading
from howopen.licenses.terms import Category, License
from howopen.model import Citation, Record


class Origin(IntEnum):
    """Where a claim stands; smaller counts more."""

    SENTENCE = 1
    NAME = 2
    TAG = 3
    KIND = 4
    """A sentence that gives only the kind of licence ("a non-commercial licence")."""
    FILE = 5
    HUB = 6
    FAMILY = 7
    """The licence that bears the name of the release's family."""
    ELSEWHERE = 8
    """A sentence in a repository's documents."""
    PACKAGE = 9
    REPOSITORY = 10


class LicenseClaim(Record, frozen=True, kw_only=True):
    """One place that says under which licence something is."""

    name: str
    """As written."""
    license: License | None
    """`None` when the name is not a licence that we know."""
    origin: Origin
    source: str
    citations: tuple[Citation, ...]
    variant: bool = False
    """True when a text is like a known licence, or bears its title, and changes its words."""
    component: Component = Component.UNKNOWN
    """What the place itself says that it covers."""
    expression: str = ""
    """All that the place names, as an SPDX expression; empty for a licence file."""
    reading: LicenseReading | None = None
    """What the text of a licence file says; `None` for a place that only names a licence."""

    @property
    def id(self) -> str:
        """The licence's id, or the name as written."""
        return self.license.id if self.license is not None and not self.variant else self.name

    @property
    def called(self) -> str:
        """As a person calls it: its SPDX id, else its name."""
        if self.license is None or self.variant:
            return self.name
        return self.license.name if self.id.startswith("LicenseRef-") else self.id

    @property
    def has_own_terms(self) -> bool:
        """Whether it is a text with terms that are like no licence we know."""
        if self.reading is None:
            return False
        stated = self.reading.license_id == NONE and bool(self.reading.conditions)
        return stated or self.reading.license_id == UNKNOWN

    @property
    def is_own_agreement(self) -> bool:
        """Whether a sentence puts the weights under an agreement of their own, not shown here."""
        return self.license is None and self.component is Component.WEIGHTS and not self.reading

    @property
    def category(self) -> Category | None:
        """How far it lets go: by its own words where they are no known licence's."""
        if self.reading is not None and (self.variant or self.has_own_terms):
            return self.reading.category
        return self.license.category if self.license is not None else None

    @property
    def rank(self) -> int:
        """That category's rank; -1 where it is not known."""
        return -1 if self.category is None else self.category.rank

    @property
    def place(self) -> tuple[str, str, tuple[int, int] | None]:
        """The file, or the lines of a document: what one place names does not contradict itself."""
        cite = self.citations[0]
        return cite.source, cite.path, cite.lines if self.reading is None else None

    @property
    def open(self) -> bool:
        """Whether it is a known licence on the OSI's list, unchanged."""
        return self.license is not None and self.license.osi_approved and not self.variant


def claims_of_name(
    source: SourceEvidence, name: str, origin: Origin, path: str, line: int
) -> list[LicenseClaim]:
    """A claim for each licence that a name or expression stands for."""
    cite = source.cite(path, line, line, f"names the licence: {name}")
    expression = parse_expression(name)
    if expression is None:
        return [claim_of(name, find_license(name), origin, source, cite)]
    return [
        claim_of(name, license_, origin, source, cite, expression.spdx)
        for license_ in expression.licenses
    ]


def claim_of(
    name: str,
    license_: License | None,
    origin: Origin,
    source: SourceEvidence,
    cite: Citation,
    expression: str = "",
) -> LicenseClaim:
    """A claim with one place that names a licence; `expression` where it names more than one."""
    return LicenseClaim(
        name=name,
        license=license_,
        origin=origin,
        source=source.source.id,
        citations=(cite,),
        expression=expression or (license_.id if license_ is not None else ""),
    )


def claims_of_card(source: SourceEvidence) -> list[LicenseClaim]:
    """Tag, name and link of a card's front matter."""
    found: list[LicenseClaim] = []
    for text in source.texts:
        head = text.front_matter
        if head is None or not is_readme(text.path):
            continue
        for key, origin in (
            ("license_name", Origin.NAME),
            ("license", Origin.TAG),
            ("license_link", Origin.NAME),
        ):
            for name in head.values.get(key, ()):
                line = head.lines.get(key, 1)
                claims = claims_of_name(source, name, origin, text.path, line)
                if key == "license_link":
                    claims = [c for c in claims if c.license is not None]
                found += claims
    return found


def claims_of_sentences(
    case: Case, source: SourceEvidence, components: tuple[Component, ...]
) -> list[LicenseClaim]:
    """Licences that prose names for any of `components`."""
    found = []
    for text in source.texts:
        relevance = source.relevance[text.path]
        if relevance is Relevance.NONE or text.path in source.license_readings:
            continue
        for match in _licenses_in(text):
            if match.component not in components or match.license is None:
                continue
            line = text.lines[match.line - 1] if match.line <= len(text.lines) else ""
            named = mentions(line, case.names)
            if not source.is_model and names_another(line, case.names):
                continue
            if relevance is Relevance.MENTIONS and not named:
                continue
            if Component.WEIGHTS in components and not source.is_model and not named:
                continue
            origin = Origin.SENTENCE if source.is_model else Origin.ELSEWHERE
            unnamed = match.component is Component.UNKNOWN
            what = "it" if unnamed else f"the {match.component.value}"
            shows = f"puts {what} under {match.license.name}"
            cite = source.cite(text.path, match.line, match.line, shows)
            claim = claim_of(match.license.name, match.license, origin, source, cite)
            found.append(msgspec.structs.replace(claim, variant=match.variant))
        named = any(c.citations[0].path == text.path for c in found)
        if source.is_model and Component.UNKNOWN in components and not named:
            found += _unnamed(source, text)
    return found


def claims_of_own_terms(case: Case, source: SourceEvidence) -> list[LicenseClaim]:
    """Sentences that put the weights under an agreement that is no licence we know.

    Where the agreement's text is one of the licence files, that file is the claim.
    """
    found = []
    for text in source.texts:
        relevance = source.relevance[text.path]
        if relevance is Relevance.NONE or text.path in source.license_readings:
            continue
        for terms in _own_terms_in(text):
            line = text.lines[terms.line - 1]
            named = mentions(line, case.names)
            if terms.path.removeprefix("./") in source.license_readings:
                continue
            if not source.is_model and (not named or names_another(line, case.names)):
                continue
            if relevance is Relevance.MENTIONS and not named:
                continue
            origin = Origin.SENTENCE if source.is_model else Origin.ELSEWHERE
            shows = f"puts the weights under {terms.name}"
            cite = source.cite(text.path, terms.line, terms.line, shows)
            claim = claim_of(terms.name, None, origin, source, cite)
            found.append(msgspec.structs.replace(claim, component=Component.WEIGHTS))
    return found


def _unnamed(source: SourceEvidence, text: Text) -> list[LicenseClaim]:
    """A sentence of a card that gives the licence by its kind only ("a non-commercial license")."""
    for sentence in text.sentences:
        kind = phrases("license.kind").search(sentence.text)
        if kind is not None:
            shows = "says what kind of licence it is"
            cite = source.cite(text.path, sentence.first_line, sentence.last_line, shows)
            letters = (c if c.isalnum() or c == "-" else " " for c in kind.group(0))
            words = " ".join("".join(letters).split())
            return [claim_of(words, None, Origin.KIND, source, cite)]
    return []


@lru_cache(maxsize=KEPT_TEXTS)
def _licenses_in(text: Text) -> tuple[ProseMatch, ...]:
    return licenses_in_prose(_prose(text))


@lru_cache(maxsize=KEPT_TEXTS)
def _own_terms_in(text: Text) -> tuple[OwnTerms, ...]:
    return own_terms_of_weights(_prose(text))


def _prose(text: Text) -> str:
    """The text without its front matter, line numbers kept."""
    if text.front_matter is None:
        return "\n".join(text.lines)
    first = text.blocks[0].first_line if text.blocks else 1
    return "\n".join(("",) * (first - 1) + text.lines[first - 1 :])


def claims_of_packages(source: SourceEvidence) -> list[LicenseClaim]:
    """Licences that package metadata names, by expression, field or classifier."""
    found = []
    for package in source.packages:
        line = package.license_lines[0] if package.license_lines else 0
        named = license_of_package(
            package.license_expression, package.license, package.license_classifiers
        )
        if named is None:
            continue
        for license_ in named.licenses:
            cite = source.cite(package.path, line, line, f"names the licence: {license_.id}")
            found.append(
                claim_of(license_.name, license_, Origin.PACKAGE, source, cite, named.spdx)
            )
    return found


def license_of_package(
    expression: str, field: str, classifiers: tuple[str, ...]
) -> Expression | None:
    """The licence of a package: its expression, else its field, else its classifiers."""
    for name in (expression, field):
        parsed = parse_expression(name) if name else None
        if parsed is not None and parsed.licenses:
            return parsed
    return license_of_classifiers(classifiers)
