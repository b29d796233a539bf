from __future__ import annotations

import json

from click.testing import CliRunner

from benchmarks.speed import main


def test_the_speed_of_the_samples_is_measured_and_said_in_json(samples):
    done = CliRunner().invoke(main, ["--json", "--runs", "1", "--evidence", str(samples)])
    assert 0 == done.exit_code, done.output
    figures = json.loads(done.stdout)
    assert (4, "the recordings given") == (figures["releases"], figures["judged"])
    assert all(figures[key] > 0 for key in ("help_over_python", "releases_per_second", "peak_mib"))
