"""Labels of the European Open Source AI Index, paired with recordings by `_pairs.yaml`.

One file speaks of a family, by its newest and largest member; `_pairs.yaml` says which recording
is near enough to be held against it.
"""

from __future__ import annotations

from pathlib import Path

from howopen.doors.paths import Folder
from howopen.doors.yaml import parse_yaml
from howopen.frameworks.definition import Framework
from howopen.frameworks.eosai_labels import read_eosai_labels
from howopen.model import Judgement

PAIRS = "_pairs.yaml"


def read_labels(folder: Path, framework: Framework) -> dict[str, dict[str, str]]:
    """Label file -> dimension -> grade, without the dimensions that no file has."""
    door = Folder(folder)
    names = (n for n in door.names() if n.endswith(".yaml") and n != PAIRS)
    systems = read_eosai_labels({n: door.read_document(n).text for n in names}, framework)
    graded = {d for system in systems for d in system.classes}
    return {s.path: {d: g for d, g in s.grades.items() if d in graded} for s in systems}


def pair(
    evidence: Path, folder: Path, framework: Framework, *, every: bool = False
) -> dict[str, str]:
    """Release id -> label file, as `_pairs.yaml` has it."""
    del evidence, framework, every
    pairs = parse_yaml(Folder(folder).read_document(PAIRS).text)
    named = pairs.items() if isinstance(pairs, dict) else ()
    return {release: file for release, file in named if isinstance(file, str)}


def as_labelled(judgement: Judgement) -> Judgement:
    """As it is."""
    return judgement
