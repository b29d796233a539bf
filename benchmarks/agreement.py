"""Agreement with human labels, cell by cell.

    python -m benchmarks.agreement EVIDENCE_DIR LABELS_DIR --framework ID [--errors] [--json]

How recordings are paired with labels is the labels' own affair (`benchmarks/labels`). `kappa` is
Cohen's kappa with linear weights over the framework's points (Cohen 1968), `spearman` the rank
correlation of the totals with mean ranks for ties, the baseline the commonest grade of each
dimension. `--errors` lists every cell that differs, with our reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import howopen
from benchmarks.labels import LABELS, Grades
from howopen.frameworks.definition import Framework
from howopen.model import Judgement


def measure(
    evidence: Path, folder: Path, framework: Framework, baseline: Path | None
) -> dict[str, Any]:
    """The figures of design.md section 5, ready for JSON."""
    labels = LABELS[framework.id]
    by_file = labels.read_labels(folder, framework)
    pairs = labels.pair(evidence, folder, framework)
    told = {release: by_file[file] for release, file in pairs.items() if file in by_file}
    judged = {
        assessment.release.id: assessment.judgements[framework.id]
        for assessment in howopen.assess_all(evidence, frameworks=(framework.id,))
        if assessment.release.id in told
    }
    learned = labels.read_labels(baseline, framework) if baseline else by_file
    return compare(judged, told, learned, framework)


def compare(
    judged: dict[str, Judgement],
    labels: dict[str, Grades],
    learned: dict[str, Grades],
    framework: Framework,
) -> dict[str, Any]:
    """Judgements against labels, both by release; `learned` are the labels of the baseline."""
    points = {grade.id: grade.points for grade in framework.grades}
    names = [d.id for d in framework.dimensions if all(d.id in g for g in labels.values())]
    dimensions: dict[str, Any] = {}
    pairs: list[tuple[float, float]] = []
    errors: list[dict[str, Any]] = []
    baseline_equal = seen_cells = seen_equal = 0
    for name in names:
        common = Counter(grades[name] for grades in learned.values()).most_common(1)[0][0]
        confusion: dict[str, dict[str, int]] = {}
        right = 0
        for release, judgement in sorted(judged.items()):
            cell, label = judgement.dimensions[name], labels[release][name]
            same = points[cell.grade] == points[label]
            right += same
            seen_cells += cell.seen
            seen_equal += cell.seen and same
            baseline_equal += points[common] == points[label]
            pairs.append((points[cell.grade], points[label]))
            row = confusion.setdefault(label, {})
            row[cell.grade] = row.get(cell.grade, 0) + 1
            if not same:
                told = {"release": release, "dimension": name, "label": label}
                errors.append({**told, "ours": cell.grade, "seen": cell.seen, "why": cell.why})
        dimensions[name] = {
            "cells": len(judged),
            "equal": right,
            "accuracy": _ratio(right, len(judged)),
            "confusion": confusion,
        }
    cells = len(pairs)
    equal = cells - len(errors)
    totals = [
        (
            sum(points[judgement.dimensions[name].grade] for name in names),
            sum(points[labels[release][name]] for name in names),
        )
        for release, judgement in sorted(judged.items())
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
        "errors": errors,
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
    parser.add_argument("--errors", action="store_true", help="list the cells that differ")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    definitions = howopen.definitions()
    if given.framework not in LABELS:
        known = ", ".join(sorted(LABELS))
        parser.error(f"no labels are known for {given.framework!r}; there are: {known}")
    framework = definitions[given.framework]
    try:
        figures = measure(given.evidence, given.labels, framework, given.baseline_labels)
    except howopen.HowopenError as error:
        parser.error(str(error))
    errors = figures.pop("errors")
    if given.errors:
        figures["errors"] = errors
    print(json.dumps(figures, indent=1) if given.json else _table(figures))
    return 0


def _table(figures: dict[str, Any]) -> str:
    names = ("releases", "cells", "equal", "accuracy", "accuracy_of_seen_cells")
    lines = [f"{n:24}{figures[n]}" for n in (*names, "kappa", "spearman", "baseline_accuracy")]
    lines += ["", f"{'dimension':22}{'cells':>6}{'equal':>6}{'accuracy':>9}  label -> ours"]
    for name, row in figures["dimensions"].items():
        wrong = [
            f"{label} -> {ours}: {count}"
            for label, counts in sorted(row["confusion"].items())
            for ours, count in sorted(counts.items())
            if label != ours
        ]
        lines.append(
            f"{name:22}{row['cells']:>6}{row['equal']:>6}{row['accuracy']:>9}  {'; '.join(wrong)}"
        )
    for error in figures.get("errors", ()):
        seen = "" if error["seen"] else " (not seen)"
        lines += ["", f"{error['dimension']} of {error['release']}"]
        lines += [f"  {error['label']} -> {error['ours']}{seen}: {error['why']}"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
