"""Human labels, as they were published: one module for each format that a framework's labels have.

radboud   `projects/*.yaml` of the table "Opening up ChatGPT"
eosai     the files of the European Open Source AI Index
mof       the model files of the Model Openness Tool
osaid     outcomes of OSI's validation of its definition: one for a system, not for each cell

A new format is a module with the three functions of `Labels`, and a line in `LABELS`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from benchmarks.labels import eosai, mof, osaid, radboud
from benchmarks.outcomes import Label
from howopen.frameworks.definition import Framework
from howopen.model import Judgement

Grades = dict[str, str]
"""Dimension -> the grade that people gave it."""


class Labels(Protocol):
    """How the labels of a framework are read."""

    def read_labels(self, folder: Path, framework: Framework) -> dict[str, Grades]:
        """Label file -> its grades. A dimension that no file has is not in them."""

    def pair(
        self, evidence: Path, folder: Path, framework: Framework, *, every: bool = False
    ) -> dict[str, str]:
        """Release id, of the recordings in `evidence` -> the label file that speaks of it.

        Of those that the labels' makers could judge; `every` takes all.
        """

    def as_labelled(self, judgement: Judgement) -> Judgement:
        """The judgement in the labels' own terms, where these say less."""


LABELS: dict[str, Labels] = {
    "radboud": radboud,
    "eosai-12": eosai,
    "eosai-14": eosai,
    "mof": mof,
}
"""Framework id -> the format of its labels."""


class Outcomes(Protocol):
    """How labels are read that give one outcome for a whole system."""

    def read_outcomes(self, evidence: Path, folder: Path) -> dict[str, Label]:
        """Release id, of the recordings in `evidence` -> what people said of its system."""


OUTCOMES: dict[str, Outcomes] = {"osaid-1.0": osaid}
"""Definition id -> the format of its labels, for those that label whole systems."""
