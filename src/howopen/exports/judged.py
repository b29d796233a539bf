"""Rows of what the definitions make of one release: judgements, cells, steps and disputes."""

from __future__ import annotations

from collections.abc import Mapping

from howopen.exports.gathered import Tables, as_list
from howopen.exports.tables import (
    CellFindingRow,
    CellRow,
    DisputeRow,
    JudgementRow,
    StepRow,
)
from howopen.frameworks.definition import Framework
from howopen.model import Assessment, Cell, Judgement


def add_judged(
    tables: Tables,
    key: str,
    found: Assessment,
    findings: Mapping[str, int],
    frameworks: Mapping[str, Framework],
) -> None:
    """Everything that was judged of a release; `findings` are the rows that it rests on."""
    for name, judgement in found.judgements.items():
        number = _add_judgement(tables, key, name, judgement, frameworks.get(name))
        for dimension, cell in judgement.dimensions.items():
            id_ = dimension_id(name, dimension)
            _add_cell(tables, (key, name, id_), number, cell, frameworks.get(name))
            _add_rests_on(tables, tables.next_id("cells") - 1, cell, findings)
        _add_steps(tables, key, name, number, judgement)
    for dispute in found.disputes:
        for reading in dispute.readings:
            row = DisputeRow(
                id=tables.next_id("disputes"),
                release=key,
                question=dispute.finding,
                finding=findings.get(dispute.finding),
                framework=reading.framework,
                dimension=dimension_id(reading.framework, reading.dimension),
                grade=reading.grade,
                accepts=reading.accepts,
            )
            tables.add("disputes", row)


def dimension_id(framework: str, dimension: str) -> str:
    """How `howopen explain` calls a cell: `radboud:opencode`."""
    return f"{framework}:{dimension}"


def _add_judgement(
    tables: Tables, key: str, name: str, judgement: Judgement, framework: Framework | None
) -> int:
    number = tables.next_id("judgements")
    result = framework.result(judgement.grade) if framework else None
    row = JudgementRow(
        id=number,
        release=key,
        framework=name,
        version=judgement.version,
        class_=judgement.grade,
        tone=result.tone.value if result else None,
        score=judgement.score,
        out_of=judgement.out_of,
        lowest=judgement.range[0],
        highest=judgement.range[1],
        cells_seen=judgement.coverage.seen,
        cells=judgement.coverage.of,
        decisive=as_list(judgement.decisive),
        attribution=judgement.attribution,
        definition=judgement.definition,
    )
    tables.add("judgements", row)
    return number


def _add_cell(
    tables: Tables,
    where: tuple[str, str, str],
    judgement: int,
    cell: Cell,
    framework: Framework | None,
) -> None:
    release, name, dimension = where
    graded = framework is not None and framework.grade(cell.grade) is not None
    row = CellRow(
        id=tables.next_id("cells"),
        judgement=judgement,
        release=release,
        framework=name,
        dimension=dimension,
        grade=cell.grade,
        tone=framework.tone(cell.grade).value if framework and graded else None,
        points=cell.points,
        seen=cell.seen,
        certainty=cell.certainty.value if cell.certainty else None,
        why=cell.why,
    )
    tables.add("cells", row)


def _add_rests_on(tables: Tables, cell_id: int, cell: Cell, findings: Mapping[str, int]) -> None:
    named = dict.fromkeys((*cell.findings, *cell.deciding, *cell.obstacles))
    for place, question in enumerate(named, start=1):
        row = CellFindingRow(
            id=tables.next_id("cell_findings"),
            cell=cell_id,
            question=question,
            finding=findings.get(question),
            place=place,
            deciding=question in cell.deciding,
            obstacle=question in cell.obstacles,
        )
        tables.add("cell_findings", row)


def _add_steps(tables: Tables, key: str, name: str, number: int, judgement: Judgement) -> None:
    for place, step in enumerate(judgement.steps, start=1):
        row = StepRow(
            id=tables.next_id("steps"),
            judgement=number,
            release=key,
            framework=name,
            place=place,
            question=step.finding,
            change=step.change,
            effort=step.effort,
            dimensions=as_list(step.dimensions),
        )
        tables.add("steps", row)
