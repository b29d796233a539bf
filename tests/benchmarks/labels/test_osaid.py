from __future__ import annotations

import pytest

from benchmarks.agreement import measure_outcomes
from benchmarks.labels.osaid import System, is_of, read_systems
from howopen.frameworks import frameworks
from howopen.model import Recording, Release
from tests.findings.invented import source

HERON = System("Heron 2", "meets", "estuary/heron-2-7b")


def recording(name, *sources):
    release = Release(id="x", name=name)
    return Recording(release=release, snapshots=tuple(source(each) for each in sources))


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("Heron 2", ["huggingface:estuary/heron-2-7b"]),
        ("Heron 2 Chat", ["github:estuary/heron", "huggingface:estuary/heron-2-70b-chat"]),
        ("Heron 2 70B", ["github:estuary-labs/heron"]),
    ],
)
def test_the_same_model_and_the_makers_same_line_are_of_a_system(name, sources):
    assert is_of(recording(name, *sources), HERON)


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("Heron 3", ["huggingface:estuary/heron-3-7b"]),
        ("Egret", ["huggingface:marsh/heron-2-7b-tuned"]),
        ("Egret 2", ["huggingface:marsh/egret-2", "huggingface:estuary/heron-2-7b"]),
        ("Heron 2 Reeds", ["huggingface:estuary/heron-reeds-2"]),
    ],
)
def test_other_versions_and_other_makers_tunes_are_not(name, sources):
    assert not is_of(recording(name, *sources), HERON)


def test_outcomes_are_read_as_classes_of_the_definition(tmp_path):
    text = "labels:\n- {system: Heron, maker: E, outcome: pass, hub_example: e/heron}\n- {x: y}\n"
    (tmp_path / "osaid_labels.yaml").write_text(text, encoding="utf-8")
    assert (System("Heron", "meets", "e/heron"),) == read_systems(tmp_path)


def test_no_failed_system_passes_and_no_validated_one_fails(shared, assessed):
    figures = measure_outcomes(
        assessed, shared / "evidence", shared / "reference", frameworks()["osaid-1.0"]
    )
    assert figures["releases"] > 0
    assert ([], []) == (figures["false_passes"], figures["false_fails"])
    failing = {
        name: [check for check, grade in told["cells"].items() if grade == "fail"]
        for name, told in figures["by_release"].items()
        if told["label"] == "meets"
    }
    assert {} == {name: checks for name, checks in failing.items() if checks}
    assert figures["accuracy"] >= 0.85
