"""The index's files as its site scores and orders them."""

from __future__ import annotations

import pytest

from howopen.errors import DataError
from howopen.frameworks import frameworks
from howopen.frameworks.eosai_labels import read_eosai_labels

EOSAI = frameworks()["eosai-12"]


def label(grades, name="Heron"):
    """A label file with these grades, one letter a dimension; `-` for an empty class."""
    words = {"O": "open", "P": "partial", "C": "closed", "-": ""}
    cells = (
        f"{dimension.id}:\n    class: {words[letter]}\n    link:\n"
        for dimension, letter in zip(EOSAI.dimensions, grades, strict=True)
    )
    return f"---\nsystem:\n    name: {name}\n    type: text\n{''.join(cells)}"


def test_the_score_is_the_mean_over_all_dimensions_and_what_is_missing_counts_nothing():
    (system,) = read_eosai_labels({"heron.yaml": label("OP-OOOOOOOOO")}, EOSAI)
    assert (10.5 / 12, "closed", 11) == (
        system.score,
        system.grades["weights_basemodel"],
        len(system.classes),
    )


def test_a_class_that_is_none_of_the_three_counts_nothing():
    (system,) = read_eosai_labels({"a.yaml": "preprint:\n  class: mostly\n"}, EOSAI)
    assert (0.0, "closed", "mostly") == (
        system.score,
        system.grades["preprint"],
        system.classes["preprint"],
    )


def test_equal_scores_are_ordered_by_path_downwards_lower_case_first():
    same = label("PPPPPPPPPPPP")
    files = dict.fromkeys(("Stilt.yaml", "stilt.yaml", "mT.yaml"), same) | {
        "a.yaml": label("O" * 12)
    }
    assert ["a.yaml", "stilt.yaml", "mT.yaml", "Stilt.yaml"] == [
        system.path for system in read_eosai_labels(files, EOSAI)
    ]


def test_a_file_that_is_no_map_is_refused_by_name():
    with pytest.raises(DataError, match=r"list\.yaml"):
        read_eosai_labels({"list.yaml": "- heron\n"}, EOSAI)


def test_the_published_scores_come_out(shared):
    folder = shared / "reference" / "eosai"
    files = {p.name: p.read_text("utf-8") for p in folder.glob("[!_]*.yaml")}
    ranked = read_eosai_labels(files, EOSAI)
    scores = {system.name: system.score for system in ranked}
    expected = {
        "OLMo": 11.5,
        "Apertus": 11,
        "Llama 4": 4,
        "Llama 3.1": 3.5,
        "Llama 3.3": 2.5,
        "Llama 3": 2,
        "Lumo AI": 0,
    }
    assert {name: points / 12 for name, points in expected.items()} == {
        name: scores[name] for name in expected
    }
    order = [system.name for system in ranked if system.name in expected]
    assert list(expected) == order
