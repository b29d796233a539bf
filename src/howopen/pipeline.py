"""The pipeline on one screen: sources, evidence, findings, frameworks, and the release's bases."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from functools import cache
from importlib import resources
from multiprocessing.context import BaseContext
from pathlib import Path

from howopen._version import __version__
from howopen.collect import Collected, OnStep, digest_of
from howopen.doors import patterns
from howopen.doors.terminal import printable
from howopen.errors import DataError, NotFound, Offline, SourceError
from howopen.evidence import Evidence, read_evidence
from howopen.findings import answer_case, case_of, questions, with_licenses
from howopen.frameworks import Framework, explanation
from howopen.frameworks import frameworks as all_frameworks
from howopen.frameworks.explanation import Explanation
from howopen.frameworks.judging import judge_all
from howopen.frameworks.verdict import judge_verdict
from howopen.lineage import grow, matched
from howopen.live import Asking, kept, live
from howopen.model import Assessment, Record, Recording, Release, Tool
from howopen.named_definitions import Named, definitions_of
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
OnDone = Callable[[int, int, str], None]


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while many releases were assessed; `done` holds those that were finished."""

    def __init__(self, done: tuple[Assessment, ...], total: int) -> None:
        super().__init__(f"stopped after {len(done)} of {total}")
        self.done = done
        self.total = total


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
    target: str | os.PathLike[str], what: str, *, frameworks: Iterable[Named] = ()
) -> Explanation:
    """The words behind one answer of a release, read from its recordings.

    Of a release on the network, those that were kept last; without such, it is looked at.

    `what` is a question's id, `framework:dimension`, or a dimension of Radboud; `frameworks` are
    definitions beside those that come with howopen. Raises what `assess` raises.
    """
    known = (*all_frameworks().values(), *definitions_of(frameworks))
    gathered = _kept(target) or gather(target)
    return explanation.explain(
        assess_recordings(gathered, known),
        what,
        questions=questions(),
        frameworks={framework.id: framework for framework in known},
        recordings=(gathered.recording, *gathered.bases),
    )


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


def _kept(target: str | os.PathLike[str]) -> Gathered | None:
    """What was kept of a release on the network; `None` for one on this disk, or without it."""
    place = parse_target(target)
    if not isinstance(place, RemoteTarget):
        return None
    try:
        return gathered_from(kept(place))
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
    places = find_recordings(folder)
    if not places:
        raise NotFound(
            f"no recording lies in {printable(str(folder))}: "
            "name a folder of folders with release.yaml"
        )
    workers = min(jobs or 2, len(places), os.cpu_count() or 1)
    done: list[Assessment] = []
    try:
        if workers == 1:
            for place in places:
                done.append(_assess_place(place, chosen))
                _tell(on_done, done, len(places))
        else:
            _in_parallel(places, chosen, workers, done, on_done)
    except KeyboardInterrupt:
        raise Interrupted(_sorted(done), len(places)) from None
    return _sorted(done)


def _in_parallel(
    places: tuple[Path, ...],
    frameworks: tuple[Framework, ...],
    workers: int,
    done: list[Assessment],
    on_done: OnDone | None,
) -> None:
    context = process_context()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start_working) as pool:
        try:
            pending = {pool.submit(_assess_place, place, frameworks) for place in places}
            while pending:
                finished, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    done.append(future.result())
                    _tell(on_done, done, len(places))
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def process_context() -> BaseContext:
    """How worker processes are started: a fork is cheapest, and safe only without other threads."""
    alone = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _start_working() -> None:
    """Prepare a process that works for another one.

    A terminal sends Ctrl-C to all its processes; only the one that collects acts on it.
    """
    patterns.spare_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _tell(on_done: OnDone | None, done: list[Assessment], total: int) -> None:
    if on_done is not None:
        on_done(len(done), total, done[-1].release.name)


def _assess_place(place: Path, frameworks: tuple[Framework, ...]) -> Assessment:
    try:
        gathered = _with_bases(read_recording(place), _index(place.resolve().parent))
    except (DataError, SourceError) as error:
        release = Release(id=place.name, name=place.name)
        remark = f"{printable(place.name)}: {error}"
        gathered = Gathered(recording=Recording(release=release, snapshots=(), remarks=(remark,)))
    return assess_recordings(gathered, frameworks)


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


@cache
def rules_digest() -> str:
    """SHA-256 over the code and data that decide, from the nouns to the frameworks."""
    digest = hashlib.sha256()
    for part in ("model", "doors", "evidence", "licenses", "lineage", "findings", "frameworks"):
        for path, content in _files(resources.files("howopen").joinpath(part), part):
            digest.update(path.encode() + b"\0" + content)
    return digest.hexdigest()


def _files(folder: resources.abc.Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of the code and data files below a folder of the package, sorted."""
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        below = f"{path}/{item.name}"
        if item.is_dir():
            yield from _files(item, below)
        elif item.name.endswith((".py", ".toml", ".json")):
            yield below, item.read_bytes()
