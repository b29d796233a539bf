from __future__ import annotations

import json
import signal

import howopen
from tests.cli.conftest import Interrupted
from tests.reports.invented import several


def names(done):
    return [row["release"]["name"] for row in json.loads(done.stdout)["rows"]]


def test_without_a_folder_the_catalogue_is_shown(run):
    done = run("table")
    assert 0 == done.exit_code
    assert ["heron 3B", "Heron 1B", "Ibis"] == names(done)[:3]


def test_with_a_folder_its_recordings_are_judged(run, monkeypatch, tmp_path):
    asked = []

    def assess_all(folder, **options):
        asked.append((folder, options["frameworks"].id))
        return several()[:2]

    monkeypatch.setattr(howopen, "assess_all", assess_all)
    assert 2 == len(names(run("table", str(tmp_path))))
    assert [(tmp_path, "radboud")] == asked


def test_the_headlines_are_above_the_table_in_words(run):
    text = run("table", "--format", "terminal").stdout
    assert text.startswith("No model is perfect: the best of 5 scores 12.5 of 14.\n")
    assert text.index("Example Estuary: 3 models") < text.index("verdict")


def test_rows_are_selected_and_sorted(run):
    done = run("table", "--only", "maker=example*", "--sort", "name")
    assert ["Heron 0.5B", "Heron 1B", "heron 3B"] == names(done)


def test_every_condition_must_hold(run):
    assert ["heron 3B"] == names(run("table", "--only", "api=open", "--only", "code=open"))


def test_bad_options_are_told_before_the_work(run, monkeypatch):
    monkeypatch.setattr(howopen, "assess_all", lambda *_, **__: 1 / 0)
    for words in (
        ("--only", "colour"),
        ("--only", "colour=red"),
        ("--only", "verdict=fine"),
        ("--sort", "colour"),
        ("--framework", "unheard-of"),
    ):
        done = run("table", "somewhere", *words)
        assert (2, "") == (done.exit_code, done.stdout)


def test_markdown_and_csv(run):
    assert run("table", "--markdown").stdout.startswith("**No model is perfect")
    assert run("table", "--csv").stdout.startswith("rank,release,")


def test_ctrl_c_leaves_what_is_done(run, monkeypatch):
    def assess_all(folder, **_):
        raise Interrupted(several()[:2], 5)

    monkeypatch.setattr(howopen, "assess_all", assess_all)
    done = run("table", "somewhere")
    assert (130, 2) == (done.exit_code, len(names(done)))
    assert "howopen: stopped; this is what was done: 2 of 5 releases\n" == done.stderr


def test_no_bar_is_drawn_where_nobody_watches(run, monkeypatch):
    asked = []
    monkeypatch.setattr(
        howopen, "assess_all", lambda folder, **options: asked.append(options["on_done"]) or ()
    )
    done = run("table", "somewhere")
    assert ("", [None]) == (done.stderr, asked)


def test_a_second_ctrl_c_does_not_stop_the_writing_of_what_is_done(run, monkeypatch):
    def assess_all(folder, **_):
        raise Interrupted(several()[:2], 5)

    def rank(found, **options):
        if found:
            signal.raise_signal(signal.SIGINT)
        return real(found, **options)

    real, before = howopen.rank, signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(howopen, "assess_all", assess_all)
    monkeypatch.setattr(howopen, "rank", rank)
    assert 2 == len(names(run("table", "somewhere")))
    assert before == signal.getsignal(signal.SIGINT)
