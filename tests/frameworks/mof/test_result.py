from __future__ import annotations

import json

import pytest

from howopen.frameworks.mof.reading import Standing
from howopen.frameworks.mof.result import evaluate_text
from tests.frameworks.mof.invented import model_file

SPELLED = model_file(
    {
        "Model card": "'CC BY 4.0'",
        "Data card": "'CC BY 4.0'",
        "Datasets": "CC0-1.0",
        "Training code": "Undisclosed",
        "Inference code": "MIT",
    }
)


def test_where_the_tool_differs_is_told_with_the_reason():
    found = evaluate_text(SPELLED)
    spelled, unknown, fit = found.differences
    assert (("Model card", "Data card"), "invalid", "open") == (
        spelled.components,
        spelled.exact,
        spelled.corrected,
    )
    assert "`CC BY 4.0` is no SPDX id; read as CC-BY-4.0" == spelled.why
    assert ("invalid", "unlicensed") == (unknown.exact, unknown.corrected)
    assert (("Datasets",), "open but unfit", "open") == (
        fit.components,
        fit.exact,
        fit.corrected,
    )
    assert fit.why.startswith("`CC0-1.0` is made for data: the MOF lists it for data and")
    assert pytest.approx(100 / 3) == found.progress["3"]
    assert (0, {"3": 0.0, "2": 0.0, "1": 0.0}) == (found.exact.number, found.exact.progress)


def test_by_the_tools_own_table_there_is_nothing_to_differ_from():
    found = evaluate_text(SPELLED, exact=True)
    assert ("exact", None, ()) == (found.table, found.exact, found.differences)


def test_what_is_not_made_for_its_type_is_a_warning_and_counts():
    found = evaluate_text(model_file({"Datasets": "MIT", "Model parameters (Final)": "MIT"}))
    (warning,) = found.warnings
    assert (
        "`MIT` is open and not made for data (Model parameters (Final), Datasets);"
        " CDLA-Permissive-2.0 or CC-BY-4.0 would be" == warning
    )
    assert {Standing.OPEN} == {each.standing for each in found.components}


def test_a_warning_has_the_licence_as_it_is_written():
    (warning,) = evaluate_text(model_file({"Datasets": "BSD"})).warnings
    assert warning.startswith("`BSD` is open and not made for data (Datasets);")


def test_a_file_that_lists_nothing_says_so():
    found = evaluate_text(model_file({}))
    assert (0, ("no component is listed",)) == (found.number, found.warnings)


def test_the_published_results_are_given_to_the_last_digit(shared):
    folder = shared / "reference/mot/test_data"
    text = (folder / "expected_results.json").read_text(encoding="utf-8")
    expected = {
        each["file"]: (each["classification"]["class"], each["classification"]["progress"])
        for each in json.loads(text)["models"]
    }
    actual = {}
    for name in expected:
        found = evaluate_text((folder / name).read_text(encoding="utf-8"), exact=True)
        actual[name] = (found.number, found.progress)
    assert (14, expected) == (len(actual), actual)


def test_every_published_model_file_comes_to_what_its_rules_give(shared):
    folder = shared / "reference/mot"
    text = (folder / "computed_classes.json").read_text(encoding="utf-8")
    expected = json.loads(text)["models"]
    for name, model in expected.items():
        text = (folder / "models" / name).read_text(encoding="utf-8")
        found = evaluate_text(text, exact=True)
        assert (name, model["class"]) == (name, found.number)
        # These were computed in another order, so the last digit may differ.
        assert pytest.approx(model["progress"], rel=1e-12) == found.progress
        assert sorted(model["not_type_appropriate"]) == sorted(found.not_type_appropriate)
        standings = {each.name: each.standing.value for each in found.components}
        assert {n: each["status"] for n, each in model["components"].items()} == standings
    assert 164 == len(expected)


def test_every_licence_that_does_not_count_in_a_published_file_is_explained(shared):
    silent = set()
    for path in sorted((shared / "reference/mot/models").glob("*.yml")):
        for exact in (True, False):
            found = evaluate_text(path.read_text(encoding="utf-8"), exact=exact)
            silent |= {
                each.license
                for each in found.components
                if each.standing is not Standing.OPEN and each.license and not each.note
            }
    assert set() == silent
