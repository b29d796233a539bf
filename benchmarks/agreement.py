"""Agreement with human labels, cell by cell.

    python -m benchmarks.agreement EVIDENCE_DIR LABELS_DIR --framework ID [--errors] [--json]

How recordings are paired with labels is the labels' own affair (`benchmarks/labels`). `kappa` is
Cohen's kappa with linear weights over the framework's points (Cohen 1968), `spearman` the rank
correlation of the totals with mean ranks for ties, the baseline the commonest grade of each
dimension, `certainty` the agreement of the cells that stand so firmly. Of the Model Openness
Framework presence is measured, with F1 and with each family of models counted once; of the Open
Source AI Definition the outcome of whole systems. `--errors` lists every cell that differs, with
our reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import howopen
from benchmarks.cells import compare
from benchmarks.labels import LABELS, OUTCOMES, mof
from benchmarks.outcomes import compare_outcomes, outcomes_table
from benchmarks.presence import more_figures
from howopen.frameworks import named
from howopen.frameworks.definition import Framework
from howopen.model import Assessment
from howopen.sources import find_recordings


def measure(
    assessments: Iterable[Assessment],
    evidence: Path,
    folder: Path,
    framework: Framework,
    *,
    baseline: Path | None = None,
    every: bool = False,
) -> dict[str, Any]:
    """The figures of design.md section 5, ready for JSON.

    `assessments` are those of the recordings in `evidence`, `folder` holds the labels; `every`
    compares releases, too, of which little was seen, where the labels leave them out.
    """
    labels = LABELS[framework.id]
    by_file = labels.read_labels(folder, framework)
    pairs = labels.pair(evidence, folder, framework, every=every)
    told = {release: by_file[file] for release, file in pairs.items() if file in by_file}
    judged = {
        found.release.id: labels.as_labelled(found.judgements[framework.id])
        for found in assessments
        if found.release.id in told
    }
    if not judged:
        raise howopen.HowopenError(
            f"no label in {folder} belongs to a recording in {evidence}: give the folder that"
            f" holds the labels of {framework.id}"
        )
    learned = labels.read_labels(baseline, framework) if baseline else by_file
    figures = compare(judged, told, learned, framework)
    if framework.id != mof.FRAMEWORK:
        return figures
    grades = {r: {d: c.grade for d, c in j.dimensions.items()} for r, j in judged.items()}
    families = {place.name: mof.family_of(place) for place in find_recordings(evidence)}
    return {**figures, **more_figures(grades, told, families)}


def measure_outcomes(
    assessments: Iterable[Assessment], evidence: Path, folder: Path, framework: Framework
) -> dict[str, Any]:
    """The figures where labels give one outcome for a whole system."""
    labels = OUTCOMES[framework.id].read_outcomes(evidence, folder)
    judged = {
        found.release.id: found.judgements[framework.id]
        for found in assessments
        if found.release.id in labels
    }
    return compare_outcomes(judged, labels, framework)


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures; exit code 0 whatever they are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("evidence", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--framework", default="radboud")
    parser.add_argument("--baseline-labels", type=Path, help="learn the baseline from these")
    parser.add_argument("--every", action="store_true", help="releases without a whole card too")
    parser.add_argument("--errors", action="store_true", help="list the cells that differ")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    framework = named(given.framework)
    if framework is None or framework.id not in (*LABELS, *OUTCOMES):
        known = ", ".join(sorted((*LABELS, *OUTCOMES)))
        parser.error(f"no labels are known for {given.framework!r}; there are: {known}")
    try:
        assessments = howopen.assess_all(given.evidence, frameworks=framework)
        places = (assessments, given.evidence, given.labels, framework)
        if framework.id in OUTCOMES:
            figures = measure_outcomes(*places)
            told = outcomes_table(figures, framework)
            print(json.dumps(figures, indent=1) if given.json else told)
            return 0
        figures = measure(*places, baseline=given.baseline_labels, every=given.every)
    except howopen.HowopenError as error:
        parser.error(str(error))
    errors = figures.pop("errors")
    if given.errors:
        figures["errors"] = errors
    print(json.dumps(figures, indent=1) if given.json else table(figures))
    return 0


def table(figures: dict[str, Any]) -> str:
    """The figures for a person."""
    lines = [
        f"{name:24}{value}" for name, value in figures.items() if not isinstance(value, dict | list)
    ]
    for name, row in figures["certainty"].items():
        lines.append(f"{name:24}{row['accuracy']} of {row['cells']}")
    lines += ["", f"{'dimension':32}{'cells':>6}{'equal':>6}{'accuracy':>9}  label -> ours"]
    for name, row in figures["dimensions"].items():
        wrong = [
            f"{label} -> {ours}: {count}"
            for label, counts in sorted(row["confusion"].items())
            for ours, count in sorted(counts.items())
            if label != ours
        ]
        lines.append(
            f"{name:32}{row['cells']:>6}{row['equal']:>6}{row['accuracy']:>9}  {'; '.join(wrong)}"
        )
    for error in figures.get("errors", ()):
        lines += ["", f"{error['dimension']} of {error['release']}"]
        lines += [f"  {error['label']} -> {error['ours']} ({error['certainty']}): {error['why']}"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
