"""Agreement with human labels, cell by cell.

    python -m benchmarks.agreement EVIDENCE_DIR LABELS_DIR --framework radboud [--json]

Pairs recordings with labels by `label_files` of release.yaml. `kappa` is Cohen's kappa with
linear weights over the framework's points (Cohen 1968), `spearman` the rank correlation of the
totals with mean ranks for ties, the baseline the commonest grade of each dimension. Rows without
a name are dropped, as the published table does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import howopen
from howopen.doors.paths import Folder
from howopen.doors.yaml import parse_yaml
from howopen.frameworks.definition import Framework
from howopen.model import Judgement
from howopen.sources import find_recordings, read_recording

EMPTY = "not-applicable"
"""How a label without a class is read: the framework calls it not applicable."""


def read_labels(folder: Path, framework: Framework) -> dict[str, dict[str, str]]:
    """Label file -> dimension -> grade; files without a project name are left out."""
    found = {}
    door = Folder(folder)
    for path in sorted(p for p in door.names() if p.endswith((".yaml", ".yml")) and p[0] != "_"):
        label = parse_yaml(door.read_document(path).text)
        if not isinstance(label, dict):
            continue
        project = label.get("project")
        if not isinstance(project, dict) or not project.get("name"):
            continue
        found[path] = {d.id: _grade(label.get(d.id)) for d in framework.dimensions}
    return found


def _grade(entry: object) -> str:
    grade = entry.get("class") if isinstance(entry, dict) else ""
    return grade if isinstance(grade, str) and grade else EMPTY


def measure(
    evidence: Path, labels_folder: Path, framework: Framework, baseline: Path | None
) -> dict[str, Any]:
    """The figures of design.md section 5, ready for JSON."""
    labels = read_labels(labels_folder, framework)
    judged: dict[str, Judgement] = {}
    wanted = {}
    for place in find_recordings(evidence):
        label_file = read_recording(place).label_files.get(framework.id)
        if label_file in labels:
            wanted[place.name] = label_file
    for assessment in howopen.assess_all(evidence, frameworks=(framework.id,)):
        label_file = wanted.get(assessment.release.id)
        if label_file:
            judged[label_file] = assessment.judgements[framework.id]
    learned = read_labels(baseline, framework) if baseline else labels
    return compare(judged, labels, learned, framework)


def compare(
    judged: dict[str, Judgement],
    labels: dict[str, dict[str, str]],
    learned: dict[str, dict[str, str]],
    framework: Framework,
) -> dict[str, Any]:
    """Judgements against labels."""
    points = {grade.id: grade.points for grade in framework.grades}
    dimensions: dict[str, Any] = {}
    pairs: list[tuple[float, float]] = []
    baseline_equal = equal = cells = seen_cells = seen_equal = 0
    for dimension in framework.dimensions:
        common = Counter(label[dimension.id] for label in learned.values()).most_common(1)[0][0]
        confusion: dict[str, dict[str, int]] = {}
        right = 0
        for name, judgement in sorted(judged.items()):
            cell, label = judgement.dimensions[dimension.id], labels[name][dimension.id]
            same = points[cell.grade] == points[label]
            right += same
            seen_cells += cell.seen
            seen_equal += cell.seen and same
            baseline_equal += points[common] == points[label]
            pairs.append((points[cell.grade], points[label]))
            row = confusion.setdefault(label, {})
            row[cell.grade] = row.get(cell.grade, 0) + 1
        count = len(judged)
        dimensions[dimension.id] = {
            "cells": count,
            "equal": right,
            "accuracy": _ratio(right, count),
            "confusion": confusion,
        }
        equal, cells = equal + right, cells + count
    totals = [
        (judgement.score, sum(points[g] for g in labels[name].values()))
        for name, judgement in sorted(judged.items())
    ]
    return {
        "framework": framework.id,
        "releases": len(judged),
        "cells": cells,
        "equal": equal,
        "accuracy": _ratio(equal, cells),
        "accuracy_of_seen_cells": _ratio(seen_equal, seen_cells),
        "kappa": weighted_kappa(pairs),
        "spearman": spearman(totals),
        "baseline_accuracy": _ratio(baseline_equal, cells),
        "dimensions": dimensions,
    }


def weighted_kappa(pairs: list[tuple[float, float]]) -> float | None:
    """Cohen's kappa with linear weights; `None` without two different values."""
    if not pairs:
        return None
    observed = sum(abs(a - b) for a, b in pairs) / len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    total = len(pairs) ** 2
    expected = sum(abs(a - b) * n * m for a, n in ours.items() for b, m in theirs.items()) / total
    return round(1 - observed / expected, 4) if expected else None


def spearman(pairs: list[tuple[float, float]]) -> float | None:
    """Rank correlation with mean ranks for ties; `None` for fewer than two different totals."""
    ours, theirs = _ranks([a for a, _ in pairs]), _ranks([b for _, b in pairs])
    count = len(pairs)
    if count < 2:
        return None
    mean = (count + 1) / 2
    covariance = sum((a - mean) * (b - mean) for a, b in zip(ours, theirs, strict=True))
    spread = (sum((a - mean) ** 2 for a in ours) * sum((b - mean) ** 2 for b in theirs)) ** 0.5
    return round(covariance / spread, 4) if spread else None


def _ranks(values: list[float]) -> list[float]:
    order = sorted(values)
    return [(order.index(v) + 1 + len(order) - order[::-1].index(v)) / 2 for v in values]


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures; exit code 0 whatever they are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("evidence", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--framework", default="radboud")
    parser.add_argument("--baseline-labels", type=Path, help="learn the baseline from these")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    definitions = howopen.definitions()
    if given.framework not in definitions:
        known = ", ".join(definitions)
        parser.error(f"no framework {given.framework!r}; there are: {known}")
    framework = definitions[given.framework]
    try:
        figures = measure(given.evidence, given.labels, framework, given.baseline_labels)
    except howopen.HowopenError as error:
        parser.error(str(error))
    print(json.dumps(figures, indent=1) if given.json else _table(figures))
    return 0


def _table(figures: dict[str, Any]) -> str:
    names = ("releases", "cells", "equal", "accuracy", "accuracy_of_seen_cells")
    lines = [f"{n:24}{figures[n]}" for n in (*names, "kappa", "spearman", "baseline_accuracy")]
    lines += ["", f"{'dimension':14}{'cells':>6}{'equal':>6}{'accuracy':>9}  label -> ours"]
    for name, row in figures["dimensions"].items():
        wrong = [
            f"{label} -> {ours}: {count}"
            for label, counts in sorted(row["confusion"].items())
            for ours, count in sorted(counts.items())
            if label != ours
        ]
        lines.append(
            f"{name:14}{row['cells']:>6}{row['equal']:>6}{row['accuracy']:>9}  {'; '.join(wrong)}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
