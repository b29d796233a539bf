from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.errors import InputError
from howopen.frameworks.mof.components import CLASSES, components
from howopen.frameworks.mof.evaluate import Evaluation, evaluate, percentage
from howopen.frameworks.mof.reading import Standing
from tests.frameworks.mof.invented import required

STRINGS = st.sampled_from((None, "OpenMDW-1.0", "Apache-2.0", "herons", "unlicensed", "N/A"))
RELEASES = st.dictionaries(st.sampled_from(sorted(components())), STRINGS)


def lists(found: Evaluation, number: int):
    return next(each for each in found.classes if each.number == number)


@pytest.mark.parametrize(
    ("classes", "number", "progress"),
    [
        ((), 0, {"3": 0, "2": 0, "1": 0}),
        ((3,), 3, {"3": 100, "2": 60, "1": 0}),
        ((3, 2), 2, {"3": 100, "2": 100, "1": 10 / 14 * 100}),
        ((3, 2, 1), 1, {"3": 100, "2": 100, "1": 100}),
        ((2, 1), 0, {"3": 100 / 6, "2": 0, "1": 0}),
    ],
)
def test_a_class_is_reached_with_all_that_it_and_the_easier_ones_ask_for(classes, number, progress):
    found = evaluate(required(*classes))
    assert number == found.number
    assert pytest.approx(progress) == found.progress
    assert pytest.approx(sum(progress.values()) / 3) == found.total_progress


def test_the_digits_are_those_of_the_tool():
    release = required(3)
    assert 33.33333333333333 == evaluate(dict([*release.items()][:2])).progress["3"]
    assert 83.33333333333334 == evaluate(dict([*release.items()][:5])).progress["3"]


def test_a_harder_class_makes_no_progress_before_an_easier_one_is_complete():
    found = evaluate({**required(3, 2, 1), "model-card": None})
    assert (0, 0.0, 0.0) == (found.number, found.progress["2"], found.progress["1"])
    assert 13 == len(lists(found, 1).included)


def test_lists_say_what_each_component_is():
    found = evaluate(
        {
            **required(3),
            "data-card": None,
            "model-card": "herons",
            "sample-model-outputs": "CC-BY-4.0",
            "model-metadata": "herons",
        }
    )
    easiest, hardest = lists(found, 3), lists(found, 1)
    assert ("Data card",) == easiest.unlicensed
    assert ("Model card",) == easiest.invalid
    assert ("Sample model outputs",) == easiest.optional
    assert () == easiest.missing
    assert ("Model card", "Model metadata") == hardest.invalid
    assert "Training code" in hardest.missing
    assert 4 == len(easiest.included)


def test_what_is_not_required_counts_for_nothing_and_is_never_missing():
    optional = {id_: "OpenMDW-1.0" for id_, each in components().items() if not each.required}
    found = evaluate({**required(3), **optional})
    assert evaluate(required(3)).progress == found.progress
    assert not set(optional) & {name for each in found.classes for name in each.missing}


def without_report(**more: str | None) -> Evaluation:
    release = required(3, 2)
    del release["technical-report"]
    return evaluate({**release, **{key.replace("_", "-"): value for key, value in more.items()}})


def test_an_open_paper_stands_for_a_report_that_is_not_there():
    found = without_report(research_paper="CC-BY-4.0")
    assert (2, {"3": 100, "2": 100, "1": 10 / 13 * 100}) == (found.number, found.progress)
    assert [True] * 3 == ["Research paper" in each.included for each in found.classes]
    assert [()] * 2 == [each.missing for each in found.classes[:2]]
    assert [6, 10, 13] == [each.required for each in found.classes]


@pytest.mark.parametrize("report", [None, "herons"])
def test_an_open_paper_stands_for_a_report_that_does_not_count(report):
    found = without_report(research_paper="CC-BY-4.0", technical_report=report)
    assert 2 == found.number
    assert "Technical report" in (*lists(found, 3).unlicensed, *lists(found, 3).invalid)


@pytest.mark.parametrize(("paper", "name"), [(None, "unlicensed"), ("herons", "invalid")])
def test_a_paper_that_is_not_open_takes_the_place_and_does_not_count(paper, name):
    found = without_report(research_paper=paper)
    assert pytest.approx(5 / 6 * 100) == found.progress["3"]
    for each in found.classes:
        assert "Technical report" not in each.missing
        assert "Research paper" in getattr(each, name)
    assert 14 == lists(found, 1).required


def test_a_paper_beside_an_open_report_is_asked_for_by_the_hardest_class_only():
    found = evaluate({**required(3, 2), "research-paper": "CC-BY-4.0"})
    assert [False, False, True] == ["Research paper" in each.included for each in found.classes]
    assert pytest.approx(11 / 14 * 100) == found.progress["1"]


def test_without_report_and_paper_the_report_is_missing():
    assert ("Technical report",) == lists(without_report(), 3).missing


def test_an_open_paper_completes_the_hardest_class_without_a_report():
    release = required(3, 2, 1)
    del release["technical-report"]
    assert (1, 100) == ((found := evaluate(release)).number, found.progress["1"])


@pytest.mark.parametrize(
    ("component", "license_", "exact", "corrected"),
    [
        ("datasets", "MIT", False, False),
        ("training-code", "MIT", True, True),
        ("training-code", "GPL-3.0-only", False, True),
        ("datasets", "CC0-1.0", False, True),
        ("model-card", "CC-BY-4.0", True, True),
        ("model-parameters-final", "OpenMDW-1.0", True, True),
    ],
)
def test_an_open_licence_may_not_be_made_for_it(component, license_, exact, corrected):
    name = components()[component].name
    for fits, table in ((exact, True), (corrected, False)):
        found = evaluate({component: license_}, exact=table)
        assert (() if fits else (name,)) == found.not_type_appropriate
        assert Standing.OPEN is found.components[0].standing


def test_what_says_that_it_is_absent_is_missing_here_and_invalid_for_the_tool():
    said = {"model-card": "Component not included"}
    assert "Model card" in lists(evaluate(said), 3).missing
    assert ("Model card",) == lists(evaluate(said, exact=True), 3).invalid


def test_a_component_may_be_given_by_name_and_must_be_one():
    assert evaluate({"Model card": "MIT"}) == evaluate({"model-card": "MIT"})
    with pytest.raises(InputError, match="no component of the MOF is called `herons`"):
        evaluate({"herons": "MIT"})


def test_no_more_than_100_per_cent_is_given():
    assert (100.0, 100.0) == (percentage(6, 6), percentage(7, 6))


@given(RELEASES, st.booleans())
def test_whatever_is_listed_the_figures_hold_together(release, exact):
    found = evaluate(release, exact=exact)
    progress = [found.progress[str(number)] for number in CLASSES]
    assert all(0 <= each <= 100 for each in progress)
    assert all(easier == 100 or harder == 0 for easier, harder in pairwise(progress))
    reached = [number for number in CLASSES if found.progress[str(number)] == 100]
    assert reached == list(CLASSES[: len(reached)])
    assert found.number == (reached[-1] if reached else 0)
    for each in found.classes:
        named = (*each.included, *each.missing, *each.unlicensed, *each.invalid, *each.optional)
        assert len(named) == len(set(named))
        assert len(each.included) <= each.required


@given(RELEASES, st.sampled_from(sorted(components())))
def test_an_open_component_more_never_makes_the_class_worse(release, more):
    before, after = evaluate(release), evaluate({**release, more: "OpenMDW-1.0"})
    order = {0: 0, 3: 1, 2: 2, 1: 3}
    assert order[before.number] <= order[after.number]


@given(RELEASES)
def test_the_corrected_table_never_makes_the_class_worse(release):
    order = {0: 0, 3: 1, 2: 2, 1: 3}
    assert order[evaluate(release, exact=True).number] <= order[evaluate(release).number]
