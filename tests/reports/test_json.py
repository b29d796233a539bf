from __future__ import annotations

import json

import msgspec
import pytest

from howopen.errors import DataError
from howopen.frameworks.ranking import rank
from howopen.model import Assessment
from howopen.model.saved import read_report
from howopen.reports.json import assessment_schema, to_json
from tests.conftest import ROOT
from tests.reports.invented import HOSTILE, assessment, framework, several

RELEASED = sorted((ROOT / "tests" / "data" / "reports").glob("assessment-*.json"))


def test_one_release_looks_like_this(snapshot):
    assert snapshot == to_json(assessment())


def test_an_assessment_comes_back_as_it_was():
    assert assessment(HOSTILE) == read_report(to_json(assessment(HOSTILE)))


def test_the_contract_of_an_assessment_holds():
    found = json.loads(to_json(assessment()))
    assert {"release", "verdict", "findings", "judgements", "sources", "tool"} <= set(found)
    assert {"id", "sentence", "reasons"} == set(found["verdict"])
    assert {
        *("outcome", "value", "citations", "note", "searched", "unseen", "expressions"),
    } == set(found["findings"]["weights-license"])
    judged = found["judgements"]["radboud"]
    assert {"score", "out_of", "range", "class", "dimensions"} <= set(judged)
    assert {"grade", "findings"} <= set(judged["dimensions"]["code"])
    assert {"version", "rules"} == set(found["tool"])


def test_the_contract_of_a_table_holds():
    found = json.loads(to_json(rank(several(), framework())))
    assert "No model is perfect: the best of 5 scores 12.5 of 14." == found["headlines"][0]["text"]
    assert {"release", "verdict", "judgement"} <= set(found["rows"][0])


def test_control_characters_are_escaped_and_still_the_same_words():
    text = to_json(assessment("a\x1b\x9b\u202e\u2066\ufeffb"))
    assert not {"\x1b", "\x9b", "\u202e", "\u2066", "\ufeff"} & set(text)
    assert "a\x1b\x9b\u202e\u2066\ufeffb" == json.loads(text)["release"]["name"]


def test_every_released_version_is_kept():
    assert ["assessment-1.json"] == [path.name for path in RELEASED]


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.name)
def test_every_released_report_still_loads(path):
    found = read_report(path.read_bytes())
    kept = json.loads(path.read_text())
    assert kept["verdict"]["id"] == found.verdict.id
    assert set(kept["findings"]) == set(found.findings)


def test_a_newer_assessment_is_refused_with_what_to_do():
    with pytest.raises(DataError, match="use a newer one"):
        read_report(to_json(assessment()).replace("assessment/1", "assessment/99"))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema": "x/1"}', '{"schema": 1}'])
def test_what_is_no_assessment_is_refused(text):
    with pytest.raises(DataError, match="not an assessment"):
        read_report(text)


def test_the_schema_names_itself_and_its_version():
    schema = assessment_schema()
    assert ("urn:howopen-assessment:1", "1") == (schema["$id"], schema["version"])
    assert "#/$defs/Assessment" == schema["$ref"]


def test_the_schema_describes_every_field_of_the_nouns():
    names = {field.encode_name for field in msgspec.structs.fields(Assessment)}
    assert names == set(assessment_schema()["$defs"]["Assessment"]["properties"])


def test_equal_nouns_give_equal_text():
    assert to_json(assessment()) == to_json(assessment())
