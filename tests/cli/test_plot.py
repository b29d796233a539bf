from __future__ import annotations

import pytest

import howopen
from howopen.cli.plot import KINDS
from howopen.cli.plot import LANGUAGES as OFFERED
from howopen.locale import LANGUAGES
from howopen.plots import plots
from tests.reports import invented


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Where the command looks for assessments."""
    places = []

    def load_assessments(place, **_):
        places.append(place)
        return invented.several()[:1]

    monkeypatch.setattr(howopen, "load_assessments", load_assessments)
    return places


def test_the_command_knows_every_kind_and_language():
    assert (tuple(plots()), tuple(LANGUAGES)) == (KINDS, OFFERED)


def test_into_a_pipe_goes_svg(run):
    done = run("plot", "ranking")
    assert done.stdout.startswith("<svg ")
    assert "The highest total is 12.5 of 14; 0 of 5 models have all." in done.stdout


def test_a_dash_is_stdout(run):
    assert run("plot", "heat").stdout == run("plot", "heat", "-o", "-").stdout


def test_a_file_gets_the_same_bytes_and_stdout_nothing(run, tmp_path):
    done = run("plot", "ranking", "-o", str(tmp_path / "a.svg"))
    assert ("", 0) == (done.stdout, done.exit_code)
    assert run("plot", "ranking").stdout == (tmp_path / "a.svg").read_text("utf-8")


def test_a_folder_is_read_and_anything_else_is_the_name_of_a_release(run, tmp_path, asked):
    assert "Heron 1B:" in run("plot", "release-card", "Heron 1B").stdout
    assert [] == asked
    run("plot", "ranking", str(tmp_path))
    assert [str(tmp_path)] == asked


def test_a_limit_shows_the_first(run):
    assert "The first 2 of 5 models." in run("plot", "ranking", "--limit", "2").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("lineage", "--limit", "2"),
        ("agreement", "--framework", "radboud"),
        ("ranking", "--framework", "nobody"),
        ("pie",),
        ("ranking", "--language", "tlh"),
        ("changes",),
    ],
)
def test_what_cannot_be_drawn_is_a_usage_error(run, words):
    done = run("plot", *words)
    assert (2, "") == (done.exit_code, done.stdout)


def test_on_a_terminal_a_file_must_be_named(run, monkeypatch):
    monkeypatch.setattr("howopen.cli.plot._to_terminal", lambda: True)
    assert "name a file" in run("plot", "ranking").stderr


def test_a_name_that_ends_in_png_gets_pixels(run, tmp_path):
    pytest.importorskip("resvg_py", reason="needs howopen[png]")
    run("plot", "ranking", "-o", str(tmp_path / "ranking.PNG"))
    assert b"\x89PNG\r\n\x1a\n" == (tmp_path / "ranking.PNG").read_bytes()[:8]


def test_without_resvg_a_sentence_says_how_to_get_it(run, tmp_path, monkeypatch):
    monkeypatch.setattr("howopen.plots.png.find_spec", lambda _: None)
    done = run("plot", "ranking", "-o", str(tmp_path / "ranking.png"))
    assert (True, False) == ("howopen[png]" in done.stderr, (tmp_path / "ranking.png").exists())
