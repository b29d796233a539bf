"""Labels of the table "Opening up ChatGPT": `class` of each dimension's map.

Source: `projects/*.yaml` of opening-up-chatgpt.github.io. Rows without a name are dropped, as the
published table does.
"""

from __future__ import annotations

from pathlib import Path

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


def pair(
    evidence: Path, folder: Path, framework: Framework, *, every: bool = False
) -> dict[str, str]:
    """Release id -> label file, by `label_files` of release.yaml."""
    del folder, every
    named = {
        place.name: read_recording(place).label_files.get(framework.id, "")
        for place in find_recordings(evidence)
    }
    return {release: file for release, file in named.items() if file}


def as_labelled(judgement: Judgement) -> Judgement:
    """As it is."""
    return judgement
