"""Reads and writes the catalogue: a line of JSON for each assessment, no sentence of others in it.

An assessment holds our own notes, identifiers, places and hashes; the words stay in the
recordings.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from howopen.doors.output import write_whole
from howopen.errors import DataError, InputError
from howopen.model import Assessment, Source, SourceRole
from howopen.sources import RemoteTarget, parse_target

FILE = "assessments.jsonl"
MAX_CITATIONS = 3
"""The catalogue keeps the best places of each finding; a fresh assessment has them all."""


@cache
def load_catalogue() -> tuple[Assessment, ...]:
    """The bundled assessments, sorted by release id; empty when the package ships none.

    They hold findings and no judgements: these follow from them.
    """
    file = resources.files(__package__).joinpath("data", FILE)
    if not file.is_file():
        return ()
    try:
        return tuple(msgspec.json.Decoder(Assessment).decode_lines(file.read_bytes()))
    except msgspec.DecodeError as error:
        raise DataError(
            f"the bundled catalogue cannot be read ({error}); reinstall howopen"
        ) from error


def find(target: str) -> Assessment | None:
    """The catalogued release that is meant by its name, its id, or the address of a source.

    Letters' case does not count. With a revision, only an assessment of that revision is meant.
    """
    wanted = target.strip().lower()
    for assessment in load_catalogue():
        release = assessment.release
        if wanted in (release.id.lower(), release.name.lower()):
            return assessment
    place = parse_target(target)
    if not isinstance(place, RemoteTarget):
        return None
    for assessment in load_catalogue():
        if any(_is(source, place) for source in assessment.sources):
            return assessment
    return None


def _is(source: Source, place: RemoteTarget) -> bool:
    """Whether a release's own source is the place that was named; a page is it by its address."""
    if source.missing or source.role is not SourceRole.PRIMARY:
        return False
    revision = place.revision
    same = revision is None or (len(revision) >= 7 and (source.revision or "").startswith(revision))
    return same and source.id.lower() == place.source_id.lower()


def build(
    folder: Path, out: Path | None = None, on_done: Callable[[int, int, str], None] | None = None
) -> int:
    """Assesses the recordings below `folder` and writes them; gives how many there are.

    Without `out` the package's own data is replaced. The file is written whole or not at all.
    """
    from howopen.pipeline import assess_all

    place = out or Path(str(resources.files(__package__).joinpath("data", FILE)))
    assessments = [_short(a) for a in assess_all(folder, frameworks=(), on_done=on_done)]
    _make_folder(place.parent)
    lines = [_without_defaults(assessment) for assessment in assessments]
    write_whole(place, msgspec.json.Encoder().encode_lines(lines))
    return len(assessments)


def _short(assessment: Assessment) -> Assessment:
    findings = {
        name: msgspec.structs.replace(finding, citations=finding.citations[:MAX_CITATIONS])
        for name, finding in assessment.findings.items()
    }
    lineage = tuple(
        msgspec.structs.replace(edge, citations=edge.citations[:MAX_CITATIONS])
        for edge in assessment.lineage
    )
    return msgspec.structs.replace(assessment, findings=findings, lineage=lineage)


def _without_defaults(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain data, its findings without the fields that hold nothing."""
    plain: dict[str, Any] = msgspec.to_builtins(assessment)
    for finding in plain["findings"].values():
        finding["citations"] = [_filled(citation) for citation in finding["citations"]]
    plain["findings"] = {name: _filled(each) for name, each in plain["findings"].items()}
    return plain


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror}") from error
