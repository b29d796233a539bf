"""A data set or a client is told from a model, and is asked only what applies to it."""

from __future__ import annotations

import pytest

from howopen.findings import answer_questions
from howopen.frameworks import frameworks
from howopen.frameworks.judging import judge_all
from howopen.frameworks.verdict import judge_verdict
from howopen.model import Outcome, VerdictId
from tests.findings.invented import CODE, DATA, MODEL, PACKAGE, card, evidence, source

SHEET = "---\nlicense: cc-by-4.0\n---\n\n# Tidepool\n\nPictures of birds.\n"
CLIENT = "Name: wader\nVersion: 1.0\nRequires-Dist: httpx2\n\n# Wader\n\nIt needs an API key.\n"


def answers(*snapshots, name, missing=()):
    return answer_questions(evidence(*snapshots, name=name, missing=missing))


def of_data(**how):
    return answers(source(DATA, SHEET, listed=("data.parquet",)), name="tidepool", **how)


def of_client():
    return answers(source("pypi:wader", {"METADATA": CLIENT}), name="wader")


@pytest.mark.parametrize(
    ("found", "said"), [(of_data, "a data set and no model"), (of_client, "only calls a service")]
)
def test_what_is_no_model_is_undetermined_and_says_what_it_is(found, said):
    verdict = judge_verdict(found())
    assert (VerdictId.UNDETERMINED, True) == (verdict.id, said in verdict.sentence)


@pytest.mark.parametrize("found", [of_data, of_client])
def test_no_definition_of_open_models_judges_it(found):
    assert ({}, ()) == judge_all(found(), frameworks().values())


def test_a_data_set_is_asked_for_its_licence_and_not_for_weights():
    found = of_data()
    assert (Outcome.YES, Outcome.NOT_APPLICABLE) == (
        found["data-license"].outcome,
        found["weights-license"].outcome,
    )


@pytest.mark.parametrize("missing", [(), (MODEL,)])
def test_a_data_set_beside_a_model_seen_or_not_is_part_of_a_model(missing):
    seen = () if missing else (source(MODEL, card("license: mit")),)
    found = answers(source(DATA, SHEET), *seen, name="tidepool", missing=missing)
    assert Outcome.NOT_APPLICABLE is not found["weights-downloadable"].outcome


def test_a_client_recorded_for_a_model_of_another_name_leaves_it_a_model():
    found = answers(source(PACKAGE, {"METADATA": CLIENT}), name="Marsh Chat")
    assert VerdictId.CLOSED is judge_verdict(found).id


def test_code_that_runs_a_model_is_no_client():
    needs = CLIENT.replace("httpx2", "torch")
    found = answers(source("pypi:wader", {"METADATA": needs}), name="wader")
    assert Outcome.NOT_APPLICABLE is not found["weights-downloadable"].outcome


def test_a_code_repository_of_the_models_name_is_a_models():
    found = answers(source(CODE, "# Heron\n\nTrains Heron.\n"), name="heron")
    assert Outcome.NOT_APPLICABLE is not found["weights-downloadable"].outcome
