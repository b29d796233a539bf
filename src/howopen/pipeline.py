"""The pipeline on one screen: sources, evidence, findings, frameworks, and the release's bases."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from howopen._version import __version__
from howopen.collect import OnStep
from howopen.collected import Collected, digest_of
from howopen.doors.terminal import printable
from howopen.errors import DataError, NotFound, Offline, SourceError
from howopen.evidence import Evidence, read_evidence
from howopen.findings import answer_case, case_of, questions, with_licenses
from howopen.frameworks import Framework, explanation
from howopen.frameworks import frameworks as all_frameworks
from howopen.frameworks.explanation import Explanation
from howopen.frameworks.judging import judge_all
from howopen.frameworks.quotes import Quote, quotes_of
from howopen.frameworks.verdict import judge_verdict
from howopen.in_parallel import OnDone, Stopped, of_each
from howopen.lineage import grow, matched
from howopen.live import Asking, everything_kept, kept, live
from howopen.locale import ENGLISH, Tongue
from howopen.model import Assessment, Record, Recording, Release, Tool
from howopen.named_definitions import Named, definitions_of
from howopen.rules import rules_digest
from howopen.sources import (
    IndexEntry,
    RemoteTarget,
    find_recordings,
    is_recording,
    load,
    parse_target,
    read_index,
    read_recording,
)

MAX_BASES = 4
"""So many recordings are followed of a lineage."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while many releases were assessed; `done` holds those that were finished."""

    def __init__(self, done: tuple[Assessment, ...], total: int) -> None:
        super().__init__(f"stopped after {len(done)} of {total}")
        self.done = done
        self.total = total


class Quoted(Record, frozen=True, kw_only=True):
    """An assessment with the words at the places that it cites."""

    assessment: Assessment
    quotes: tuple[Quote, ...]

    @property
    def release(self) -> Release:
        """What was assessed."""
        return self.assessment.release


Assessed = TypeVar("Assessed", Assessment, Quoted)


class Gathered(Record, frozen=True, kw_only=True):
    """A release's recording and those of its lineage, nearest first."""

    recording: Recording
    bases: tuple[Recording, ...] = ()
    index: tuple[IndexEntry, ...] | None = None
    """What lies in the same tree, by which a base is told to be recorded; `None` when what is
    here is all there is."""


def assess(
    target: str | os.PathLike[str],
    *,
    frameworks: Iterable[Named] | None = None,
    asking: Asking | None = None,
    on_step: OnStep | None = None,
) -> Assessment:
    """Everything found and judged of one release, on this disk or on the network.

    Raises `InputError`, `SourceError`, `StoreError` or `DataError`.
    """
    chosen = definitions_of(frameworks)
    return assess_recordings(gather(target, asking, on_step), chosen)


def assess_recordings(gathered: Gathered, frameworks: tuple[Framework, ...]) -> Assessment:
    """The assessment of a release from its bytes and its bases'. Pure."""
    recording = gathered.recording
    evidence = _evidence(recording)
    bases = tuple(_evidence(base) for base in gathered.bases)
    case = case_of(evidence, bases, grow(evidence, bases, gathered.index))
    findings = answer_case(case)
    judged = judge_all(findings, frameworks)
    return Assessment(
        release=recording.release,
        verdict=judge_verdict(findings),
        findings=findings,
        judgements=judged.judgements,
        disputes=judged.disputes,
        sources=(*(s.source for s in recording.snapshots), *recording.missing),
        recording=digest_of((recording, *gathered.bases)),
        lineage=with_licenses(case),
        remarks=(*recording.remarks, *evidence.problems),
        tool=Tool(version=__version__, rules=rules_digest()),
    )


def explain(
    target: str | os.PathLike[str],
    what: str,
    *,
    frameworks: Iterable[Named] = (),
    asking: Asking | None = None,
    on_step: OnStep | None = None,
    say: Tongue = ENGLISH,
) -> Explanation:
    """The words behind one answer of a release, read from its recordings; told through `say`.

    Of a release on the network, those that were kept last; without such, it is looked at.

    `what` is a question's id, `framework:dimension`, or a dimension of Radboud; `frameworks` are
    definitions beside those that come with howopen. Raises what `assess` raises.
    """
    known = (*all_frameworks().values(), *definitions_of(frameworks))
    gathered = _kept(target, asking) or gather(target, asking, on_step)
    return explanation.explain(
        assess_recordings(gathered, known),
        what,
        questions=questions(),
        frameworks={framework.id: framework for framework in known},
        recordings=(gathered.recording, *gathered.bases),
        say=say,
    )


def words_behind(
    target: str | os.PathLike[str], assessment: Assessment, asking: Asking | None = None
) -> tuple[Quote, ...]:
    """Each place that an assessment of `target` cites, with its words where they are at hand.

    At hand are those of a recording on this disk and those kept of a release on the network.
    """
    try:
        remote = isinstance(parse_target(target), RemoteTarget)
        gathered = _kept(target, asking) if remote else gather(target)
    except SourceError:
        gathered = None
    return _words(assessment, gathered)


def _words(assessment: Assessment, gathered: Gathered | None) -> tuple[Quote, ...]:
    recordings = (gathered.recording, *gathered.bases) if gathered is not None else ()
    return tuple(quotes_of(assessment.findings.values(), assessment, recordings))


def gather(
    target: str | os.PathLike[str],
    asking: Asking | None = None,
    on_step: OnStep | None = None,
) -> Gathered:
    """The recording of a target, with the recordings of its bases: from the same tree, or live."""
    place = parse_target(target)
    if isinstance(place, RemoteTarget):
        how = asking or Asking()
        with live(how) as run:
            found = run.collect(place, how.looking, on_step)
            if on_step is not None:
                on_step(run.spent)
            return gathered_from(found)
    recording = load(place)
    if not is_recording(place):
        return Gathered(recording=recording)
    return _with_bases(recording, _index(place.resolve().parent))


def gathered_from(collected: Collected) -> Gathered:
    """What was collected, as it is assessed."""
    recording, *bases = collected.recordings
    return Gathered(recording=recording, bases=tuple(bases))


def _kept(target: str | os.PathLike[str], asking: Asking | None) -> Gathered | None:
    """What was kept of a release on the network; `None` for one on this disk, or without it."""
    place = parse_target(target)
    if not isinstance(place, RemoteTarget):
        return None
    try:
        return gathered_from(kept(place, asking))
    except Offline:
        return None


def assess_all(
    folder: Path,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    jobs: int | None = None,
    on_done: OnDone | None = None,
) -> tuple[Assessment, ...]:
    """Every recording directly below `folder`, sorted by release id.

    `jobs` processes work at once, two by default. A recording that cannot be read becomes an
    undetermined assessment that says why. Ctrl-C raises `Interrupted`.
    """
    chosen = definitions_of(frameworks)
    return _sorted(list(_of_each(folder, partial(_assess_place, frameworks=chosen), jobs, on_done)))


def quote_all(
    folder: Path,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    jobs: int | None = None,
    on_done: OnDone | None = None,
) -> tuple[Quoted, ...]:
    """What `assess_all` gives, each with the words at the places that it cites."""
    chosen = definitions_of(frameworks)
    found = _of_each(folder, partial(_quote_place, frameworks=chosen), jobs, on_done)
    return tuple(sorted(found, key=lambda each: each.release.id))


def quote_kept(
    asking: Asking,
    *,
    frameworks: tuple[Framework, ...],
    on_done: OnDone | None = None,
) -> tuple[Quoted, ...]:
    """Of every release that was recorded the last recording, judged now; sorted by release id.

    A recording that cannot be read is left out. Raises `NotFound` when nothing is kept.
    """
    found: dict[str, Quoted] = {}
    for each in everything_kept(asking):
        made = quoted(gathered_from(each.collected), frameworks)
        found[made.release.id] = made
        if on_done is not None:
            on_done(each.number, each.of, made.release.name)
    if not found:
        raise NotFound("nothing is kept of earlier looks; look at a release first")
    return tuple(found[name] for name in sorted(found))


def look(
    target: str, frameworks: tuple[Framework, ...], asking: Asking, on_step: OnStep | None = None
) -> Quoted:
    """A release on the network as it is now, judged, with the words; raises as `assess` does."""
    return quoted(gather(target, asking, on_step), frameworks)


def _of_each(
    folder: Path, work: Callable[[Path], Assessed], jobs: int | None, on_done: OnDone | None
) -> list[Assessed]:
    """What `work` makes of every recording directly below `folder`."""
    places = find_recordings(folder)
    if not places:
        raise NotFound(
            f"no recording lies in {printable(str(folder))}: "
            "name a folder of folders with release.yaml"
        )

    def tell(done: int, made: Assessed) -> None:
        if on_done is not None:
            on_done(done, len(places), made.release.name)

    try:
        return of_each(places, work, jobs=jobs or 2, on_done=tell)
    except Stopped as stopped:
        done = [each for each in stopped.done if isinstance(each, Assessment)]
        raise Interrupted(_sorted(done), len(places)) from None


def _assess_place(place: Path, frameworks: tuple[Framework, ...]) -> Assessment:
    return assess_recordings(_gathered_at(place), frameworks)


def _quote_place(place: Path, frameworks: tuple[Framework, ...]) -> Quoted:
    return quoted(_gathered_at(place), frameworks)


def quoted(gathered: Gathered, frameworks: tuple[Framework, ...]) -> Quoted:
    """The assessment of what was gathered, with the words at the places that it cites. Pure."""
    assessment = assess_recordings(gathered, frameworks)
    return Quoted(assessment=assessment, quotes=_words(assessment, gathered))


def _gathered_at(place: Path) -> Gathered:
    """The recording at a place with its bases; one that cannot be read says only why."""
    try:
        return _with_bases(read_recording(place), _index(place.resolve().parent))
    except (DataError, SourceError) as error:
        release = Release(id=place.name, name=place.name)
        remark = f"{printable(place.name)}: {error}"
        return Gathered(recording=Recording(release=release, snapshots=(), remarks=(remark,)))


def _with_bases(recording: Recording, index: tuple[IndexEntry, ...]) -> Gathered:
    """Follows what a release was made from, and that in turn, as far as the tree holds it."""
    found: dict[str, Recording] = {}
    queue = [recording]
    while queue and len(found) < MAX_BASES:
        current = queue.pop(0)
        for _, match in matched(_evidence(current), index):
            if match is None or match.entry.id in found or match.entry.id == recording.release.id:
                continue
            try:
                base = read_recording(match.entry.folder)
            except (DataError, SourceError):
                continue
            found[match.entry.id] = base
            queue.append(base)
    bases = tuple(found.values())[:MAX_BASES]
    return Gathered(recording=recording, bases=bases, index=index)


@cache
def _index(root: Path) -> tuple[IndexEntry, ...]:
    return read_index(root)


def _evidence(recording: Recording) -> Evidence:
    return read_evidence(recording)


def _sorted(assessments: list[Assessment]) -> tuple[Assessment, ...]:
    return tuple(sorted(assessments, key=lambda a: a.release.id))
