"""Labels of the Model Openness Tool: which of the 17 components a model file lists.

Source: `models/*.yml` of lfai/model_openness_tool. By the tool's rule a component is there when
it is listed, with or without a path; so one whose licence reads "Component not include" is there
too. Only releases whose hub card was seen whole are held against their labels, unless all are
asked for.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from howopen.doors.paths import Folder
from howopen.doors.yaml import parse_yaml
from howopen.evidence.names import read_name
from howopen.frameworks.definition import Framework
from howopen.model import Completeness, Judgement, Recording, SourceKind, SourceRole
from howopen.sources import find_recordings, read_recording

FRAMEWORK = "mof"
LABELS = "mot"
"""Their name in `label_files` of release.yaml."""
PRESENT, ABSENT = "open", "missing"
"""Grades that stand for what is listed and what is not; licences are not measured."""


def read_labels(folder: Path, framework: Framework) -> dict[str, dict[str, str]]:
    """Label file -> component -> whether it is listed; files without a release are left out."""
    door = Folder(folder)
    found = {}
    for path in sorted(p for p in door.names() if p.endswith((".yaml", ".yml")) and p[0] != "_"):
        label = parse_yaml(door.read_document(path).text)
        release = label.get("release") if isinstance(label, dict) else None
        if not isinstance(release, dict):
            continue
        entries = release.get("components")
        listed = {
            entry.get("name")
            for entry in (entries if isinstance(entries, list) else ())
            if isinstance(entry, dict)
        }
        found[path] = {d.id: PRESENT if d.title in listed else ABSENT for d in framework.dimensions}
    return found


def pair(
    evidence: Path, folder: Path, framework: Framework, *, every: bool = False
) -> dict[str, str]:
    """Release id -> label file, by `label_files`; `every` takes those without a whole card too."""
    del folder, framework
    recordings = {place.name: read_recording(place) for place in find_recordings(evidence)}
    return {
        release: recording.label_files[LABELS]
        for release, recording in recordings.items()
        if recording.label_files.get(LABELS) and (every or _has_whole_card(recording))
    }


def _has_whole_card(recording: Recording) -> bool:
    """Whether the card of a model of the release's own on the hub was seen whole."""
    return any(
        source.kind is SourceKind.HUGGINGFACE
        and source.role is SourceRole.PRIMARY
        and source.card is Completeness.COMPLETE
        and ":datasets/" not in source.id
        for source in (snapshot.source for snapshot in recording.snapshots)
    )


def as_labelled(judgement: Judgement) -> Judgement:
    """The judgement with every grade read as there or not."""
    cells = {
        name: msgspec.structs.replace(cell, grade=ABSENT if cell.grade == ABSENT else PRESENT)
        for name, cell in judgement.dimensions.items()
    }
    there = float(sum(cell.grade == PRESENT for cell in cells.values()))
    return msgspec.structs.replace(judgement, dimensions=cells, score=there)


def family_of(place: Path) -> str:
    """Maker and family of the release at `place`: sizes and versions of one model are one."""
    release = read_recording(place).release
    return f"{(release.producer or '').lower()}: {read_name(release.name).family}"
