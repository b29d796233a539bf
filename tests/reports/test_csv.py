from __future__ import annotations

import csv
from io import StringIO

import pytest

from howopen.frameworks.ranking import rank
from howopen.reports.csv import assessments_to_csv, defused, ranking_to_csv
from tests.reports.invented import assessment, framework, several


def lines(text):
    return list(csv.DictReader(StringIO(text)))


def test_one_release_looks_like_this(snapshot):
    assert snapshot == assessments_to_csv([assessment()])


def test_a_table_looks_like_this(snapshot):
    assert snapshot == ranking_to_csv(rank(several(), framework()), framework())


def test_a_line_per_dimension_names_its_places():
    first = lines(assessments_to_csv([assessment()]))[0]
    assert first["places"].startswith("github:example/heron@0123456789ab LICENSE:12-14; ")


def test_cells_not_seen_say_so():
    last = lines(ranking_to_csv(rank(several(), framework()), framework()))[-1]
    assert "not seen" == last["code"]


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1+1", "\u200b=1"],
)
def test_a_formula_becomes_text(formula):
    assert not defused(formula).lstrip().startswith(("=", "+", "-", "@", "＝", "\t", "\n"))
    assert not {"\t", "\n", "\r"} & set(defused(formula))


def test_words_stay_as_they_are():
    assert "Heron, 1B = good" == defused("Heron, 1B = good")


def test_a_name_with_quotes_and_commas_comes_back():
    name = 'He said "heron", twice'
    assert name == lines(assessments_to_csv([assessment(name)]))[0]["name"]
