"""What was not seen is not denied: losing a source of a release never makes an answer a no."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from msgspec.structs import replace

from howopen.evidence import read_evidence
from howopen.findings import answer_case, case_of
from howopen.findings.shared.sight import in_sight
from howopen.lineage import grow
from howopen.model import Completeness, Finding, Outcome, Recording, Snapshot, Source
from howopen.pipeline import _index, _with_bases
from howopen.samples import FOLDER, names
from howopen.sources import read_recording
from tests.findings.invented import CODE, DATA, MODEL, WEIGHTS, card, evidence, source

DENIES = (Outcome.NO, Outcome.NOT_APPLICABLE)


def answers(recording: Recording) -> dict[str, Finding]:
    """All answers on a recording of a sample, with the bases that it still names."""
    gathered = _with_bases(recording, _index(FOLDER))
    seen, bases = read_evidence(recording), tuple(map(read_evidence, gathered.bases))
    return answer_case(case_of(seen, bases, grow(seen, bases, gathered.index)))


def missing(lost: Source) -> Source:
    """A source that is known and could not be had."""
    return replace(
        lost,
        missing=True,
        card=Completeness.NONE,
        listing=Completeness.NONE,
        remarks=("it says 503; try again later",),
    )


def without(recording: Recording, lost: tuple[Snapshot, ...]) -> Recording:
    """The recording as it would be, had these sources not been had."""
    return replace(
        recording,
        snapshots=tuple(each for each in recording.snapshots if each not in lost),
        missing=(*recording.missing, *(missing(each.source) for each in lost)),
    )


def losses(recording: Recording) -> Iterator[tuple[Snapshot, ...]]:
    """One source, and each number of them, up to all."""
    for count in range(1, len(recording.snapshots) + 1):
        yield from combinations(recording.snapshots, count)


@pytest.mark.parametrize("name", names())
def test_losing_any_sources_of_a_sample_denies_nothing_that_was_not_denied_before(name):
    recording = read_recording(FOLDER / name)
    before = answers(recording)
    assert [] == [
        (question, [each.source.id for each in lost], before[question].outcome, found.outcome)
        for lost in losses(recording)
        for question, found in answers(without(recording, lost)).items()
        if found.outcome in DENIES and found.outcome is not before[question].outcome
    ]


@pytest.mark.parametrize("name", names())
def test_losing_all_sources_of_a_sample_leaves_nothing_that_is_claimed(name):
    recording = read_recording(FOLDER / name)
    found = answers(without(recording, recording.snapshots))
    told = {Outcome.UNREACHABLE, Outcome.UNCLEAR}
    assert [] == [q for q, finding in found.items() if finding.outcome not in told]


NO = Finding(outcome=Outcome.NO, note="There is none.")
SEEN = source(MODEL, card("license: mit"), listed=WEIGHTS)


def judged(finding: Finding, *lost: str) -> Finding:
    return in_sight(case_of(evidence(SEEN, missing=lost)), finding)


@pytest.mark.parametrize("outcome", DENIES)
@pytest.mark.parametrize("lost", [CODE, "huggingface:estuary/heron-1b-base"])
def test_a_denial_by_absence_is_none_while_a_repository_is_unseen(outcome, lost):
    found = judged(replace(NO, outcome=outcome), lost)
    name = lost.partition(":")[2]
    assert (Outcome.UNREACHABLE, (name,)) == (found.outcome, found.unseen)
    assert f"There is none. But {name} could not be read." == found.note


def test_a_denial_that_a_document_states_stands():
    (cited,) = evidence(SEEN).sources
    stated = replace(NO, citations=(cited.cite("README.md", 1, 1, "says so"),))
    assert stated == judged(stated, CODE)


def test_a_denial_that_only_listings_show_does_not():
    (cited,) = evidence(SEEN).sources
    listed = replace(NO, citations=(cited.cite(shows="the complete listing"),))
    assert Outcome.UNREACHABLE is judged(listed, CODE).outcome


@pytest.mark.parametrize("outcome", [each for each in Outcome if each not in DENIES])
def test_what_denies_nothing_stays_as_it_is(outcome):
    found = Finding(outcome=outcome, note="So it is.")
    assert found == judged(found, CODE)


def test_where_everything_was_seen_a_denial_stands():
    assert judged(NO) == NO


def test_a_data_set_that_could_not_be_had_hides_no_code():
    assert judged(NO, DATA) == NO
