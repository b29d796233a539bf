"""Human labels, as they were published: one module for each format that a framework's labels have.

radboud   `projects/*.yaml` of the table "Opening up ChatGPT"
eosai     the files of the European Open Source AI Index

A new format is a module with the two functions of `Labels`, and a line in `LABELS`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from benchmarks.labels import eosai, radboud
from howopen.frameworks.definition import Framework

Grades = dict[str, str]
"""Dimension -> the grade that people gave it."""


class Labels(Protocol):
    """How the labels of a framework are read."""

    def read_labels(self, folder: Path, framework: Framework) -> dict[str, Grades]:
        """Label file -> its grades. A dimension that no file has is not in them."""

    def pair(self, evidence: Path, folder: Path, framework: Framework) -> dict[str, str]:
        """Release id, of the recordings in `evidence` -> the label file that speaks of it."""


LABELS: dict[str, Labels] = {"radboud": radboud, "eosai-12": eosai, "eosai-14": eosai}
"""Framework id -> the format of its labels."""
