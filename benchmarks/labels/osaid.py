"""Outcomes of OSI's validation of the Open Source AI Definition, paired with recordings.

One file, `osaid_labels.yaml`: systems (families of models) with maker, outcome and the hub id of
an example. A recording is of a system when it holds that very model, or one of the same maker and
the same line: same family and version, any size, tuned or not.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.outcomes import Label
from howopen.doors.paths import Folder
from howopen.doors.yaml import parse_yaml
from howopen.evidence.names import read_name, same_line
from howopen.model import Recording, SourceKind, SourceRole
from howopen.sources import find_recordings, read_recording

FILE = "osaid_labels.yaml"
CLASSES = {
    "pass": "meets",
    "pass_if_terms_changed": "would-meet-if-terms-changed",
    "fail": "does-not-meet",
}
"""Outcome of a label -> the class of ours that says the same."""


class System(NamedTuple):
    """One family that was looked at."""

    name: str
    label: str
    hub_example: str


def read_systems(folder: Path) -> tuple[System, ...]:
    """The labelled systems, in the order of the file; `folder` may be the file itself."""
    folder = folder.parent if folder.is_file() else folder
    read = parse_yaml(Folder(folder).read_document(FILE).text)
    labels = read.get("labels") if isinstance(read, dict) else None
    found = []
    for each in labels if isinstance(labels, list) else ():
        if isinstance(each, dict) and str(each.get("outcome")) in CLASSES:
            label = CLASSES[str(each["outcome"])]
            found.append(System(str(each["system"]), label, str(each["hub_example"])))
    return tuple(found)


def read_outcomes(evidence: Path, folder: Path) -> dict[str, Label]:
    """Release id, of the recordings in `evidence` -> what people said of its system."""
    systems = read_systems(folder)
    found = {}
    for place in find_recordings(evidence):
        recording = read_recording(place)
        system = next((s for s in systems if is_of(recording, s)), None)
        if system is not None:
            found[recording.release.id] = Label(system.name, system.label)
    return found


def is_of(recording: Recording, system: System) -> bool:
    """Whether a recording is of that system: the same model, or its maker's same line.

    The first hub model of a recording is the one judged; without one its first source tells the
    maker, and the release's name the line.
    """
    sources = [s.source for s in recording.snapshots]
    models = [
        source.id.partition(":")[2]
        for source in (*sources, *recording.missing)
        if source.kind is SourceKind.HUGGINGFACE
        and source.role is SourceRole.PRIMARY
        and "datasets/" not in source.id
    ]
    own = models[0] if models else sources[0].id.partition(":")[2] if sources else ""
    if own.lower() == system.hub_example.lower():
        return True
    wanted = read_name(system.hub_example)
    names = (read_name(recording.release.name), read_name(own))
    return _maker(own) == _maker(system.hub_example) and any(same_line(n, wanted) for n in names)


def _maker(name: str) -> str:
    """The first word of who owns `OWNER/NAME`: hubs and code hosts name a maker in many ways."""
    owner = name.partition("/")[0].lower()
    return owner.replace("_", "-").partition("-")[0]
