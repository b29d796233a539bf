"""Keep what was seen: record a release, verify a report, tell what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from howopen.batch import Batched
    from howopen.collect import OnStep
    from howopen.history.changed import Changes
    from howopen.history.verification import Verification
    from howopen.live import Asking
    from howopen.model import Assessment
    from howopen.named_definitions import Named
    from howopen.watching import Watched


def record(
    target: str, folder: Path, *, asking: Asking | None = None, on_step: OnStep | None = None
) -> tuple[Path, ...]:
    """Looks at a release on the network and writes its recording, and its bases', below `folder`.

    Gives the folders, the release's first; each can be assessed, shared and kept. One that was
    there is replaced. Of a look that the limits of `asking` cut short nothing is written; it
    raises `BudgetSpent`, as it may raise `InputError`, another `SourceError`, `StoreError` or
    `DataError`.
    """
    from howopen import recording_pipeline

    return recording_pipeline.record(target, folder, asking, on_step)


def record_all(
    targets: Sequence[str],
    folder: Path,
    *,
    asking: Asking | None = None,
    again: bool = False,
    on_done: Callable[[int, int, str], None] | None = None,
) -> Batched:
    """Records many releases below `folder`, `asking.jobs` requests at once.

    A batch that was stopped, or killed, goes on where it was when it is called again with the
    same targets, and one that another process is working on is shared with it; `again` begins it
    anew. One that its limits cut short raises `BudgetSpent` and goes on in the same way.
    `on_done(done, total, target)` is told where it begins, without a target, and then of each.
    Ctrl-C raises `BatchInterrupted` once what was in hand is done, a second one at once. Raises
    `InputError` or `StoreError`.
    """
    from howopen import batch

    return batch.record_all(targets, folder, asking=asking, again=again, on_done=on_done)


def verify(
    report: str | bytes | Path,
    *,
    recording: Path | None = None,
    frameworks: Iterable[Named] = (),
    asking: Asking | None = None,
    language: str = "en",
) -> Verification:
    """Whether a saved JSON report follows, byte for byte, from the recording that it names.

    `report` is the JSON itself, or the path of its file. The recording is taken from the folder,
    else from the cache by its digest; `frameworks` are your own definitions that the report was
    made under. What came of it is told in `language`, one of `howopen.locale.LANGUAGES`. Raises
    `DataError` for what is no report, `Offline` when its recording is not kept.
    """
    from howopen import pipeline, recording_pipeline
    from howopen.doors.paths import read_whole
    from howopen.doors.terminal import printable
    from howopen.frameworks import frameworks as known
    from howopen.history import verification
    from howopen.locale import say_in
    from howopen.model.saved import read_report as read_saved
    from howopen.named_definitions import definitions_of
    from howopen.reports.json import to_json

    if isinstance(report, Path):
        data, shown = read_whole(report), printable(str(report))
    else:
        data, shown = report.encode() if isinstance(report, str) else report, "this"
    saved = read_saved(data, shown)
    own = {framework.id: framework for framework in definitions_of(frameworks)}
    asked = [name for name in saved.judgements if name in own or name in known()]
    chosen = definitions_of(own.get(name, name) for name in asked)
    gathered = recording_pipeline.gathered_again(saved, recording, asking)
    again = pipeline.assess_recordings(gathered, chosen)
    return verification.verify(saved, again, data, to_json(again).encode(), say_in(language))


def changes(
    old: Assessment | str | Path,
    new: Assessment | str | Path,
    *,
    asking: Asking | None = None,
    language: str = "en",
) -> Changes:
    """What differs between two assessments of a release, and the words where they are at hand.

    Each is an assessment, a saved JSON report, a recording, or a name on the network of which the
    last recording kept is meant. The verdicts are told in `language`, one of
    `howopen.locale.LANGUAGES`. Raises `InputError`, `DataError` or `Offline`.
    """
    from howopen import recording_pipeline
    from howopen.locale import say_in

    before, after = (recording_pipeline.with_recordings(each, asking) for each in (old, new))
    return recording_pipeline.changes(before, after, say_in(language))


def watch(
    targets: Sequence[str],
    *,
    every_days: float = 1.0,
    asking: Asking | None = None,
    on_done: Callable[[int, int, str], None] | None = None,
) -> Watched:
    """Looks again at the releases that are due, and gives what changed between the looks kept.

    Due is what was last looked at more than `every_days` ago, or never. A look that the limits of
    `asking` cut short gives no change, is told in `cut`, and stays due. Raises `InputError`,
    `StoreError` or `BatchInterrupted`.
    """
    from howopen import watching

    return watching.watch(targets, every_days=every_days, asking=asking, on_done=on_done)


def history_of(target: str, *, asking: Asking | None = None) -> tuple[Changes, ...]:
    """What changed of a target from look to look, oldest first.

    All are judged by the rules of now, so what differs is the release; looks that were cut short
    are left out. Raises `Offline` when no whole one is kept, `InputError` for what is on this disk.
    """
    from howopen import histories
    from howopen.doors.terminal import printable
    from howopen.errors import InputError
    from howopen.sources import RemoteTarget, parse_target

    place = parse_target(target)
    if not isinstance(place, RemoteTarget):
        raise InputError(f"{printable(target)} is no name on the network")
    return tuple(entry.changes for entry in histories.history(place, asking).entries)
