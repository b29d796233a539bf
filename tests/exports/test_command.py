from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

import howopen
from howopen.cli import main
from howopen.cli.export import FORMATS
from howopen.exports import Format
from howopen.reports.json import to_json


def run(*words):
    return CliRunner().invoke(main, ["export", *map(str, words)])


def releases_in(path):
    with closing(sqlite3.connect(path)) as base:
        return [name for (name,) in base.execute("SELECT id FROM releases ORDER BY number")]


def test_the_formats_of_the_command_are_those_that_there_are():
    assert list(Format) == list(FORMATS)


def test_without_a_place_the_catalogue_is_exported(tmp_path, catalogue):
    done = run("-o", tmp_path / "openness.db")
    assert (0, "") == (done.exit_code, done.stdout)
    assert f"{len(catalogue)} releases are in" in done.stderr
    assert sorted(each.release.id for each in catalogue) == releases_in(tmp_path / "openness.db")
    metadata = json.loads((tmp_path / "openness.db.metadata.json").read_text("utf-8"))
    assert ["openness"] == list(metadata["databases"])


def test_recordings_reports_and_lines_go_into_one_file(tmp_path, samples, invented_releases):
    report, lines, array = (tmp_path / name for name in ("one.json", "some.jsonl", "two.json"))
    heron, marsh, *rest = invented_releases
    report.write_text(to_json(heron), "utf-8")
    howopen.export(rest, lines)
    array.write_text(to_json((marsh, heron)), "utf-8")
    one = samples / heron.release.id
    assert 0 == run(report, lines, array, one, "-o", tmp_path / "all.db").exit_code
    assert [each.release.id for each in invented_releases] == releases_in(tmp_path / "all.db")


def test_metadata_goes_where_it_is_told(tmp_path, samples):
    there = tmp_path / "about.json"
    assert 0 == run(samples, "-o", tmp_path / "a.db", "--metadata", there).exit_code
    assert [there] == sorted(tmp_path.glob("*.json"))


def test_only_the_definitions_asked_for_are_in_the_file(tmp_path, samples):
    run(samples, "-o", tmp_path / "a.db", "--framework", "eosai-14")
    with closing(sqlite3.connect(tmp_path / "a.db")) as base:
        assert [("eosai-14",)] == base.execute("SELECT id FROM frameworks").fetchall()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "x.txt"), "the suffix '.txt' names no format"),
        (("-o", "x.csv", "--metadata", "y.json"), "--metadata is for sqlite, not csv"),
        (("nowhere", "-o", "x.db"), "'nowhere' does not exist"),
        ((), "Missing option '-o'"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_judged(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert 2 == done.exit_code
    assert said in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_a_file_that_holds_no_assessment_is_told_with_its_line(tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"schema": "other/1"}\n', "utf-8")
    done = run(lines, "-o", tmp_path / "x.db")
    assert 3 == done.exit_code
    assert f"line 1 of {lines} is not an assessment" in done.stderr
    assert not (tmp_path / "x.db").exists()
