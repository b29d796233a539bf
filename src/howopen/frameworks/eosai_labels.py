"""Reads the label files of the European Open Source AI Index, and scores and orders them.

Source of score and order: `composables/models.ts` of the index's website at `0e1cc2b`. A class is
worth 1, 0.5 or 0; one that is missing, or anything else, 0; the score is the mean over all
dimensions. Rows are sorted by score, and those of equal score by the path of their file, both
descending. All dimensions apply to every kind of system, so none is left out of the mean.
"""

from __future__ import annotations

from collections.abc import Mapping

from howopen.doors.yaml import parse_yaml
from howopen.errors import DataError
from howopen.frameworks.definition import Framework
from howopen.model import Record


class LabelledSystem(Record, frozen=True, kw_only=True):
    """What one file of the index says of a system."""

    path: str
    name: str
    link: str
    classes: dict[str, str]
    """Dimension -> class as written; dimensions without one lack."""
    grades: dict[str, str]
    """Dimension -> grade, for all dimensions; what has no class has the last grade."""
    score: float
    """Mean of the points, 0 to 1."""


def read_eosai_labels(files: Mapping[str, str], framework: Framework) -> tuple[LabelledSystem, ...]:
    """The systems of some label files (path -> text) in the order of the index.

    Raises `DataError` for a file that is no map.
    """
    found = [_read(path, text, framework) for path, text in files.items()]
    found.sort(key=lambda system: system.path, reverse=True)
    return tuple(sorted(found, key=lambda system: -system.score))


def _read(path: str, text: str, framework: Framework) -> LabelledSystem:
    label = parse_yaml(text)
    if not isinstance(label, dict):
        raise DataError(f"{path} is no label file of the index: it holds no map")
    system = label.get("system")
    about = system if isinstance(system, dict) else {}
    points = {grade.id: grade.points for grade in framework.grades}
    classes = {}
    for dimension in framework.dimensions:
        cell = label.get(dimension.id)
        grade = cell.get("class") if isinstance(cell, dict) else None
        if isinstance(grade, str) and grade:
            classes[dimension.id] = grade
    least = framework.grades[-1].id
    grades = {
        d.id: classes[d.id] if classes.get(d.id) in points else least for d in framework.dimensions
    }
    return LabelledSystem(
        path=path,
        name=_word(about.get("name")),
        link=_word(about.get("link")),
        classes=classes,
        grades=grades,
        score=sum(points[grade] for grade in grades.values()) / len(grades),
    )


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
