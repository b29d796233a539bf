from __future__ import annotations

from benchmarks.labels.radboud import pair, read_labels
from howopen.frameworks import frameworks

RADBOUD = frameworks()["radboud"]


def test_a_label_without_a_name_is_left_out_and_an_empty_class_is_not_applicable(tmp_path):
    (tmp_path / "heron.yaml").write_text(
        "---\nproject:\n  name: Heron\napi:\n  class: open\npaper:\n  class:\n", encoding="utf-8"
    )
    (tmp_path / "nameless.yaml").write_text("project:\n  name:\n", encoding="utf-8")
    (tmp_path / "list.yaml").write_text("- heron\n", encoding="utf-8")
    labels = read_labels(tmp_path, RADBOUD)
    assert ["heron.yaml"] == list(labels)
    assert ("open", "not-applicable") == (
        labels["heron.yaml"]["api"],
        labels["heron.yaml"]["paper"],
    )


def test_nameless_rows_of_the_published_labels_are_dropped(shared):
    labels = read_labels(shared / "reference" / "radboud", RADBOUD)
    assert "text-generation-webui.yaml" not in labels
    assert len(labels) > 20


def test_a_recording_names_its_own_label(tmp_path, samples):
    release = tmp_path / "heron"
    release.mkdir()
    (release / "release.yaml").write_text(
        "name: Heron\nlabel_files:\n  radboud: heron.yaml\nsources: []\n", encoding="utf-8"
    )
    assert {"heron": "heron.yaml"} == pair(tmp_path, tmp_path, RADBOUD)
    assert {} == pair(samples, tmp_path, RADBOUD)
