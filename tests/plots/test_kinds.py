"""What each kind says: its sentence, and where a release stands in it."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from howopen.errors import InputError
from howopen.model import Finding, Outcome, Relation
from howopen.plots import Wanted, draw
from howopen.plots.disclosure import year_of
from howopen.plots.licenses import limit_of
from tests.plots import drawn
from tests.reports import invented

SVG = "{http://www.w3.org/2000/svg}"


def told(kind, found, **options):
    """Title and description of a picture."""
    wanted = Wanted(framework=drawn.FRAMEWORK)._replace(**options)
    svg = ET.fromstring(draw(kind, found, wanted).svg)
    return svg.find(f"{SVG}title").text, svg.find(f"{SVG}desc").text


def test_the_ranking_states_the_highest_total():
    title, desc = told("ranking", invented.several())
    assert "The highest total is 12.5 of 14; 0 of 5 models have all." == title
    assert "1. heron 3B: 12.5 of 14, 12.5 to 12.5 possible" in desc


def test_a_definition_with_classes_states_how_many_meet_it():
    title, _ = told("ranking", drawn.of_kind("agreement"), framework=drawn.with_classes())
    assert "2 of 5 models: meets it." == title


def test_the_heat_table_states_the_best_and_the_worst_dimension():
    title, desc = told("heat", invented.several())
    assert "Of 5 models, 3 have the best grade in “Code”, 0 in “Preprint”." == title
    assert "Code: 3 with the best grade, 1 not seen" in desc


def test_definitions_disagree_where_one_accepts_what_another_refuses():
    found = drawn.of_kind("agreement")
    title, desc = told("agreement", found, framework=drawn.with_classes())
    assert title.startswith("About none of 5 models")
    assert "Shore accepts 1 and refuses 1" in desc  # of the other that meets it, nothing was seen


def test_licences_state_whom_they_bind():
    title, desc = told("licenses", drawn.of_kind("licenses"))
    assert title == (
        "The terms of 1 of 10 models limit nobody; of 3 they bind by size, most often above "
        "700,000,000 users a month."
    )
    assert "research only: 1" in desc


@pytest.mark.parametrize(
    ("values", "sort"),
    [
        (("use restrictions",), "purpose"),
        (("user threshold: 5 users a day", "use restrictions"), "threshold"),
        (("user threshold: 5 users a day", "commercial registration"), "registration"),
        (("user threshold: 5 users a day", "non commercial"), "non-commercial"),
        (("research only (from Reed Terms, by Reed)", "non commercial"), "research"),
        (("user threshold",), "purpose"),
        ((), "purpose"),
    ],
)
def test_a_release_stands_under_its_strictest_limit(values, sort):
    assert sort == limit_of(Finding(outcome=Outcome.YES, value=values)).sort


def test_of_two_thresholds_the_lower_one_binds():
    values = ("user threshold: 700 users a day", "revenue threshold: 50 EUR a year")
    assert 50 == limit_of(Finding(outcome=Outcome.YES, value=values)).number


def test_terms_that_contradict_each_other_are_not_seen():
    assert "unseen" == limit_of(Finding(outcome=Outcome.CONFLICTING)).sort


def test_the_lineage_states_who_names_a_base():
    title, desc = told("lineage", drawn.of_kind("lineage"))
    assert "4 of 6 models name what they were made from, most often Heron 1B (2 times)." == title
    assert "From Heron 1B: Heron Chat, Heron Tiny" in desc


def test_a_circle_of_bases_ends():
    found = (
        drawn.made_from("A", "b", Relation.MERGE, "b"),
        drawn.made_from("B", "a", Relation.MERGE, "a"),
    )
    title, _ = told("lineage", found)
    assert title.startswith("2 of 2 models name")


def test_a_line_of_a_thousand_models_stays_inside():
    names = [f"m{number}" for number in range(1000)]
    found = [drawn.made_from(name, base, Relation.FINETUNE, base) for base, name in pairwise(names)]
    assert "999 models here were made from m0." == told("lineage", found)[0]


def test_changes_state_both_verdicts():
    title, desc = told("changes", drawn.of_kind("changes"))
    assert title.startswith(
        "Heron 1B went from open weights to open weights with strings; 2 answers"
    )
    assert "1 assessment without a day of its own is left out." in desc


def test_changes_are_of_one_release():
    with pytest.raises(InputError, match="of one release"):
        told("changes", invented.several())


def test_one_day_is_no_change():
    title, _ = told("changes", drawn.of_kind("changes")[:1])
    assert "Heron 1B was read on one day only: open weights." == title


def test_a_day_that_is_none_is_left_out():
    found = drawn.on_day(invented.assessment(), "soon")
    assert "No assessment says on which day its sources were read." == told("changes", [found])[0]


def test_disclosure_counts_by_the_year_of_the_first_preprint():
    title, desc = told("disclosure", drawn.of_kind("disclosure"))
    assert "The training data of 1 of 5 models can be had; of 1 only in part." == title
    assert "3 models have a year; 2 without one stand apart." in desc
    assert "2023: some of it can be had 1, withheld, or only described 1" in desc
    assert "no year: nothing seen that tells 2" in desc


@pytest.mark.parametrize(
    ("preprint", "year"),
    [
        ("2312.00002", 2023),
        ("arXiv:2312.00002v2", 2023),
        ("10.48550/arXiv.2405.01234", None),
        ("10.5281/zenodo.5196577", None),
        ("2313.00002", None),
        ("hep-th/9901001", None),
    ],
)
def test_the_year_is_read_from_the_number_of_a_preprint(preprint, year):
    assert year == year_of(drawn.dated("A", Outcome.NO, preprint))


def test_a_card_is_of_one_release():
    with pytest.raises(InputError, match="name one"):
        told("release-card", invented.several())


def test_a_card_states_the_verdict_and_one_reason():
    title, desc = told("release-card", [invented.assessment()])
    assert "Heron 1B: open weights with strings." == title
    assert desc.startswith("The licence limits who may use it.")
    assert "Shore: " in desc
