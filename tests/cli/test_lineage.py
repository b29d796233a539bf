from __future__ import annotations

import json

import pytest

import howopen
from howopen.api import assessing

REAL = {name: getattr(howopen, name) for name in ("assess", "definitions", "questions")}
"""What the other tests of commands replace by invented answers."""


@pytest.fixture
def reed(samples, monkeypatch):
    for name, value in REAL.items():
        monkeypatch.setitem(vars(howopen), name, value)
    monkeypatch.setattr(assessing, "assess", REAL["assess"])
    return str(samples / "reed-7b")


def test_a_terminal_gets_the_tree_and_what_is_inherited(run, reed):
    done = run("lineage", reed, "--format", "terminal")
    assert (0, "") == (done.exit_code, done.stderr)
    assert "fine-tuned from example-estuary/marsh-7b-chat" in done.stdout
    assert "naming: Marsh" in done.stdout


def test_the_json_is_that_of_the_library(run, reed):
    found = json.loads(run("lineage", reed, "--json").stdout)
    edge = howopen.lineage_of(reed).edges[0]
    assert (edge.base, edge.relation, "marsh-7b-chat") == (
        found["edges"][0]["base"],
        found["edges"][0]["relation"],
        found["edges"][0]["recorded"],
    )
    assert "conflicting" == found["findings"]["effective-terms"]["outcome"]


@pytest.mark.parametrize(
    ("form", "begins"), [("markdown", "# Reed 7B"), ("mermaid", "flowchart TD")]
)
def test_it_may_be_markdown_or_a_diagram(run, reed, form, begins):
    assert run("lineage", reed, "--format", form).stdout.startswith(begins)


def test_the_suffix_of_a_file_names_the_diagram(run, reed, tmp_path):
    run("lineage", reed, "-o", str(tmp_path / "reed.mmd"))
    assert (tmp_path / "reed.mmd").read_text().startswith("flowchart TD")


def test_a_report_has_a_section_on_it(run, reed):
    assert "Made from" in run(reed, "--format", "terminal").stdout
    assert "## Made from" in run(reed, "--format", "markdown").stdout


def test_a_release_without_a_base_says_so(run):
    done = run("lineage", "heron", "--format", "terminal")
    assert "No other model is named as its base." in done.stdout


def test_what_is_not_there_is_told(run):
    assert 3 == run("lineage", "nowhere").exit_code
