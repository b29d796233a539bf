"""Figures of whether things are there: F1, and accuracy with each family counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from benchmarks.labels.mof import PRESENT

Grid = Mapping[str, Mapping[str, str]]
"""Release -> component -> `PRESENT`, or another grade for what is not there."""


def f1(judged: Grid, labels: Grid) -> float | None:
    """F1 of presence over all cells; `None` where nothing is there and nothing said to be."""
    counts: Counter[tuple[bool, bool]] = Counter(
        (judged[release][name] == PRESENT, label == PRESENT)
        for release, told in labels.items()
        for name, label in told.items()
    )
    both, either = counts[True, True], counts[True, False] + counts[False, True]
    return round(2 * both / (2 * both + either), 4) if both or either else None


def weighted_accuracy(judged: Grid, labels: Grid, groups: Mapping[str, str]) -> float | None:
    """Share of the cells that agree, where the releases of one group count as one release."""
    sizes = Counter(groups[release] for release in labels)
    equal = sum(
        sum(judged[release][name] == label for name, label in told.items())
        / len(told)
        / sizes[groups[release]]
        for release, told in labels.items()
    )
    return round(equal / len(sizes), 4) if sizes else None


def more_figures(judged: Grid, labels: Grid, families: Mapping[str, str]) -> dict[str, Any]:
    """What presence is measured by, beside the figures that all frameworks have.

    A family is a maker's line of models; a template is one and the same label, whoever's.
    """
    templates = {release: repr(sorted(told.items())) for release, told in labels.items()}
    common = {
        name: Counter(told[name] for told in labels.values()).most_common(1)[0][0]
        for name in next(iter(labels.values()), {})
    }
    always = dict.fromkeys(labels, common)
    return {
        "f1": f1(judged, labels),
        "commonest_of_these": weighted_accuracy(always, labels, {r: r for r in labels}),
        "commonest_of_these_f1": f1(always, labels),
        "families": len({families[release] for release in labels}),
        "accuracy_by_family": weighted_accuracy(judged, labels, families),
        "commonest_by_family": weighted_accuracy(always, labels, families),
        "templates": len(set(templates.values())),
        "accuracy_by_template": weighted_accuracy(judged, labels, templates),
        "commonest_by_template": weighted_accuracy(always, labels, templates),
    }
