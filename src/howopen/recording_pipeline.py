"""Recordings made, written, held against reports and against each other."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from howopen.collect import OnStep
from howopen.collected import Collected
from howopen.doors.paths import is_file, read_whole
from howopen.doors.terminal import printable
from howopen.doors.trees import write_folder
from howopen.errors import BudgetSpent, DataError, InputError, Offline, StoreError
from howopen.history.changed import Changes
from howopen.history.changes import changes as told_changes
from howopen.live import Asking, by_digest, kept, live
from howopen.locale import Say, as_written
from howopen.model import Assessment, Recording
from howopen.model.saved import read_report
from howopen.named_definitions import definitions_of
from howopen.pipeline import Gathered, assess_recordings, gather, gathered_from
from howopen.sources import RemoteTarget, parse_target


def record(
    target: str, folder: Path, asking: Asking | None = None, on_step: OnStep | None = None
) -> tuple[Path, ...]:
    """Looks at a release on the network, writes its recordings, gives their folders.

    Of a look that was cut short nothing is written: `BudgetSpent`.
    """
    how = asking or Asking()
    place = parse_target(target)
    if not isinstance(place, RemoteTarget):
        raise InputError(
            f"{printable(target)} is on this disk already; what is recorded is on the network, such"
            " as ORG/NAME or a URL"
        )
    with live(how) as run:
        found = run.collect(place, how.looking, on_step)
        if on_step is not None:
            on_step(run.spent)
        if found.cut:
            raise BudgetSpent(found.cut)
        return write_recordings(found, folder)


def write_recordings(collected: Collected, folder: Path) -> tuple[Path, ...]:
    """Writes each recording to a folder of its own, the release's first; whole or not at all."""
    written = []
    for name, files in collected.bundles:
        write_folder(folder / name, files)
        written.append(folder / name)
    return tuple(written)


def gathered_again(
    saved: Assessment, recording: Path | None = None, asking: Asking | None = None
) -> Gathered:
    """The recordings that a saved report was made from: in a folder, else in the cache.

    Raises `Offline` when they are not kept.
    """
    if recording is not None:
        return gather(recording)
    found = by_digest(saved.recording, asking)
    if found is None:
        raise Offline(
            f"the recording of {printable(saved.release.name)} ({saved.recording[:12]}) is not in"
            " the cache; give its folder with --recording"
        )
    return gathered_from(found)


class WithRecordings(NamedTuple):
    """An assessment with the recordings that it was made from, where they are at hand."""

    assessment: Assessment
    recordings: tuple[Recording, ...]


def with_recordings(what: Assessment | str | Path, asking: Asking | None = None) -> WithRecordings:
    """What is meant by an assessment, a saved report, a recording, or a name on the network.

    Of a name, the last whole look that is kept. Raises `InputError`, `DataError` or `Offline`.
    """
    if isinstance(what, Assessment):
        return WithRecordings(what, _recordings(what, asking))
    place = parse_target(what)
    if isinstance(place, RemoteTarget):
        return assess_collected(_kept_whole(place, asking))
    if is_file(place):
        report = read_report(read_whole(place), printable(str(place)))
        return WithRecordings(report, _recordings(report, asking))
    return _assess_gathered(gather(place))


def _kept_whole(place: RemoteTarget, asking: Asking | None) -> Collected:
    """What the last whole look gave: what a look did not reach would be told as a change."""
    found = kept(place, asking)
    if found.cut:
        raise Offline(
            f"only a look at {place.id} that was cut short is kept; look at it again with a network"
        )
    return found


def changes(before: WithRecordings, after: WithRecordings, say: Say = as_written) -> Changes:
    """What differs, with the words where the recordings are at hand; verdicts through `say`."""
    return told_changes(
        before.assessment,
        after.assessment,
        old_recordings=before.recordings,
        new_recordings=after.recordings,
        say=say,
    )


def assess_collected(collected: Collected) -> WithRecordings:
    """What was collected, judged by the rules of now."""
    return _assess_gathered(gathered_from(collected))


def _assess_gathered(gathered: Gathered) -> WithRecordings:
    chosen = definitions_of(None)
    recordings = (gathered.recording, *gathered.bases)
    return WithRecordings(assess_recordings(gathered, chosen), recordings)


def _recordings(assessment: Assessment, asking: Asking | None) -> tuple[Recording, ...]:
    try:
        found = by_digest(assessment.recording, asking)
    except (StoreError, DataError):
        return ()
    return found.recordings if found is not None else ()
