"""What holds for every answer: on the samples, and on all recordings where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import howopen
from howopen.findings import questions
from howopen.model import Assessment, Outcome
from howopen.sources import find_recordings, read_recording
from tests.conftest import ROOT, SHARED

SAMPLES = ROOT / "src" / "howopen" / "samples"
CITED = (Outcome.YES, Outcome.PARTLY, Outcome.NO, Outcome.CONFLICTING)
DECLARED = {question.id: question.outcomes for question in questions()}
LONGEST = 250
"""Characters of a note: some four lines of a report of 80 columns; long paths take two."""


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(SAMPLES, id="samples"),
        pytest.param(SHARED / "evidence", id="shared"),
    ],
)
def folder(request) -> Path:
    if not request.param.is_dir():
        pytest.skip("needs the shared evidence beside the checkout (../shared)")
    return request.param


@pytest.fixture(scope="module")
def assessments(folder, request) -> tuple[Assessment, ...]:
    if folder == SAMPLES:
        return tuple(howopen.assess_all(folder, frameworks=("radboud",)))
    shared: tuple[Assessment, ...] = request.getfixturevalue("assessed")
    return shared


def answers(assessments):
    return [
        (f"{assessment.release.id} {question}", question, finding)
        for assessment in assessments
        for question, finding in assessment.findings.items()
    ]


def test_every_question_is_answered_with_an_outcome_that_it_explains(assessments):
    assert [] == [at for at, q, found in answers(assessments) if found.outcome not in DECLARED[q]]


def test_an_answer_that_says_something_cites_a_place(assessments):
    assert [] == [
        at
        for at, _, found in answers(assessments)
        if found.outcome in CITED and not found.citations
    ]


def test_a_conflict_cites_both_places(assessments):
    assert [] == [
        at
        for at, _, found in answers(assessments)
        if found.outcome is Outcome.CONFLICTING and len(found.citations) < 2
    ]


def test_a_text_that_was_kept_is_cited_by_its_lines_and_their_hash(folder, assessments):
    kept = {
        (snapshot.source.id, document.path)
        for place in find_recordings(folder)
        for snapshot in read_recording(place).snapshots
        for document in snapshot.documents
    }
    assert [] == [
        f"{at}: {cited.source} {cited.path}"
        for at, _, found in answers(assessments)
        for cited in found.citations
        if (cited.source, cited.path) in kept and (cited.lines is None or cited.sha256 is None)
    ]


def test_a_note_is_a_short_sentence_for_a_person(assessments):
    notes = {(at, found.note) for at, _, found in answers(assessments)}
    assert [] == sorted(
        (at, note)
        for at, note in notes
        if not note.endswith(".")
        or note[0].islower()
        or len(note) > LONGEST
        or "huggingface:" in note
        or "github:" in note
    )


def test_a_reason_of_a_verdict_begins_with_a_capital(assessments):
    assert [] == [
        reason.text
        for assessment in assessments
        for reason in assessment.verdict.reasons
        if reason.text[0].islower()
    ]
