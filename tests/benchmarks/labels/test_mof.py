from __future__ import annotations

from pathlib import Path

from benchmarks.labels.mof import as_labelled, family_of, pair, read_labels
from howopen.frameworks import frameworks
from howopen.model import Cell, Coverage, Judgement

MOF = frameworks()["mof"]

LABEL = """framework:
  name: Model Openness Framework
release:
  name: Heron
  components:
    - name: Model card
      license: Component not include
    - name: Datasets
"""
RELEASE = """name: Heron 1B
producer: Estuary
label_files:
  mot: Heron.yml
sources:
- kind: huggingface
  role: {role}
  url: https://huggingface.co/estuary/heron-1b
  path: huggingface/estuary/heron-1b
  complete: true
  card: {card}
  listing: none
"""


def recorded(folder: Path, name: str, *, role: str = "primary", card: str = "complete") -> None:
    place = folder / name / "huggingface" / "estuary" / "heron-1b"
    (place / "files").mkdir(parents=True)
    (place / "files" / "README.md").write_text("# Heron 1B\n", encoding="utf-8")
    text = RELEASE.format(role=role, card=card)
    (folder / name / "release.yaml").write_text(text, encoding="utf-8")
    (place / "repo.json").write_text(
        '{"kind": "model", "id": "estuary/heron-1b", "url": "https://huggingface.co/estuary/heron-1b"}',
        encoding="utf-8",
    )


def test_a_component_is_there_when_it_is_listed_whatever_its_licence_says(tmp_path):
    (tmp_path / "Heron.yml").write_text(LABEL, encoding="utf-8")
    (tmp_path / "list.yml").write_text("- heron\n", encoding="utf-8")
    labels = read_labels(tmp_path, MOF)
    assert ["Heron.yml"] == list(labels)
    there = {name for name, grade in labels["Heron.yml"].items() if grade != "missing"}
    assert ({"model-card", "datasets"}, 17) == (there, len(labels["Heron.yml"]))


def test_only_releases_with_a_whole_card_of_their_own_are_paired(tmp_path):
    recorded(tmp_path, "whole")
    recorded(tmp_path, "part", card="partial")
    recorded(tmp_path, "linked", role="linked")
    assert {"whole": "Heron.yml"} == pair(tmp_path, tmp_path, MOF)
    assert {"whole", "part", "linked"} == set(pair(tmp_path, tmp_path, MOF, every=True))


def test_a_family_is_a_makers_line_of_models(tmp_path):
    recorded(tmp_path, "heron")
    assert "estuary: heron" == family_of(tmp_path / "heron")


def test_presence_counts_whatever_the_licence():
    grades = dict.fromkeys((d.id for d in MOF.dimensions), "missing")
    grades |= {"datasets": "invalid", "model-card": "unlicensed", "training-code": "open"}
    judged = as_labelled(
        Judgement(
            framework="mof",
            version="1",
            score=1,
            out_of=17,
            range=(1, 17),
            coverage=Coverage(seen=17, of=17),
            dimensions={
                name: Cell(grade=grade, points=0, seen=True, findings=())
                for name, grade in grades.items()
            },
        )
    )
    there = {name for name, cell in judged.dimensions.items() if cell.grade == "open"}
    assert ({"datasets", "model-card", "training-code"}, 3.0) == (there, judged.score)
