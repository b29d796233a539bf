from __future__ import annotations

import pytest
from msgspec.structs import replace

import howopen
from howopen.errors import InputError
from howopen.frameworks.mof.grading import RESULTS
from howopen.reports.mot import assessment_to_mot
from howopen.samples import names, sample

MOF = howopen.definitions()["mof"]


@pytest.mark.parametrize("name", names())
def test_what_is_written_evaluates_to_what_was_judged(name):
    found = howopen.assess(sample(name), frameworks=MOF)
    read = howopen.evaluate_mof(assessment_to_mot(found, MOF))
    judged = found.judgements["mof"]
    assert (judged.grade, list(judged.progress.values())) == (
        RESULTS[read.number],
        [round(progress, 1) for progress in read.progress.values()],
    )
    shipped = {d for d, cell in judged.dimensions.items() if cell.grade != "missing"}
    assert shipped == {component.id for component in read.components}


def test_the_file_says_what_it_rests_on(snapshot):
    found = howopen.assess(sample("heron-1b-instruct"), frameworks=MOF)
    assert snapshot == assessment_to_mot(found, MOF)


def test_a_release_whose_maker_is_unknown_is_refused():
    found = howopen.assess(sample("heron-1b"), frameworks=MOF)
    nobody = replace(found, release=replace(found.release, producer=None))
    with pytest.raises(InputError, match="must say the release's producer"):
        assessment_to_mot(nobody, MOF)


def test_a_release_that_was_not_judged_so_is_refused():
    found = howopen.assess(sample("heron-1b"), frameworks="radboud")
    with pytest.raises(InputError, match="add --framework mof"):
        assessment_to_mot(found, MOF)
