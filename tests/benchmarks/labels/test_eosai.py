from __future__ import annotations

from benchmarks.labels.eosai import pair, read_labels
from howopen.frameworks import frameworks

EOSAI_12 = frameworks()["eosai-12"]
EOSAI_14 = frameworks()["eosai-14"]


def test_a_cell_that_one_file_lacks_is_closed_and_a_dimension_that_all_lack_is_left_out(tmp_path):
    (tmp_path / "_pairs.yaml").write_text("heron-1b: Heron.yaml\n", encoding="utf-8")
    (tmp_path / "Heron.yaml").write_text("paper:\n  class: open\n", encoding="utf-8")
    (tmp_path / "stilt.yaml").write_text("preprint:\n  class: partial\n", encoding="utf-8")
    labels = read_labels(tmp_path, EOSAI_14)
    assert {"paper": "open", "preprint": "closed"} == labels["Heron.yaml"]
    assert {"paper": "closed", "preprint": "partial"} == labels["stilt.yaml"]
    assert {"heron-1b": "Heron.yaml"} == pair(tmp_path, tmp_path, EOSAI_14)


def test_every_pair_of_the_shared_labels_has_its_file_and_twelve_grades(shared):
    folder = shared / "reference" / "eosai"
    labels = read_labels(folder, EOSAI_12)
    pairs = pair(shared / "evidence", folder, EOSAI_12)
    assert {12} == {len(labels[file]) for file in pairs.values()}
    assert labels.keys() == read_labels(folder, EOSAI_14).keys()
