from __future__ import annotations

import pytest

from howopen.frameworks import frameworks
from howopen.frameworks.evaluate import judgement_of
from howopen.frameworks.mof.components import components
from howopen.frameworks.mof.grading import with_class
from howopen.model import Cell

MOF = frameworks()["mof"]


def graded(default, **grades):
    """The judgement of a release whose components have these grades."""
    grades = {name.replace("_", "-"): grade for name, grade in grades.items()}
    cells = {
        name: Cell(grade=grades.get(name, default), points=0, seen=True, findings=())
        for name in components()
    }
    return with_class(judgement_of(cells, MOF), MOF)


def test_the_definition_has_the_components_of_the_framework():
    assert set(components()) == {dimension.id for dimension in MOF.dimensions}
    assert [c.name for c in components().values()] == [
        MOF.dimension(name).title for name in components()
    ]


def test_everything_open_is_class_one():
    found = graded("open")
    assert ("class-i", ()) == (found.grade, found.decisive)
    assert {"class-iii": 100, "class-ii": 100, "class-i": 100} == found.progress


@pytest.mark.parametrize(
    ("grades", "reached", "decisive"),
    [
        ({"datasets": "missing"}, "class-ii", ("datasets",)),
        ({"training_code": "invalid", "datasets": "missing"}, "class-iii", ("training-code",)),
        # Parameters first: they explain a result best.
        (
            {"model_card": "unlicensed", "model_parameters_final": "invalid"},
            "unclassified",
            ("model-parameters-final", "model-card"),
        ),
        ({"technical_report": "missing"}, "class-i", ()),  # the paper stands for it
        ({"sample_model_outputs": "missing"}, "class-i", ()),  # not required
    ],
)
def test_the_class_is_the_hardest_of_which_nothing_is_lacking(grades, reached, decisive):
    found = graded("open", **grades)
    assert (reached, decisive) == (found.grade, found.decisive)


def test_a_harder_class_counts_once_the_easier_is_complete():
    found = graded("open", model_card="missing")
    assert {"class-iii": 83.3, "class-ii": 0, "class-i": 0} == found.progress
