"""Rows of what releases are measured by: definitions, questions, licences, types of conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from howopen._version import __version__
from howopen.exports import conditions
from howopen.exports.gathered import Tables
from howopen.exports.tables import (
    CellRow,
    ConditionTypeRow,
    DimensionRow,
    DisputeRow,
    Fact,
    FrameworkRow,
    JudgementRow,
    LicenseConditionRow,
    LicenseRow,
    QuestionRow,
)
from howopen.findings import questions
from howopen.frameworks.definition import Framework
from howopen.licenses.by_name.table import all_licenses
from howopen.licenses.condition_types import all_condition_types
from howopen.licenses.terms import License

SHAPE = "howopen-export/1"
"""Name and major version of the tables."""
RIGHTS = (
    "Names and criteria of the dimensions are those of their publishers, under the licence that "
    "each row of the table frameworks states; show its attribution wherever you show its grades. "
    "Licence names and categories come in part from ScanCode LicenseDB (nexB Inc. and others, "
    "CC BY 4.0). All else is howopen's, Apache-2.0."
)
DATA_LICENSE = "Apache-2.0 AND CC-BY-4.0"


def add_reference(tables: Tables, frameworks: Mapping[str, Framework]) -> None:
    """Everything that the rows gathered so far point to, also what this howopen does not know."""
    _add_licenses(tables)
    used = sorted(tables.used("framework"))
    own = [frameworks[name] for name in frameworks if name in used]
    versions = _versions(tables)
    for each in own:
        _add_framework(tables, each)
    for name in used:
        if name not in frameworks:
            tables.add("frameworks", FrameworkRow(name, name, versions.get(name, "")))
    _add_dimensions(tables, own)
    _add_condition_types(tables)
    _add_questions(tables)


def add_facts(tables: Tables) -> None:
    """What is told of the file as a whole: who made it, by which rules, on whose terms."""
    facts = {
        "shape": SHAPE,
        "written_by": f"howopen {__version__}",
        "assessed_by": _joined(f"howopen {v}" for v in tables.used("tool_version")),
        "rules": _joined(tables.used("rules")),
        "releases": str(len(tables.rows["releases"])),
        "license": DATA_LICENSE,
        "rights": RIGHTS,
    }
    for name, attribution in sorted(_attributions(tables).items()):
        facts[f"attribution:{name}"] = attribution
    for key, value in facts.items():
        tables.add("metadata", Fact(key, value))


def _joined(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _versions(tables: Tables) -> dict[str, str]:
    """Definition -> its version, as the first judgement by it has it."""
    return {row.framework: row.version for row in reversed(_judgements(tables))}


def _attributions(tables: Tables) -> dict[str, str]:
    """Definition -> what must be shown with its grades."""
    judged = reversed(_judgements(tables))
    return {row.framework: row.attribution for row in judged if row.attribution}


def _judgements(tables: Tables) -> list[JudgementRow]:
    return [row for row in tables.rows["judgements"] if isinstance(row, JudgementRow)]


def _add_framework(tables: Tables, framework: Framework) -> None:
    row = FrameworkRow(
        id=framework.id,
        name=framework.name,
        version=framework.version,
        date=framework.date,
        source=framework.source,
        license=framework.license,
        attribution=framework.attribution,
        about=framework.about,
    )
    tables.add("frameworks", row)


def _add_dimensions(tables: Tables, frameworks: Iterable[Framework]) -> None:
    known = set()
    for framework in frameworks:
        for place, dimension in enumerate(framework.dimensions, start=1):
            row = DimensionRow(
                id=f"{framework.id}:{dimension.id}",
                framework=framework.id,
                dimension=dimension.id,
                title=dimension.title,
                group_name=dimension.group,
                place=place,
                weight=dimension.weight,
                note=dimension.note,
            )
            tables.add("dimensions", row)
            known.add(row.id)
    rows = (*tables.rows["cells"], *tables.rows["disputes"])
    used = {(r.dimension, r.framework) for r in rows if isinstance(r, CellRow | DisputeRow)}
    for id_, framework_id in sorted(used):
        if id_ not in known:
            known.add(id_)
            name = id_.removeprefix(f"{framework_id}:")
            tables.add("dimensions", DimensionRow(id_, framework_id, name, name, "", 0))


def _add_licenses(tables: Tables) -> None:
    used = tables.used("license") | tables.used("weights_license")
    names = {each.id: each for each in all_licenses()}
    for license_id in sorted(used):
        known = names.get(license_id)
        if known is None:
            tables.add("licenses", LicenseRow(license_id, license_id, known=False))
        else:
            _add_license(tables, known)


def _add_license(tables: Tables, known: License) -> None:
    row = LicenseRow(
        id=known.id,
        name=known.name,
        known=True,
        category=known.category.value,
        osi_approved=known.osi_approved,
        publisher=known.publisher or None,
        family=known.family,
        acceptance=known.acceptance.value if known.acceptance else None,
        url=known.url or None,
    )
    tables.add("licenses", row)
    for condition in known.conditions:
        number = tables.next_id("license_conditions")
        measure = conditions.known(condition)
        detail = conditions.detail(condition)
        tables.add(
            "license_conditions",
            LicenseConditionRow(number, known.id, condition.type, *measure, detail),
        )


def _add_condition_types(tables: Tables) -> None:
    known = {each.id: each for each in all_condition_types()}
    used = tables.used("type")
    for each in known.values():
        category = each.category.value if each.category else None
        tables.add(
            "condition_types",
            ConditionTypeRow(each.id, each.title, each.meaning, each.who, each.instead, category),
        )
    for name in sorted(used - set(known)):
        tables.add("condition_types", ConditionTypeRow(name, name.replace("_", " ")))


def _add_questions(tables: Tables) -> None:
    asked = questions()
    for each in asked:
        tables.add(
            "questions",
            QuestionRow(
                id=each.id,
                asks=each.asks,
                why=each.why,
                looks=each.looks,
                change=each.change,
                effort=each.effort.value,
                of_base=each.of_base,
            ),
        )
    for name in sorted(tables.used("question") - {each.id for each in asked}):
        tables.add("questions", QuestionRow(name, name))
