"""Agreement with labels that give one outcome for a whole system, not a grade for each cell.

What we cannot tell is counted apart: it is neither right nor wrong. Two things weigh more than the
rest: a system that people failed must not pass, and one that they passed must not fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from howopen.frameworks.definition import Framework, Tone
from howopen.model import Judgement


class Label(NamedTuple):
    """What people said of the system that a recording is of."""

    system: str
    outcome: str
    """A class of the definition."""


def compare_outcomes(
    judged: Mapping[str, Judgement], labels: Mapping[str, Label], framework: Framework
) -> dict[str, Any]:
    """Classes against labels, both by release id, ready for JSON."""
    tones = {result.id: result.tone for result in framework.results}
    confusion: dict[str, Counter[str]] = {}
    releases: dict[str, dict[str, Any]] = {}
    for release, label in sorted(labels.items(), key=lambda item: (item[1], item[0])):
        judgement = judged[release]
        ours = judgement.grade or ""
        confusion.setdefault(label.outcome, Counter())[ours] += 1
        releases[release] = {
            "system": label.system,
            "label": label.outcome,
            "ours": ours,
            "fails": _failing(judgement, framework) if tones.get(ours) is Tone.BAD else [],
            "cells": {d.id: judgement.dimensions[d.id].grade for d in framework.dimensions},
        }
    told = [r for r in releases.values() if tones.get(r["ours"]) is not Tone.OPEN]
    equal = sum(r["label"] == r["ours"] for r in told)
    wrongly = {
        "false_passes": _where(releases, tones, label=Tone.BAD, ours=Tone.GOOD),
        "false_fails": _where(releases, tones, label=Tone.GOOD, ours=Tone.BAD),
    }
    return {
        "framework": framework.id,
        "releases": len(releases),
        "told": len(told),
        "equal": equal,
        "accuracy": round(equal / len(told), 4) if told else None,
        **wrongly,
        "confusion": {label: dict(sorted(row.items())) for label, row in confusion.items()},
        "by_release": releases,
    }


def _failing(judgement: Judgement, framework: Framework) -> list[str]:
    cells = judgement.dimensions
    return [d.id for d in framework.dimensions if framework.tone(cells[d.id].grade) is Tone.BAD]


def _where(
    releases: Mapping[str, dict[str, Any]], tones: Mapping[str, Tone], *, label: Tone, ours: Tone
) -> list[str]:
    """Releases where people and we say the opposite."""
    return [
        name
        for name, told in releases.items()
        if tones.get(told["label"]) is label and tones.get(told["ours"]) is ours
    ]


def outcomes_table(figures: Mapping[str, Any], framework: Framework) -> str:
    """The figures, then a line for each release with the grade of every check."""
    names = ("releases", "told", "equal", "accuracy")
    lines = [f"{name:14}{figures[name]}" for name in names]
    lines += [f"{name:14}{', '.join(figures[name]) or 'none'}" for name in WRONGLY]
    head = " ".join(f"{d.short:9}" for d in framework.dimensions)
    lines += ["", f"{'release':34}{'label':28}{'ours':28}{head}"]
    for name, told in figures["by_release"].items():
        cells = " ".join(f"{grade:9}" for grade in told["cells"].values())
        lines.append(f"{name:34}{told['label']:28}{told['ours']:28}{cells}".rstrip())
    return "\n".join(lines)


WRONGLY = ("false_passes", "false_fails")
"""The two ways to be wrong that weigh more than the rest."""
