from __future__ import annotations

import csv
import importlib.util
import sys
from io import BytesIO, StringIO

import pytest

import howopen
from howopen.errors import InputError
from howopen.exports import Format, exported, format_of
from howopen.exports.wide import wide_table
from tests.reports.invented import assessment, framework

KNOWN = {"radboud": framework()}


def table(*assessments):
    text = exported(assessments, Format.CSV, KNOWN).decode()
    return list(csv.DictReader(StringIO(text)))


def test_a_release_is_one_line_with_its_total_and_its_cells():
    (row,) = table(assessment("Heron", letters="o" * 13 + "?"))
    assert ("Heron", "13", "14") == (row["name"], row["radboud score"], row["radboud out_of"])
    assert ("open", "not seen") == (row["radboud:code"], row["radboud:api"])


def test_a_cell_that_a_spreadsheet_would_run_is_defused():
    (row,) = table(assessment('=HYPERLINK("x")'))
    assert "'=" == row["name"][:2]


def test_a_release_that_a_definition_did_not_judge_has_empty_cells(invented_releases):
    both = wide_table([assessment("Heron"), invented_releases[0]], howopen.definitions())
    lengths = {len(row) for row in both.rows}
    assert {len(both.columns)} == lengths
    assert any(None in row for row in both.rows)


def test_lines_of_json_are_reports_that_can_be_read_back(invented_releases, tmp_path):
    path = tmp_path / "all.jsonl"
    howopen.export(invented_releases, path)
    assert len(invented_releases) == len(path.read_bytes().splitlines())
    assert invented_releases == howopen.load_assessments(path)


def test_parquet_without_pyarrow_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"parquet needs pyarrow; install howopen\[parquet\]"):
        exported([assessment("Heron")], Format.PARQUET, KNOWN)


@pytest.mark.skipif(not importlib.util.find_spec("pyarrow"), reason="needs pyarrow")
def test_parquet_has_the_same_rows_with_their_types():
    from pyarrow import parquet

    found = [assessment("Heron"), assessment("Ibis")]
    wide = wide_table(found, KNOWN)
    read = parquet.read_table(BytesIO(exported(found, Format.PARQUET, KNOWN)))
    assert list(wide.columns) == read.column_names
    assert [dict(zip(wide.columns, row, strict=True)) for row in wide.rows] == read.to_pylist()


@pytest.mark.parametrize(
    ("name", "named", "form"),
    [("a.db", None, "sqlite"), ("a.JSONL", None, "jsonl"), ("a.txt", "csv", "csv")],
)
def test_the_format_is_the_one_named_or_that_of_the_suffix(name, named, form, tmp_path):
    assert form == format_of(tmp_path / name, named)


@pytest.mark.parametrize(
    ("name", "named", "said"),
    [("a.txt", None, "the suffix '.txt' names no format"), ("a.db", "xml", "'xml' is no format")],
)
def test_a_format_that_is_none_is_told(name, named, said, tmp_path):
    with pytest.raises(InputError, match=said):
        format_of(tmp_path / name, named)
