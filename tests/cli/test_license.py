from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from howopen.cli import main
from tests.cli.test_commands import on_a_terminal

TERMS = """Marsh Community License Agreement

1. License. Estuary Lab grants you a license to use, copy, modify and distribute the Marsh
Materials, subject to the terms of this Agreement.

2. If the monthly active users of your products exceed 50 million monthly active users, you must
request a license from Estuary Lab.

3. You may not use the Marsh Materials for any commercial purpose.
"""
CONTRACT = {
    *("license_id", "category", "osi_approved", "matches", "conditions", "differences"),
}


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "LICENSE"
    path.write_text(TERMS, encoding="utf-8")
    return path


def test_json_holds_what_measurements_rely_on(run, terms):
    done = run("license", str(terms), "--json")
    found = json.loads(done.stdout)
    assert (0, "") == (done.exit_code, done.stderr)
    assert set(found) >= CONTRACT
    assert {"type", "value", "quote", "line"} <= set(found["conditions"][0])
    assert ("restricted-commercial", False) == (found["category"], found["osi_approved"])
    assert {"user_threshold", "non_commercial"} <= {c["type"] for c in found["conditions"]}


def test_a_match_has_its_score_and_lines(run, tmp_path):
    (tmp_path / "LICENSE").write_text("SPDX-License-Identifier: Apache-2.0\n", encoding="utf-8")
    found = json.loads(run("license", str(tmp_path / "LICENSE")).stdout)
    assert "Apache-2.0" == found["license_id"]
    wanted = {"license_id", "score", "coverage", "start_line", "end_line"}
    assert wanted <= set(found["matches"][0])


def test_words_begin_with_the_verdict_and_end_with_what_it_is_not(run, terms):
    lines = run("license", str(terms), "--format", "terminal").stdout.splitlines()
    assert "restricted for commercial use, not open source" in " ".join(lines[:3])
    assert "Not legal advice." == lines[-1]


def test_a_page_can_be_written_to_a_file(run, terms, tmp_path):
    done = run("license", str(terms), "-o", str(tmp_path / "terms.md"))
    assert (0, "") == (done.exit_code, done.stdout)
    assert (tmp_path / "terms.md").read_text(encoding="utf-8").startswith("**")


def test_stdin_is_read_where_a_dash_stands(terms):
    done = CliRunner().invoke(main, ["license", "-"], input=TERMS)
    found, of_file = json.loads(done.stdout), json.loads(call("license", str(terms))[1])
    assert "-" == found.pop("path")
    assert str(terms) == of_file.pop("path")
    assert found == of_file


def call(*words):
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    return done.exit_code, done.stdout


def test_a_situation_is_answered_per_condition(run, terms):
    done = run("license", str(terms), "--for", "commercial", "--users", "2e9", "--in", "EU")
    answers = {each["type"]: each["answer"] for each in json.loads(done.stdout)["binding"]}
    assert ("yes", "yes") == (answers["user_threshold"], answers["non_commercial"])


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--for", "fun"), "no use that licences tell apart"),
        (("--users", "many"), "no number"),
        (("--in", "Atlantis"), "no name or code of a country"),
        (("--revenue", "lots"), "no sum"),
    ],
)
def test_a_situation_that_cannot_be_read_is_a_usage_error(run, terms, option, said):
    done = run("license", str(terms), *option)
    assert (2, "") == (done.exit_code, done.stdout)
    assert said in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("LICENSE", b"", "is empty"),
        ("LICENSE", b"\0\1\2\3" * 99, "is binary, not a text"),
        ("LICENSE.pdf", b"%PDF-1.4\n", "is a PDF, not a text; extract its text first"),
        ("terms.zip", b"PK\3\4", "is a ZIP archive or an office document, not a text; unpack it"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_code_3(run, tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    done = run("license", str(tmp_path / name))
    assert (3, "", 1) == (done.exit_code, done.stdout, done.stderr.count("\n"))
    assert said in done.stderr


@pytest.mark.parametrize(
    "target", ["nowhere/LICENSE", "./LICENSE-9", "Herons-9.0", "MIT AND Heron-9"]
)
def test_what_is_neither_there_nor_known_is_exit_code_3(run, target):
    done = run("license", target)
    assert (3, "", 1) == (done.exit_code, done.stdout, done.stderr.count("\n"))


@pytest.mark.parametrize(
    ("target", "demand", "met"),
    [
        *(("MIT", "open-source", True), ("MIT", "osi-approved", True), ("MIT", "known", True)),
        *(("CC-BY-4.0", "open-data", True), ("CC-BY-4.0", "open-source", False)),
        *(("CC-BY-4.0", "no-limits", True), ("CC-BY-4.0", "osi-approved", False)),
        *(("gemma", "no-limits", False), ("gemma", "commercial-use", True)),
        *(("CC-BY-NC-4.0", "commercial-use", False), ("CC-BY-NC-4.0", "research-use", True)),
    ],
)
def test_what_is_required_and_not_met_is_said_with_exit_code_1(run, target, demand, met):
    done = run("license", target, "--require", demand, "--format", "terminal")
    assert 1 - met == done.exit_code
    assert met != (f"not met: {demand}; " in done.stderr)
    assert done.stdout.endswith("Not legal advice.\n")


def test_all_that_is_required_must_be_met(run, terms):
    done = run("license", str(terms), "--require", "known", "--require", "no-limits")
    assert (1, 2) == (done.exit_code, done.stderr.count("not met: "))
    assert 0 == run("license", str(terms), "--require", "research-use").exit_code


def test_what_cannot_be_required_is_a_usage_error(run):
    done = run("license", "MIT", "--require", "herons")
    assert (2, "") == (done.exit_code, done.stdout)
    assert "there are: open-source, open-data, no-limits" in done.stderr


def test_of_a_folder_all_must_meet_what_is_required(run, tmp_path, terms):
    (tmp_path / "LICENSE-CODE").write_text("SPDX-License-Identifier: MIT\n", encoding="utf-8")
    assert 1 == run("license", str(tmp_path), "--require", "open-source").exit_code


def test_nothing_to_read_is_a_usage_error(run):
    assert 2 == run("license").exit_code
    assert 2 == run("license", "").exit_code


def test_a_fifo_is_refused_and_not_waited_for(run, tmp_path):
    os.mkfifo(tmp_path / "LICENSE")
    done = run("license", str(tmp_path / "LICENSE"))
    assert 3 == done.exit_code
    assert "is a pipe or a device" in done.stderr


def test_fifty_megabytes_are_cut_and_that_is_said(run, tmp_path):
    path = tmp_path / "LICENSE"
    path.write_text(TERMS + "Herons stand in the marsh.\n" * 2_000_000, encoding="utf-8")
    done = run("license", str(path), "--json")
    found = json.loads(done.stdout)
    assert (0, True) == (done.exit_code, found["cut"])
    assert "only its first 1,000,000 characters were read" in done.stderr
    assert "user_threshold" in {condition["type"] for condition in found["conditions"]}


def test_a_remark_is_said_once(run, tmp_path, terms):
    (tmp_path / "COPYING").write_text("LICENSE", encoding="utf-8")
    for words in ((), ("--format", "terminal")):
        done = run("license", str(tmp_path / "COPYING"), *words)
        told = " ".join((done.stderr if not words else done.stdout + done.stderr).split())
        assert 1 == told.count("only holds the path LICENSE")


def test_a_folder_gives_its_files_and_what_they_come_to(run, tmp_path, terms):
    (tmp_path / "LICENSE-CODE").write_text("SPDX-License-Identifier: MIT\n", encoding="utf-8")
    found = json.loads(run("license", str(tmp_path)).stdout)
    assert {"LICENSE", "LICENSE-CODE"} == {each["path"] for each in found["files"]}
    assert {"expression", "declared", "parts", "conflicts", "category"} <= set(found)
    assert all(set(each) >= CONTRACT for each in found["files"])


def test_of_several_what_fails_is_said_and_the_rest_is_given(run, terms):
    done = run("license", str(terms), "MIT", "Herons-9.0")
    found = json.loads(done.stdout)
    assert (3, 2) == (done.exit_code, len(found["files"]))
    assert "Herons-9.0" in done.stderr
    assert "Herons-9.0" in found["unread"][0]


def test_a_name_is_what_is_known_of_it(run):
    found = json.loads(run("license", "Apache-2.0").stdout)
    assert ("Apache-2.0", True, []) == (
        found["license_id"],
        found["osi_approved"],
        found["matches"],
    )


def test_a_terminal_gets_words(terms):
    text = on_a_terminal(f"from howopen.cli import main\nmain(['license', {str(terms)!r}])")
    assert "not open source" in text
    assert "\x1b[" in text


def test_json_of_one_file_imports_nothing_heavy(terms):
    code = (
        "import sys\nfrom howopen.cli import main\n"
        f"try: main(['license', {str(terms)!r}, '--json'])\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'markdown_it', 'license_expression', 'yaml', 'huggingface_hub'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stderr


def test_the_schema_of_a_reading_holds_what_is_given(run, terms):
    schema = json.loads(run("schema", "license").stdout)
    found = json.loads(run("license", str(terms)).stdout)
    assert "urn:howopen-license:1" == schema["$id"]
    assert set(found) == set(schema["$defs"]["TermsReading"]["properties"])
    assert {"$ref": "#/$defs/FolderReading"} in schema["anyOf"]


def test_the_schema_that_is_given_without_a_name_stays_that_of_an_assessment(run):
    assert run("schema").stdout == run("schema", "assessment").stdout
    assert 2 == run("schema", "herons").exit_code


def test_known_licences_are_listed_and_filtered(run):
    found = json.loads(run("licenses", "llama", "--condition", "user_threshold").stdout)
    assert found
    assert all("user_threshold" in {c["type"] for c in each["conditions"]} for each in found)
    assert run("licenses", "apache", "--osi", "--csv").stdout.startswith("id,name,category,")
    assert "| Apache-2.0 |" in run("licenses", "apache", "--markdown").stdout
    assert "licences" in run("licenses", "apache", "--format", "terminal").stdout.splitlines()[-1]


def test_a_filter_that_there_is_not_is_a_usage_error(run):
    done = run("licenses", "--category", "free")
    assert 2 == done.exit_code
    assert "there are: open-source" in done.stderr
