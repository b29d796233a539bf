"""A release as a model file of the Model Openness Tool, ready to be looked over and submitted.

What the tool asks for and howopen does not know is left empty; what a component rests on is given
as its path, so that whoever submits the file can check it.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.errors import InputError
from howopen.frameworks.definition import Framework
from howopen.frameworks.mof.export import Shipped, to_mot_yaml
from howopen.frameworks.mof.grading import STANDINGS
from howopen.frameworks.mof.reading import Standing, read_license_string
from howopen.model import Assessment, Cell, Citation, Outcome, Source, SourceKind, SourceRole

FRAMEWORK = "mof"
TOOLS, CARRIED = "supporting-tools", "effective-terms"
"""A public library may be what ships a component, and a base's terms what really binds it; their
licences stand in the values of these findings."""
_HOSTS = (SourceKind.GITHUB, SourceKind.HUGGINGFACE)


def assessment_to_mot(assessment: Assessment, framework: Framework) -> str:
    """The model file; `framework` is the MOF's definition.

    Raises `InputError` where the release was not judged under it, or does not say who made it.
    """
    judgement = assessment.judgements.get(FRAMEWORK)
    if judgement is None:
        raise InputError(
            f"{assessment.release.name} was not judged under {FRAMEWORK}; add --framework mof"
        )
    shipped = {}
    for dimension in framework.dimensions:
        cell = judgement.dimensions[dimension.id]
        standing = STANDINGS[cell.grade]
        if standing is not Standing.ABSENT:
            asked = next((f for f in dimension.findings if f.endswith("-license")), "")
            others = (name for name in (CARRIED, TOOLS) if name in cell.deciding)
            shown = asked if asked in cell.deciding else next(others, asked)
            shipped[dimension.id] = _shipped(cell, standing, shown, assessment)
    return to_mot_yaml(dict(_words(assessment)), shipped)


def _shipped(cell: Cell, standing: Standing, asked: str, assessment: Assessment) -> Shipped:
    """One component: its licence as one id, since the tool takes no more, and where both are."""
    finding = assessment.findings.get(asked)
    license_ = None
    if finding is not None and standing is not Standing.UNLICENSED:
        readings = {v: read_license_string(v) for v in map(_license_in, finding.value)}
        alike = (name for name, reading in readings.items() if reading.standing is standing)
        license_ = next(alike, next(iter(readings), None))
    place = next((p for name in cell.deciding for p in _cited(name, assessment)), None)
    shown = next(iter(_cited(asked, assessment)), None) if license_ else None
    return Shipped(
        license=license_,
        license_path=_address(shown, assessment),
        component_path=_address(place, assessment),
    )


def _license_in(value: str) -> str:
    """The licence that a finding's value names: alone, before a colon, or behind a tool's name."""
    if value.endswith(")"):
        return value.rpartition("(")[2].rstrip(")")
    return value.partition(":")[0]


def _cited(name: str, assessment: Assessment) -> tuple[Citation, ...]:
    finding = assessment.findings.get(name)
    return finding.citations if finding is not None else ()


def _address(citation: Citation | None, assessment: Assessment) -> str:
    """Where a browser finds a place; empty for none."""
    source = next((s for s in assessment.sources if citation and s.id == citation.source), None)
    if citation is None or source is None:
        return ""
    if not citation.path or source.kind not in _HOSTS or citation.revision is None:
        return source.url
    return f"{source.url.rstrip('/')}/blob/{citation.revision}/{citation.path}"


def _words(assessment: Assessment) -> Iterator[tuple[str, str]]:
    release, findings = assessment.release, assessment.findings
    yield "name", release.name
    yield "producer", release.producer or ""
    bases = findings.get("base-models")
    yield "origin", ", ".join(bases.value) if bases else ""
    tuned = findings.get("tuning-data")
    base_only = tuned is not None and tuned.outcome is Outcome.NOT_APPLICABLE
    yield "treatment", "pre-trained" if base_only else "instruct fine-tuned"
    for key, kind in (("repository", SourceKind.GITHUB), ("huggingface", SourceKind.HUGGINGFACE)):
        own = (s for s in assessment.sources if s.kind is kind and _is_own(s))
        yield key, next((source.url for source in own), "")


def _is_own(source: Source) -> bool:
    is_data = ":datasets/" in source.id
    return source.role is SourceRole.PRIMARY and not source.missing and not is_data
