"""Cells against cells: how often two gradings of the same releases agree. Pure."""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.labels import Grades
from howopen.frameworks.definition import Framework
from howopen.model import Certainty, Judgement


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
    baseline_equal = 0
    firm = {each.value: Counter[bool]() for each in Certainty}
    for name in names:
        common = Counter(grades[name] for grades in learned.values()).most_common(1)[0][0]
        confusion: dict[str, dict[str, int]] = {}
        right = 0
        for release, judgement in sorted(judged.items()):
            cell, label = judgement.dimensions[name], labels[release][name]
            same = points[cell.grade] == points[label]
            right += same
            if cell.certainty is not None:
                firm[cell.certainty][same] += 1
            baseline_equal += points[common] == points[label]
            pairs.append((points[cell.grade], points[label]))
            row = confusion.setdefault(label, {})
            row[cell.grade] = row.get(cell.grade, 0) + 1
            if not same:
                told = {"release": release, "dimension": name, "label": label}
                ours = {"ours": cell.grade, "certainty": cell.certainty, "why": cell.why}
                errors.append({**told, **ours})
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
        "kappa": weighted_kappa(pairs),
        "spearman": spearman(totals),
        "baseline_accuracy": _ratio(baseline_equal, cells),
        "certainty": {
            name: {
                "cells": counts.total(),
                "equal": counts[True],
                "accuracy": _ratio(counts[True], counts.total()),
            }
            for name, counts in firm.items()
        },
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
