"""Measures agreement under every framework that has labels, and writes what the package publishes.

    python -m benchmarks.publish_agreement EVIDENCE_DIR REFERENCE_DIR

All recordings are assessed once. REFERENCE_DIR holds the labels as `../shared/reference` does.
`howopen agreement` and the pages under docs/agreement print what is written.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import howopen
from benchmarks.agreement import measure, measure_outcomes
from benchmarks.labels import OUTCOMES
from howopen.catalogue import agreement as published
from howopen.catalogue.agreement import Agreement, Share
from howopen.cli.progress import watched
from howopen.doors.output import write_whole
from howopen.rules import rules_digest


class Labelled(NamedTuple):
    """One set of labels."""

    framework: str
    folder: str
    labels: str
    license: str
    remarks: tuple[str, ...] = ()


SETS = (
    Labelled(
        "osaid-1.0",
        ".",
        "outcomes of OSI's validation of its definition, 2024, of whole systems",
        "facts, published by OSI",
        ("Releases that we cannot tell are not counted; no failed system passes.",),
    ),
    Labelled(
        "radboud",
        "radboud",
        "Opening up ChatGPT at 801f687, http://opening-up-chatgpt.github.io, Liesenfeld, Lopez &"
        " Dingemanse 2023, doi:10.1145/3571884.3604316",
        "CC-BY-4.0",
    ),
    Labelled(
        "eosai-12",
        "eosai",
        "European Open Source AI Index at 5a388e8, https://osai-index.eu/,"
        " doi:10.5281/zenodo.15386042, Liesenfeld & Dingemanse 2024, doi:10.1145/3630106.3659005",
        "CC-BY-4.0",
        ("A label speaks of a family by its newest member; recordings are of one release.",),
    ),
    Labelled(
        "mof",
        "mot/models",
        "model files of the Model Openness Tool at 8b5d30e",
        "MIT",
        (
            "Whether a component is listed, of releases whose hub card was seen whole.",
            "Weak labels: an audit from outside found major errors in nine of ten entries.",
        ),
    ),
)


def agreements(evidence: Path, reference: Path) -> tuple[Agreement, ...]:
    """What is measured now, in the order of `SETS`."""
    definitions = howopen.definitions()
    with watched() as on_done:
        assessments = howopen.assess_all(
            evidence, frameworks=[definitions[each.framework] for each in SETS], on_done=on_done
        )
    found = []
    for each in SETS:
        places = (assessments, evidence, reference / each.folder, definitions[each.framework])
        outcomes = each.framework in OUTCOMES
        figures = measure_outcomes(*places) if outcomes else measure(*places)
        found.append(_agreement(each, figures))
    return tuple(found)


def _agreement(labelled: Labelled, figures: dict[str, Any]) -> Agreement:
    cells = figures["cells"] if "cells" in figures else figures["told"]
    return Agreement(
        framework=labelled.framework,
        labels=labelled.labels,
        license=labelled.license,
        measured=datetime.now(UTC).date().isoformat(),
        rules=rules_digest(),
        releases=figures["releases"],
        all=Share(cells=cells, equal=figures["equal"]),
        kappa=figures.get("kappa"),
        spearman=figures.get("spearman"),
        f1=figures.get("f1"),
        baseline=figures.get("baseline_accuracy"),
        certainty=_shares(figures.get("certainty", {})),
        dimensions=_shares(figures.get("dimensions", {})),
        remarks=labelled.remarks,
    )


def _shares(rows: dict[str, dict[str, Any]]) -> dict[str, Share]:
    return {name: Share(cells=row["cells"], equal=row["equal"]) for name, row in rows.items()}


def main(arguments: list[str] | None = None) -> int:
    """Writes the package's data file and prints a line for each framework."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.publish_agreement", description=__doc__
    )
    parser.add_argument("evidence", type=Path)
    parser.add_argument("reference", type=Path)
    given = parser.parse_args(arguments)
    found = agreements(given.evidence, given.reference)
    place = Path(str(resources.files("howopen.catalogue").joinpath("data", published.FILE)))
    text = msgspec.json.format(msgspec.json.encode(found), indent=1)
    write_whole(place, text + b"\n")
    for each in found:
        print(f"{each.framework:12}{each.all.equal:>6} of {each.all.cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
