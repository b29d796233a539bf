"""A look that its limits cut short is told, and is not taken for what the release is now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import howopen
from howopen.cli import main
from howopen.collected import CUT_SHORT
from howopen.errors import BudgetSpent
from howopen.live import kept
from howopen.model import Recording
from tests.live.looking import CARD, EGRET, WEIGHTS, keep, look, remote

FEW = ("--max-requests", "8")
"""Enough for the model itself, and not for all that it names."""
WHY = "this run may send 8 requests and has sent them"


@pytest.fixture
def listed(tmp_path: Path) -> str:
    """A list of releases to watch."""
    path = tmp_path / "list.txt"
    path.write_text(f"{EGRET}\n")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def cut_remarks(recording: Recording) -> list[str]:
    return [remark for remark in recording.remarks if remark.startswith(CUT_SHORT)]


def said(result: Result) -> list[str]:
    return result.stderr.splitlines()


def test_a_report_of_a_look_that_was_cut_short_says_so_and_ends_with_3(egret):
    result = run(EGRET, "--json", *FEW)
    assert 3 == result.exit_code
    (line,) = said(result)
    assert line.startswith(f"howopen: {CUT_SHORT}: {WHY}")
    remarks = json.loads(result.stdout)["remarks"]
    assert line.removeprefix("howopen: ") in remarks


def test_it_is_not_the_last_recording_where_there_is_a_whole_one(egret):
    run(EGRET, "--json")
    whole = kept(remote(EGRET))
    run(EGRET, "--json", *FEW)
    assert (whole, "") == (kept(remote(EGRET)), kept(remote(EGRET)).cut)


def test_offline_the_last_whole_look_is_taken(egret):
    whole = run(EGRET, "--json")
    egret.hub(EGRET, CARD.replace("apache-2.0", "mit"), listed=WEIGHTS, commit="6" * 40)
    assert 3 == run(EGRET, "--json", "--max-requests", "3").exit_code
    again = run(EGRET, "--json", "--offline")
    assert (0, "", whole.stdout) == (again.exit_code, again.stderr, again.stdout)


def test_offline_it_is_taken_where_there_is_no_whole_one_and_that_is_said(egret):
    first = run(EGRET, "--json", *FEW)
    again = run(EGRET, "--json", "--offline")
    assert (3, first.stdout) == (again.exit_code, again.stdout)
    (line,) = said(again)
    assert line.startswith(f"howopen: Only a look that was not finished is kept. {CUT_SHORT}: ")


def test_its_report_is_verified_like_any_other(egret, tmp_path):
    run(EGRET, "--json")
    report = tmp_path / "report.json"
    report.write_text(run(EGRET, "--json", *FEW).stdout)
    assert 0 == run("verify", str(report)).exit_code


def test_nothing_of_it_is_written_as_a_recording(egret, tmp_path):
    folder = tmp_path / "out"
    run("record", EGRET, "-o", str(folder))
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("record", EGRET, "-o", str(folder), *FEW)
    assert (3, "") == (result.exit_code, result.stdout)
    assert [f"howopen: {WHY}; allow it more, or go on later with what was kept"] == said(result)
    assert files == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_batch_that_is_cut_short_goes_on_when_it_may_ask_more(egret, tmp_path):
    few, more = howopen.Asking(jobs=1, requests=8), howopen.Asking(jobs=1)
    with pytest.raises(BudgetSpent):
        howopen.record_all((EGRET,), tmp_path / "out", asking=few)
    assert [] == list((tmp_path / "out").glob("*"))
    done = howopen.record_all((EGRET,), tmp_path / "out", asking=more)
    assert [False] == [each.failed for each in done.results]
    assert [[]] * 3 == [cut_remarks(recording) for recording in kept(remote(EGRET)).recordings]


def test_watch_tells_no_change_from_it_and_looks_again(egret, listed):
    keep(look(EGRET).collected, "2026-03-01")
    cut = run("watch", listed, "--every", "0", *FEW)
    assert (3, 0) == (cut.exit_code, cut.stdout.count("<entry>"))
    assert [f"howopen: {WHY}; allow it more, or go on later with what was kept"] == said(cut)
    whole = run("watch", listed, "--every", "0")
    assert (0, 0) == (whole.exit_code, whole.stdout.count("<entry>"))


def test_what_was_never_looked_at_whole_is_due_again(egret, listed):
    assert 3 == run("watch", listed, *FEW).exit_code
    assert "1 of 1 recorded" in run("watch", listed).stderr


def test_it_is_compared_with_nothing_by_its_name(egret, tmp_path):
    report = tmp_path / "report.json"
    report.write_text(run(EGRET, "--json", *FEW).stdout)
    result = run("diff", str(report), EGRET)
    assert 3 == result.exit_code
    assert "only a look at river/egret-2b that was cut short is kept" in result.stderr
