"""What a release says about the licence of its weights, code and data: every claim, with its place.

Where the hub's tag, a licence file and a sentence of the card disagree, the narrower the place
speaks of the component, the more it counts: a sentence about the weights, then the card's
`license_name`, the card's tag, a licence file beside the weights, the hub's record, a sentence
in a repository that names the release, and last a licence file that covers a whole repository.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import msgspec

from howopen.evidence.facts import Relevance, SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.relevance import mentions
from howopen.evidence.text import Text
from howopen.findings.shared.access import is_client
from howopen.findings.shared.case import Case, is_readme
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.weights import weights_linked
from howopen.licenses import (
    Component,
    License,
    ProseMatch,
    find_license,
    license_of_classifiers,
    license_of_family,
    licenses_in_prose,
    parse_expression,
)
from howopen.model import Citation, Record, SourceKind

NOT_A_NAME = frozenset({"other", "unknown", "none", "null", "n/a", "see license", "custom"})
"""Hub tags that say only that the licence is somewhere else."""


class Origin(IntEnum):
    """Where a claim stands; smaller counts more."""

    SENTENCE = 1
    NAME = 2
    TAG = 3
    FILE = 4
    HUB = 5
    FAMILY = 6
    """The licence that bears the name of the release's family."""
    ELSEWHERE = 7
    """A sentence in a repository's documents."""
    PACKAGE = 8
    REPOSITORY = 9


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
    def open(self) -> bool:
        """Whether it is a known licence on the OSI's list, unchanged."""
        return self.license is not None and self.license.osi_approved and not self.variant


def weights_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the weights of what users get, those that count most first."""
    found: list[LicenseClaim] = []
    for source in case.models:
        found += _card_claims(source)
        found += _file_claims(source, Origin.FILE)
        if source.info is not None and source.info.license:
            found += _named(source, source.info.license, Origin.HUB, "info.json", 0)
    for source in case.end:
        found += _sentences(case, source, (Component.WEIGHTS,))
        if source.is_model:
            found += _sentences(case, source, (Component.UNKNOWN,))
        else:
            found += [
                c
                for c in _file_claims(source, Origin.FILE)
                if _is_about_model(source, c.citations[0].path)
            ]
    elsewhere = [c for c in found if c.origin is Origin.ELSEWHERE]
    if len({c.id for c in elsewhere}) > 1:
        # A repository of many models that names several licences: which is this one's is not said.
        found = [c for c in found if c.origin is not Origin.ELSEWHERE]
    if not case.models:
        found += _by_family(case)
    if not found and not case.models:
        for source in (s for s in case.code if weights_linked(s, case.names)):
            found += _sentences(case, source, (Component.UNKNOWN,))
            found += _file_claims(source, Origin.REPOSITORY, only_root=True)
    return _ordered(found)


def _by_family(case: Case) -> list[LicenseClaim]:
    """The licence that is known for the release's own family, where the maker wrote one for it."""
    name = case.evidence.release.name
    known = license_of_family(name)
    if known is None or not case.end:
        return []
    cite = case.end[0].cite(shows=f"the release's name, for which {known.name} was written")
    return [_claim(known.name, known, Origin.FAMILY, case.end[0], cite)]


def code_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the release's code, those that count most first."""
    found: list[LicenseClaim] = []
    for source in case.end:
        if source.source.kind is SourceKind.PACKAGE and not is_client(source):
            found += _package_claims(source)
        elif source in case.code:
            found += _sentences(case, source, (Component.CODE,))
            found += [
                c
                for c in _file_claims(source, Origin.FILE, only_root=True)
                if not _is_about_model(source, c.citations[0].path)
            ]
            found += _package_claims(source)
    return _ordered(found)


def data_claims(case: Case) -> tuple[LicenseClaim, ...]:
    """Claims about the release's own data."""
    found: list[LicenseClaim] = []
    for source in case.evidence.sources:
        if source.is_dataset:
            found += _card_claims(source)
            found += _file_claims(source, Origin.FILE)
            if source.info is not None and source.info.license:
                found += _named(source, source.info.license, Origin.HUB, "info.json", 0)
        else:
            found += _sentences(case, source, (Component.DATA,))
            found += _data_files(source)
    return _ordered(found)


def _ordered(claims: list[LicenseClaim]) -> tuple[LicenseClaim, ...]:
    """Those that count most first, each name and place once."""
    once: dict[tuple[str, tuple[Citation, ...]], LicenseClaim] = {}
    for claim in sorted(claims, key=lambda c: c.origin):
        once.setdefault((claim.id, claim.citations), claim)
    return tuple(once.values())


def weights_license(case: Case) -> LicenseClaim | None:
    """The claim about the weights that counts most; one whose licence is known, if any is."""
    claims = weights_claims(case)
    known = [c for c in claims if c.license is not None]
    named = [c for c in claims if c.name.lower() not in NOT_A_NAME]
    return next(iter((*known, *named, *claims)), None)


def _named(
    source: SourceEvidence, name: str, origin: Origin, path: str, line: int
) -> list[LicenseClaim]:
    cite = source.cite(path, line, line, f"names the licence: {name}")
    expression = parse_expression(name)
    licenses = expression.licenses if expression is not None else ()
    if not licenses:
        return [_claim(name, find_license(name), origin, source, cite)]
    return [_claim(name, license_, origin, source, cite) for license_ in licenses]


def _claim(
    name: str, license_: License | None, origin: Origin, source: SourceEvidence, cite: Citation
) -> LicenseClaim:
    return LicenseClaim(
        name=name, license=license_, origin=origin, source=source.source.id, citations=(cite,)
    )


def _card_claims(source: SourceEvidence) -> list[LicenseClaim]:
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
                claims = _named(source, name, origin, text.path, line)
                if key == "license_link":
                    claims = [c for c in claims if c.license is not None]
                found += claims
    return found


def _file_claims(
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
            cite = source.cite(text.path, shows="a licence file without a title that we know")
            found.append(_claim(text.path, None, origin, source, cite))
    return found


def _data_files(source: SourceEvidence) -> list[LicenseClaim]:
    titles = {p: t for p, t in source.license_titles.items() if _is_of_data(p)}
    return [
        _claim(
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


def _is_about_model(source: SourceEvidence, path: str) -> bool:
    """Whether a licence file lies with a model's files or says so by its name."""
    *folders, file = path.lower().split("/")
    if "model" in file or "weight" in file:
        return True
    return bool(folders) and source.relevance.get(path) is Relevance.WHOLE


def _sentences(
    case: Case, source: SourceEvidence, components: tuple[Component, ...]
) -> list[LicenseClaim]:
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
            if relevance is Relevance.MENTIONS and not named:
                continue
            if Component.WEIGHTS in components and not source.is_model and not named:
                continue
            origin = Origin.SENTENCE if source.is_model else Origin.ELSEWHERE
            shows = f"says that {match.component.value} is under {match.license.name}"
            cite = source.cite(text.path, match.line, match.line, shows)
            claim = _claim(match.license.name, match.license, origin, source, cite)
            found.append(msgspec.structs.replace(claim, variant=match.variant))
        if source.is_model and not any(c.citations[0].path == text.path for c in found):
            found += _unnamed(source, text)
    return found


def _unnamed(source: SourceEvidence, text: Text) -> list[LicenseClaim]:
    """A sentence of a card that gives the licence by its kind only ("a non-commercial license")."""
    for sentence in text.sentences:
        kind = phrases("license.kind").search(sentence.text)
        if kind is not None:
            shows = "says what kind of licence it is"
            cite = source.cite(text.path, sentence.first_line, sentence.last_line, shows)
            words = " ".join(kind.group(0).split())[:60]
            return [_claim(words, None, Origin.SENTENCE, source, cite)]
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


def _package_claims(source: SourceEvidence) -> list[LicenseClaim]:
    """Licences that package metadata names, by expression, field or classifier."""
    found = []
    for package in source.packages:
        line = package.license_lines[0] if package.license_lines else 0
        named = licenses_of_package(
            package.license_expression, package.license, package.license_classifiers
        )
        for license_ in named:
            cite = source.cite(package.path, line, line, f"names the licence: {license_.id}")
            found.append(_claim(license_.name, license_, Origin.PACKAGE, source, cite))
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
