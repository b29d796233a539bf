from __future__ import annotations

import json
import os

import pytest

import howopen
from tests.reports import invented


def test_a_bare_target_is_assessed(run):
    assert run("assess", "Heron").output == run("Heron").output
    assert 0 == run("Heron").exit_code


def test_options_before_a_bare_target_work(run):
    assert "Heron" == json.loads(run("--json", "Heron").stdout)["release"]["name"]


def test_a_pipe_gets_json_and_only_that(run):
    done = run("Heron")
    assert "Heron" == json.loads(done.stdout)["release"]["name"]
    assert "" == done.stderr


def test_several_targets_give_a_list(run):
    found = json.loads(run("Heron", "Ibis").stdout)
    assert ["Heron", "Ibis"] == [each["release"]["name"] for each in found]


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("terminal", "Heron · Example Estuary"),
        ("markdown", "# Heron"),
        ("csv", "release,name"),
        ("json", "{"),
    ],
)
def test_every_format_can_be_asked_for(run, form, start):
    assert run("Heron", "--format", form).stdout.startswith(start)


def test_two_formats_at_once_are_refused(run):
    assert 2 == run("Heron", "--json", "--csv").exit_code


@pytest.mark.parametrize(
    ("target", "code"), [("mistyped", 2), ("nowhere", 3), ("broken", 3), ("stopping", 130)]
)
def test_each_failure_has_its_exit_code_and_one_sentence(run, target, code):
    done = run(target)
    assert (code, "") == (done.exit_code, done.stdout)
    assert done.stderr.startswith("howopen: ")
    assert 1 == len(done.stderr.splitlines())


def test_control_characters_in_an_error_are_escaped(run):
    assert "\x1b" not in run("steering").stderr
    assert "\\x1b[2J" in run("steering").stderr


def test_a_failing_target_does_not_stop_the_others(run):
    done = run("nowhere", "Heron", "--json")
    assert ["Heron"] == [each["release"]["name"] for each in json.loads(done.stdout)]
    assert 3 == done.exit_code
    assert "nothing at nowhere" in done.stderr


def test_a_bug_shows_itself(run, monkeypatch):
    monkeypatch.setattr(howopen, "assess", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("Heron")


def test_requirements_that_hold_are_silent(run):
    done = run("open", "--require", "radboud>=14", "--require", "weights-license=partly")
    assert (0, "") == (done.exit_code, done.stderr)


def test_each_requirement_not_met_is_told_and_the_report_is_still_given(run):
    done = run("shut", "--require", "radboud>=7", "--require", "verdict=open-source", "--json")
    assert 1 == done.exit_code
    assert [
        "howopen: shut: radboud>=7 is not met, radboud is 0",
        "howopen: shut: verdict=open-source is not met, verdict is open-weights-restricted",
    ] == done.stderr.splitlines()
    assert "shut" == json.loads(done.stdout)["release"]["name"]


def test_a_bad_requirement_is_told_before_anything_is_assessed(run):
    done = run("nowhere", "--require", "colour=red")
    assert 2 == done.exit_code
    assert "colour" in done.stderr


def test_strict_tells_missing_sources(run):
    done = run("Heron", "--strict")
    assert 4 == done.exit_code
    assert "huggingface:example/heron-base" in done.stderr


def test_strict_is_silent_when_all_was_had(run):
    assert (0, "") == (run("open", "--strict").exit_code, run("open", "--strict").stderr)


def test_a_requirement_not_met_outweighs_missing_sources(run):
    assert 1 == run("Heron", "--strict", "--require", "radboud>=14").exit_code


def test_a_file_gets_the_format_of_its_name(run, tmp_path):
    for name, start in {"a.md": "# Heron", "a.csv": "release,", "a.json": "{", "a": "{"}.items():
        assert 0 == run("Heron", "-o", str(tmp_path / name)).exit_code
        assert (tmp_path / name).read_text().startswith(start)
    assert {"a.md", "a.csv", "a.json", "a"} == {path.name for path in tmp_path.iterdir()}


def test_a_suffix_that_names_no_format_is_a_usage_error_unless_a_format_is_given(run, tmp_path):
    place = tmp_path / "report.xyz"
    done = run("Heron", "-o", str(place))
    assert 2 == done.exit_code
    assert "use one of .json, .md, .csv, .txt, .yml, .html, or add --format" in " ".join(
        done.stderr.split()
    )
    assert not place.exists()
    assert 0 == run("Heron", "-o", str(place), "--json").exit_code
    assert place.read_text().startswith("{")


def test_a_suffix_of_another_command_is_a_usage_error_too(run, tmp_path):
    done = run("questions", "-o", str(tmp_path / "questions.csv"))
    assert 2 == done.exit_code
    assert "use one of .json, .txt" in " ".join(done.stderr.split())


def test_a_name_without_a_suffix_gets_json(run, tmp_path):
    assert 0 == run("Heron", "-o", str(tmp_path / "report")).exit_code
    assert (tmp_path / "report").read_text().startswith("{")


def test_a_file_keeps_its_old_content_until_the_new_is_whole(run, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "a.json").write_text("old")
    monkeypatch.setattr("pathlib.Path.replace", full)
    done = run("Heron", "-o", str(tmp_path / "a.json"))
    assert 2 == done.exit_code
    assert "No space left" in done.stderr
    assert ["a.json"] == [path.name for path in tmp_path.iterdir()]
    assert "old" == (tmp_path / "a.json").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_told(run, tmp_path):
    tmp_path.chmod(0o500)
    done = run("Heron", "-o", str(tmp_path / "a.json"))
    assert 2 == done.exit_code
    assert "cannot write" in done.stderr


def test_a_folder_that_is_not_there_is_told(run, tmp_path):
    done = run("Heron", "-o", str(tmp_path / "no" / "a.json"))
    assert 2 == done.exit_code
    assert "cannot write" in done.stderr


def test_the_width_of_the_terminal_is_kept(run):
    text = run("Heron", "--format", "terminal", COLUMNS="60").stdout
    assert 60 >= max(map(len, text.splitlines()))


def test_nothing_piped_has_colour(run):
    assert "\x1b" not in run("Heron", "--format", "terminal", FORCE_COLOR="1").stdout


def test_an_unknown_framework_is_told(run):
    assert 2 == run("Heron", "--framework", "unheard-of").exit_code


def test_the_report_is_the_same_as_the_libraries(run):
    from howopen.reports.json import to_json

    assert to_json(invented.assessment("Heron")) == run("Heron").stdout
