from __future__ import annotations

import json

from click.testing import CliRunner

from benchmarks.export import main


def test_the_cost_of_exports_is_measured_and_said_in_json(samples):
    done = CliRunner().invoke(main, ["--json", "--runs", "1", "--evidence", str(samples)])
    assert 0 == done.exit_code, done.output
    figures = json.loads(done.stdout)
    assert (4, "the recordings given") == (figures["releases"], figures["assessed"])
    assert {"sqlite", "jsonl", "csv"} == set(figures["over_assessing"])
    assert all(ratio > 0 for ratio in figures["over_assessing"].values())
