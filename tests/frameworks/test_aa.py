"""The index of Artificial Analysis, as far as its public method allows."""

from __future__ import annotations

import pytest

import howopen
from howopen.frameworks import frameworks
from tests.findings.invented import source
from tests.frameworks.judged import EVERYTHING, FILES, RESTRICTED, code, data, grades, judged, model

AA = frameworks()["aa"]


def test_it_is_called_an_approximation_wherever_it_is_named():
    assert "approximation" in AA.name
    assert "approximation" in AA.about.lower()
    assert "appr." in AA.short


def test_six_components_of_three_make_a_hundred_and_data_is_halved_between_the_stages():
    assert (6.0, 3.0, 100.0) == (sum(d.weight for d in AA.dimensions), AA.best, AA.scale)
    assert {0.5} == {d.weight for d in AA.dimensions if d.id.startswith("data-")}


def test_everything_open_is_a_hundred():
    found = judged("aa", *EVERYTHING)
    assert (100.0, {"3"}) == (found.score, set(grades(found).values()))


@pytest.mark.parametrize(
    ("tag", "level"),
    [
        ("apache-2.0", "3"),
        ("cc0-1.0", "3"),
        ("cc-by-4.0", "1"),
        ("bigscience-openrail-m", "2"),
        ("llama3.1", "1"),
        ("cc-by-nc-4.0", "0"),
        ("other", "0"),
    ],
)
def test_the_level_of_the_licence(tag, level):
    found = judged("aa", model(f"license: {tag}"), code(*FILES), data())
    assert level == grades(found)["license"]


def test_the_llama_test_a_licence_of_its_own_is_below_the_open_ones():
    assert grades(judged("aa", *RESTRICTED))["license"] < "3"


def test_a_service_has_access_and_little_else():
    said = "# Heron\n\nAccess to Heron needs an API key.\n"
    found = judged("aa", source("page:https://estuary.example/heron", {"page": said}))
    assert ("2", "0") == (grades(found)["access"], grades(found)["license"])
    assert round(100 * 2 / 18, 2) == round(found.score, 2)


def test_data_with_attribution_ranks_below_data_without():
    found = judged("aa", model(), code(*FILES), data("license: cc-by-4.0"))
    assert "1" == grades(found)["data-license-pre"]


def test_llama_3_1_has_licence_level_1(shared):
    found = howopen.assess(shared / "evidence" / "llama-3.1", frameworks=("aa",))
    assert "1" == found.judgements["aa"].dimensions["license"].grade
