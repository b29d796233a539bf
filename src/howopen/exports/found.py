"""Rows of what was found of one release: its sources, answers, places, licences and bases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from howopen.exports.conditions import stated
from howopen.exports.gathered import Tables, as_list
from howopen.exports.tables import (
    CitationRow,
    ConditionRow,
    FindingRow,
    LineageRow,
    ReleaseLicenseRow,
    ReleaseRow,
    SourceRow,
)
from howopen.frameworks.quotes import address
from howopen.model import Assessment, Citation, Finding, Source

PARTS = {
    "weights-license": "weights",
    "code-license": "code",
    "data-license": "data",
    "document-license": "documents",
}
"""Question on a licence -> the part of the release that it asks about."""
LIMITS, FREEDOMS, INHERITED = "license-conditions", "license-freedoms", "inherited-terms"


def add_release(tables: Tables, key: str, number: int, found: Assessment) -> None:
    """The row that all others of a release point to."""
    weights = found.findings.get("weights-license")
    tables.add(
        "releases",
        ReleaseRow(
            id=key,
            number=number,
            name=found.release.name,
            maker=found.release.producer,
            verdict=found.verdict.id.value,
            sentence=found.verdict.sentence,
            reasons=as_list(reason.text for reason in found.verdict.reasons),
            weights_license=weights.value[0] if weights is not None and weights.value else None,
            remarks=as_list(found.remarks),
            recording=found.recording,
            tool_version=found.tool.version,
            rules=found.tool.rules,
        ),
    )


def add_found(
    tables: Tables, key: str, found: Assessment, bases: Mapping[str, str]
) -> dict[str, int]:
    """What a release rests on; gives question -> the id of its finding.

    `bases` maps the id of a release to its row, for those that are recorded as bases.
    """
    places = _Places(tables, key, found)
    ids: dict[str, int] = {}
    for question, finding in found.findings.items():
        ids[question] = _add_finding(tables, key, question, finding)
        places.add(finding.citations, finding=ids[question])
        if question in PARTS:
            _add_licenses(tables, key, ids[question], PARTS[question], finding.value)
    _add_conditions(tables, key, ids, found.findings)
    for edge in found.lineage:
        number = tables.next_id("lineage")
        row = LineageRow(
            id=number,
            release=key,
            model=edge.model,
            base=edge.base,
            relation=edge.relation.value,
            depth=edge.depth,
            own=edge.own,
            license=edge.license or None,
            read_from=as_list(each.value for each in edge.read_from),
            recorded=edge.recorded,
            base_release=bases.get(edge.recorded) if edge.recorded else None,
            note=edge.note,
        )
        tables.add("lineage", row)
        places.add(edge.citations, edge=number)
    return ids


class _Places:
    """The sources of one release, and the places in them that are cited."""

    def __init__(self, tables: Tables, key: str, found: Assessment) -> None:
        self._tables = tables
        self._key = key
        self._known: dict[str, Source] = {}
        self._ids: dict[str, int] = {}
        for source in found.sources:
            number = self._add_source(source)
            self._known.setdefault(source.id, source)
            self._ids.setdefault(source.id, number)

    def add(
        self, citations: Iterable[Citation], finding: int | None = None, edge: int | None = None
    ) -> None:
        """The places that a finding or a step of the lineage cites."""
        for cited in citations:
            first, last = cited.lines or (None, None)
            row = CitationRow(
                id=self._tables.next_id("citations"),
                release=self._key,
                finding=finding,
                edge=edge,
                source=self._ids.get(cited.source) or self._add_cited(cited),
                revision=cited.revision,
                path=cited.path,
                first_line=first,
                last_line=last,
                sha256=cited.sha256,
                read=cited.read,
                shows=cited.shows,
                url=address(cited, self._known.get(cited.source)),
            )
            self._tables.add("citations", row)

    def _add_source(self, source: Source) -> int:
        number = self._tables.next_id("sources")
        row = SourceRow(
            id=number,
            release=self._key,
            source=source.id,
            kind=source.kind.value,
            role=source.role.value,
            url=source.url,
            revision=source.revision,
            read=source.read,
            card=source.card.value,
            listing=source.listing.value,
            missing=source.missing,
            found=source.found,
            remarks=as_list(source.remarks),
        )
        self._tables.add("sources", row)
        return number

    def _add_cited(self, cited: Citation) -> int:
        """A source of a base: the release's own list does not have it."""
        number = self._tables.next_id("sources")
        self._ids[cited.source] = number
        row = SourceRow(
            id=number,
            release=self._key,
            source=cited.source,
            kind=cited.source.partition(":")[0],
            role="base",
            url="",
            revision=cited.revision,
            read=cited.read,
            card="",
            listing="",
            missing=False,
            found="",
            remarks="[]",
        )
        self._tables.add("sources", row)
        return number


def _add_finding(tables: Tables, key: str, question: str, finding: Finding) -> int:
    number = tables.next_id("findings")
    terms = finding.expressions
    row = FindingRow(
        id=number,
        release=key,
        question=question,
        outcome=finding.outcome.value,
        value=as_list(finding.value),
        note=finding.note,
        searched=as_list(finding.searched),
        unseen=as_list(finding.unseen),
        declared=terms.declared if terms else None,
        detected=terms.detected if terms else None,
        concluded=terms.concluded if terms else None,
    )
    tables.add("findings", row)
    return number


def _add_licenses(
    tables: Tables, key: str, finding: int, part: str, value: tuple[str, ...]
) -> None:
    for license_id in dict.fromkeys(value):
        number = tables.next_id("release_licenses")
        row = ReleaseLicenseRow(number, key, finding, part, license_id)
        tables.add("release_licenses", row)


def _add_conditions(
    tables: Tables, key: str, ids: Mapping[str, int], findings: Mapping[str, Finding]
) -> None:
    """Each condition once, by its words: those that limit, then those that are inherited."""
    freedoms: dict[str, list[str]] = {}
    for value in _values(findings, FREEDOMS):
        freedom, separator, words = value.partition(": ")
        if separator:
            freedoms.setdefault(words, []).append(freedom)
    limiting = set(_values(findings, LIMITS))
    where: dict[str, str] = {}
    for question in (LIMITS, FREEDOMS, INHERITED):
        all_words = freedoms if question == FREEDOMS else _values(findings, question)
        for words in all_words:
            where.setdefault(words, question)
    for words, question in where.items():
        said = stated(words)
        row = ConditionRow(
            id=tables.next_id("conditions"),
            release=key,
            finding=ids[question],
            type=said.type,
            words=words,
            number=said.measure.number,
            unit=said.measure.unit,
            period=said.measure.period,
            effect=said.measure.effect,
            limits=words in limiting,
            freedoms=as_list(freedoms.get(words, ())),
            from_license=said.from_license,
            from_base=said.from_base,
        )
        tables.add("conditions", row)


def _values(findings: Mapping[str, Finding], question: str) -> tuple[str, ...]:
    return findings[question].value if question in findings else ()
