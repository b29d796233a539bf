from __future__ import annotations

import json
import subprocess
import sys

import msgspec
import pytest
from click.testing import CliRunner

import howopen
from howopen.cli import main
from howopen.mof_pipeline import Batch
from howopen.samples import FOLDER
from tests.cli.test_commands import on_a_terminal

SAMPLE = str(FOLDER / "mof" / "heron-1b.yml")


def test_json_has_the_files_and_what_could_not_be_read(run):
    done = run("mof", SAMPLE)
    found = json.loads(done.stdout)
    assert (0, "", []) == (done.exit_code, done.stderr, found["unread"])
    (file,) = found["files"]
    assert (3, "Class III - Open Model") == (file["class"], file["label"])
    assert {"3": 100, "2": 80, "1": 0} == file["progress"]
    assert 0 == file["exact"]["class"]


def test_exact_gives_what_the_tool_gives(run):
    (file,) = json.loads(run("mof", SAMPLE, "--exact").stdout)["files"]
    assert (0, 83.33333333333334, None) == (file["class"], file["progress"]["3"], file["exact"])


def test_every_format_begins_with_what_it_is(run):
    lines = run("mof", SAMPLE, "--format", "terminal").stdout.splitlines()
    assert "Heron 1B · Estuary Lab (invented)" == lines[0]
    assert run("mof", SAMPLE, "--markdown").stdout.startswith("## Heron 1B")
    assert run("mof", SAMPLE, "--csv").stdout.startswith("path,name,version,producer,table,class")


def test_stdin_is_read_where_a_dash_stands():
    text = (FOLDER / "mof" / "heron-1b.yml").read_text(encoding="utf-8")
    done = CliRunner().invoke(main, ["mof", "-"], input=text)
    (file,) = json.loads(done.stdout)["files"]
    assert ("-", 3) == (file["path"], file["class"])


@pytest.mark.parametrize(
    ("demand", "met"),
    [("class>=3", True), ("class>=III", True), ("class=3", True), ("class>=2", False)],
)
def test_what_is_required_and_not_met_is_said_with_exit_code_1(run, demand, met):
    done = run("mof", SAMPLE, "--require", demand)
    assert 1 - met == done.exit_code
    assert met != (f"not met: {demand}; it is Class III - Open Model" in done.stderr)
    assert json.loads(done.stdout)["files"]


def test_what_cannot_be_required_is_a_usage_error(run):
    done = run("mof", SAMPLE, "--require", "herons")
    assert (2, "", 1) == (done.exit_code, done.stdout, done.stderr.count("\n"))
    assert 2 == run("mof").exit_code


def test_what_cannot_be_read_is_a_sentence_each_with_exit_code_3(run, tmp_path):
    (tmp_path / "broken.yml").write_text("release: [\n", encoding="utf-8")
    (tmp_path / "steering\x1b[2J.yml").write_bytes(b"")
    done = run("mof", str(tmp_path), SAMPLE)
    assert (3, 1, 2) == (
        done.exit_code,
        len(json.loads(done.stdout)["files"]),
        done.stderr.count("\n"),
    )
    assert "broken.yml: line 2: not valid YAML" in done.stderr
    assert "steering\\x1b[2J.yml: it is empty" in done.stderr


def test_where_nothing_could_be_read_nothing_is_written(run):
    for form in ("json", "csv", "markdown", "terminal"):
        done = run("mof", "nowhere.yml", "--format", form)
        assert (3, "", 1) == (done.exit_code, done.stdout, done.stderr.count("\n"))


def test_a_terminal_gets_words(tmp_path):
    text = on_a_terminal(f"from howopen.cli import main\nmain(['mof', {SAMPLE!r}])")
    assert "Class III - Open Model" in text


def test_the_schema_is_that_of_what_is_given(run):
    schema = json.loads(run("schema", "mof").stdout)
    assert "urn:howopen-mof:1" == schema["$id"]
    found = json.loads(run("mof", SAMPLE).stdout)
    (file,) = found["files"]
    assert set(file) == set(schema["$defs"]["FileEvaluation"]["properties"])
    assert msgspec.convert(found, Batch).files[0] == howopen.evaluate_mof(SAMPLE)


def test_json_imports_nothing_heavy():
    code = (
        "import sys\nfrom howopen.cli import main\n"
        f"try: main(['mof', {SAMPLE!r}, '--json'])\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'markdown_it', 'license_expression', 'huggingface_hub'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stderr


def test_all_published_model_files_are_evaluated(run, shared):
    done = run("mof", str(shared / "reference/mot/models"))
    assert (0, "") == (done.exit_code, done.stderr)
    assert 164 == len(json.loads(done.stdout)["files"])
