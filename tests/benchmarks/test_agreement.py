from __future__ import annotations

import json
import re
import shutil

import pytest

from benchmarks.agreement import main, measure
from benchmarks.cells import compare, spearman, weighted_kappa
from howopen.frameworks import frameworks
from howopen.model import Cell, Certainty, Coverage, Judgement

RADBOUD = frameworks()["radboud"]
IDS = [dimension.id for dimension in RADBOUD.dimensions]
POINTS = {grade.id: grade.points for grade in RADBOUD.grades}


def judged(grade, *, certainty=Certainty.CERTAIN):
    """A judgement with the same grade everywhere."""
    cell = Cell(
        grade=grade,
        points=POINTS[grade],
        seen=certainty is not Certainty.NOT_SEEN,
        findings=(),
        certainty=certainty,
    )
    return Judgement(
        framework="radboud",
        version="1",
        score=14 * cell.points,
        out_of=14,
        range=(0, 14),
        coverage=Coverage(seen=14, of=14),
        dimensions=dict.fromkeys(IDS, cell),
    )


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(0, 0), (1, 1)], 1.0),
        ([(0, 1), (1, 0)], -1.0),
        # Distances 0, 0, 0.5, 0.5: 0.25 on average; by chance 8 of 16 pairs are 0.5 apart and
        # 4 are 1 apart: 8 / 16 = 0.5; 1 - 0.25 / 0.5.
        ([(0, 0), (1, 1), (0.5, 1), (0.5, 0)], 0.5),
        # Distances 0, 0, 1: 1 / 3 on average; by chance 0.5 + (0.5 + 0.5) + (1 + 0.5 + 1) over 9
        # pairs: 4 / 9; 1 - (1 / 3) / (4 / 9).
        ([(0, 0), (0.5, 0.5), (1, 0)], 0.25),
        ([(1, 1), (1, 1)], None),
        ([], None),
    ],
)
def test_kappa_weighs_distances_against_chance(pairs, kappa):
    assert kappa == weighted_kappa(pairs)


@pytest.mark.parametrize(
    ("pairs", "correlation"),
    [
        ([(1, 10), (2, 20), (3, 30)], 1.0),
        ([(1, 30), (2, 20), (3, 10)], -1.0),
        # Ranks 1, 2, 3, 4 and 1, 3, 2, 4: 1 - 6 * 2 / (4 * 15).
        ([(1, 1), (2, 3), (3, 2), (4, 4)], 0.8),
        # Ranks 1.5, 1.5, 3 and 1, 2, 3: covariance 1.5, spreads 1.5 and 2.
        ([(1, 1), (1, 2), (2, 3)], 0.866),
        ([(1, 1), (1, 2)], None),
        ([(1, 1)], None),
        ([], None),
    ],
)
def test_spearman_gives_ties_their_mean_rank(pairs, correlation):
    assert correlation == spearman(pairs)


def test_grades_of_equal_points_agree_and_the_baseline_is_the_commonest_label():
    labels = {"a": dict.fromkeys(IDS, "not-applicable"), "b": dict.fromkeys(IDS, "open")}
    learned = {"x": dict.fromkeys(IDS, "open")}
    figures = compare({"a": judged("closed"), "b": judged("partial")}, labels, learned, RADBOUD)
    assert (2, 28, 14, 0.5, 0.5) == tuple(
        figures[key] for key in ("releases", "cells", "equal", "accuracy", "baseline_accuracy")
    )
    assert {"not-applicable": {"closed": 1}, "open": {"partial": 1}} == (
        figures["dimensions"]["api"]["confusion"]
    )


def test_cells_are_also_counted_by_how_firmly_they_stand():
    labels = {"a": dict.fromkeys(IDS, "closed"), "b": dict.fromkeys(IDS, "open")}
    ours = {"a": judged("closed", certainty=Certainty.NOT_SEEN), "b": judged("partial")}
    assert {
        "certain": {"cells": 14, "equal": 0, "accuracy": 0.0},
        "likely": {"cells": 0, "equal": 0, "accuracy": None},
        "not-seen": {"cells": 14, "equal": 14, "accuracy": 1.0},
    } == compare(ours, labels, labels, RADBOUD)["certainty"]


def test_cells_that_differ_are_listed_with_our_reason():
    ours = {"a": judged("partial", certainty=Certainty.NOT_SEEN)}
    told = dict.fromkeys(IDS, "partial") | {"api": "open"}
    assert [
        {
            "release": "a",
            "dimension": "api",
            "label": "open",
            "ours": "partial",
            "certainty": "not-seen",
            "why": "",
        }
    ] == compare(ours, {"a": told}, {"a": told}, RADBOUD)["errors"]


def test_a_dimension_that_no_label_has_is_left_out():
    told = {"a": {"paper": "open", "preprint": "closed"}}
    figures = compare({"a": judged("open")}, told, told, RADBOUD)
    assert ({"preprint", "paper"}, 2, 0.5) == (
        set(figures["dimensions"]),
        figures["cells"],
        figures["accuracy"],
    )


def test_a_folder_without_labels_is_refused_with_its_name(samples, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([str(samples), str(tmp_path), "--framework", "radboud"])
    assert stopped.value.code == 2
    assert f"no label in {tmp_path} belongs to a recording in {samples}" in capsys.readouterr().err


def test_an_unknown_framework_is_refused_with_those_that_exist(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path), str(tmp_path), "--framework", "shore"])
    assert (2, True) == (stopped.value.code, "there are: eosai-12" in capsys.readouterr().err)


@pytest.mark.parametrize(
    ("framework", "folder", "accuracy", "rank_correlation"),
    [("radboud", "radboud", 0.78, 0.85), ("eosai-12", "eosai", 0.71, 0.84)],
)
def test_the_shared_releases_are_graded_as_people_graded_them(
    framework, folder, accuracy, rank_correlation, shared, assessed
):
    labels = shared / "reference" / folder
    figures = measure(assessed, shared / "evidence", labels, frameworks()[framework])
    assert figures["accuracy"] >= accuracy
    assert figures["spearman"] >= rank_correlation
    assert figures["accuracy"] > figures["baseline_accuracy"] + 0.1


def test_cells_that_stand_firmly_agree_more_often(shared, assessed):
    labels = shared / "reference" / "radboud"
    told = measure(assessed, shared / "evidence", labels, RADBOUD)["certainty"]
    assert told["certain"]["accuracy"] > told["likely"]["accuracy"]


def test_the_shared_releases_ship_what_people_listed(shared, assessed):
    labels = shared / "reference" / "mot" / "models"
    figures = measure(assessed, shared / "evidence", labels, frameworks()["mof"])
    assert figures["accuracy"] >= 0.79
    assert figures["f1"] >= 0.78
    assert figures["accuracy"] > figures["commonest_of_these"] + 0.05
    assert figures["accuracy_by_family"] > figures["commonest_by_family"]


def test_the_figures_of_one_recording_are_printed(samples, tmp_path, capsys):
    """With labels of an invented release, from the command line."""
    label = "project:\n  name: Heron\nlicense:\n  class: open\n"
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "heron.yaml").write_text(label, "utf-8")
    evidence = tmp_path / "evidence"
    shutil.copytree(samples, evidence, ignore=shutil.ignore_patterns("*.py", "mof"))
    place = evidence / "heron-1b-instruct" / "release.yaml"
    text = re.sub(r"radboud: .*", "radboud: heron.yaml", place.read_text("utf-8"))
    place.write_text(text, "utf-8")
    assert 0 == main([str(evidence), str(tmp_path / "labels"), "--framework", "radboud"])
    said = capsys.readouterr().out
    assert "releases                1\n" in said
    assert 0 == main([str(evidence), str(tmp_path / "labels"), "--json", "--errors"])
    figures = json.loads(capsys.readouterr().out)
    assert 1 == figures["dimensions"]["license"]["equal"]
    assert figures["cells"] - figures["equal"] == len(figures["errors"])
