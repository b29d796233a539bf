"""Every place of one source that says under which licence something is."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import msgspec

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.relevance import mentions, names_another
from howopen.evidence.text import Text
from howopen.findings.shared.case import Case, cite_opening, is_readme
from howopen.findings.shared.phrases import phrases
from howopen.licenses import (
    Component,
    License,
    ProseMatch,
    find_license,
    license_of_classifiers,
    licenses_in_prose,
    parse_expression,
)
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
    """True when the text bears a known title and changes its words."""

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
    def open(self) -> bool:
        """Whether it is a known licence on the OSI's list, unchanged."""
        return self.license is not None and self.license.osi_approved and not self.variant


def claims_of_name(
    source: SourceEvidence, name: str, origin: Origin, path: str, line: int
) -> list[LicenseClaim]:
    """A claim for each licence that a name or expression stands for."""
    cite = source.cite(path, line, line, f"names the licence: {name}")
    expression = parse_expression(name)
    licenses = expression.licenses if expression is not None else ()
    if not licenses:
        return [claim_of(name, find_license(name), origin, source, cite)]
    return [claim_of(name, license_, origin, source, cite) for license_ in licenses]


def claim_of(
    name: str, license_: License | None, origin: Origin, source: SourceEvidence, cite: Citation
) -> LicenseClaim:
    """A claim with one place."""
    return LicenseClaim(
        name=name, license=license_, origin=origin, source=source.source.id, citations=(cite,)
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


def claims_of_files(
    source: SourceEvidence, origin: Origin, *, only_root: bool = False
) -> list[LicenseClaim]:
    """Titles of licence files; a file without a known title is a claim without a licence."""
    found = []
    for text in source.texts:
        if (only_root and "/" in text.path) or (_is_of_data(text.path) and not source.is_dataset):
            continue
        title = source.license_titles.get(text.path)
        if title is not None:
            cite = source.cite(
                text.path,
                title.first_line,
                title.last_line,
                f"bears the title of {title.license.name}",
            )
            name = (
                f"{text.path} (a changed {title.license.name})"
                if title.variant
                else title.license.name
            )
            found.append(
                LicenseClaim(
                    name=name,
                    license=title.license,
                    origin=origin,
                    source=source.source.id,
                    citations=(cite,),
                    variant=title.variant,
                )
            )
        elif text.path in source.listing.of(Role.LICENSE) and text.words:
            cite = cite_opening(source, text.path, "a licence file without a title that we know")
            found.append(claim_of(text.path, None, origin, source, cite))
    return found


def claims_of_data_files(source: SourceEvidence) -> list[LicenseClaim]:
    """Titles of the licence files that say by their name that they are for data."""
    titles = {p: t for p, t in source.license_titles.items() if _is_of_data(p)}
    return [
        claim_of(
            t.license.name,
            t.license,
            Origin.FILE,
            source,
            source.cite(p, t.first_line, t.last_line, "a licence of data"),
        )
        for p, t in titles.items()
    ]


def _is_of_data(path: str) -> bool:
    """Whether a licence file says by its name that it is for data."""
    return "data" in path.rpartition("/")[2].lower()


def is_about_model(source: SourceEvidence, path: str) -> bool:
    """Whether a licence file lies with a model's files or says so by its name.

    A folder that bears the model's name and holds a demo or a package is about that software.
    """
    folder, slash, file = path.rpartition("/")
    if "model" in file.lower() or "weight" in file.lower():
        return True
    software = (*source.listing.of(Role.DEMO), *source.listing.of(Role.PACKAGING))
    if not slash or any(p.startswith(f"{folder}/") for p in software):
        return False
    return source.relevance.get(path) is Relevance.WHOLE


def claims_of_sentences(
    case: Case, source: SourceEvidence, components: tuple[Component, ...]
) -> list[LicenseClaim]:
    """Licences that prose names for any of `components`."""
    found = []
    for text in source.texts:
        relevance = source.relevance[text.path]
        if relevance is Relevance.NONE or text.path in source.license_titles:
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


@lru_cache(maxsize=4096)
def _licenses_in(text: Text) -> tuple[ProseMatch, ...]:
    return licenses_in_prose(_prose(text))


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
        named = licenses_of_package(
            package.license_expression, package.license, package.license_classifiers
        )
        for license_ in named:
            cite = source.cite(package.path, line, line, f"names the licence: {license_.id}")
            found.append(claim_of(license_.name, license_, Origin.PACKAGE, source, cite))
    return found


def licenses_of_package(
    expression: str, field: str, classifiers: tuple[str, ...]
) -> tuple[License, ...]:
    """The licences of a package: its expression, else its field, else its classifiers."""
    for name in (expression, field):
        parsed = parse_expression(name) if name else None
        if parsed is not None and parsed.licenses:
            return parsed.licenses
    found = license_of_classifiers(classifiers)
    return found.licenses if found is not None else ()
