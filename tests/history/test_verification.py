from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from howopen.history.verification import MOST_PATHS, VerificationId, verify
from howopen.model import Assessment
from howopen.reports.json import to_json
from tests.history.two_days import (
    CARD,
    CODE,
    OLD,
    assessed,
    cite,
    edge,
    finding,
    judgement,
    licensed,
)

BASE = cite(CARD, 2, name="huggingface:river/egret-7b")


def written(found):
    return to_json(found).encode()


def held(report, again=OLD):
    return verify(report, again, written(report), written(again))


def edited(change, found=OLD):
    """The verification of a report whose JSON was changed by hand."""
    plain = json.loads(to_json(found))
    change(plain)
    text = json.dumps(plain, indent=2).encode()
    return verify(msgspec.json.decode(text, type=Assessment), found, text, written(found))


def paths(found):
    return [each.path for each in found.differences]


def test_the_same_bytes_are_reproduced():
    found = held(OLD)
    assert (VerificationId.SAME, True, ()) == (found.id, found.reproduced, found.differences)


def test_the_same_content_in_other_bytes_is_rewritten():
    found = edited(lambda plain: None)
    assert (VerificationId.REWRITTEN, False) == (found.id, found.reproduced)


def test_another_recording_is_said():
    found = held(replace(OLD, recording="bb" * 32))
    assert VerificationId.OTHER_RECORDING is found.id
    assert "the recording bbbbbbbbbbbb, and this is aa." in found.sentence


def test_a_report_without_a_recording_is_said():
    assert "(none is named)" in held(replace(OLD, recording="")).sentence


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ({"version": "0.0.9"}, "howopen 0.0.9 (this is 0.1.0)"),
        ({"rules": "22" * 32}, "howopen 0.1.0 with other rules (222222222222)"),
    ],
)
def test_another_version_or_rules_are_said(tool, words):
    found = held(replace(OLD, tool=replace(OLD.tool, **tool)))
    assert VerificationId.OTHER_RULES is found.id
    assert words in found.sentence
    assert "all answers are the same" in found.sentence


def test_under_other_rules_the_answers_that_differ_are_told():
    report = assessed(licensed("MIT", CARD), digest="aa", rules="22" * 32)
    found = held(report)
    assert ["weights-license"] == list(found.changes.findings)
    assert "some answers differ" in found.sentence


def test_other_definitions_are_said():
    found = held(replace(OLD, judgements={"radboud": judgement()}))
    assert VerificationId.OTHER_RULES is found.id
    assert "another choice or version of the definitions" in found.sentence


def test_a_recording_under_another_name_is_not_held_to_be_an_edit():
    renamed = replace(OLD, release=replace(OLD.release, id="heron"))
    found = held(renamed)
    assert (VerificationId.RENAMED, ["$.release.id"]) == (found.id, paths(found))
    other_name = replace(OLD, release=replace(OLD.release, name="Ibis"))
    assert VerificationId.EDITED is held(other_name).id


def test_other_recordings_of_bases_are_not_held_to_be_an_edit():
    based = {**OLD.findings, "base-weights": finding(at=(BASE,))}
    found = held(replace(OLD, findings=based))
    assert VerificationId.OTHER_BASES is found.id
    assert VerificationId.OTHER_BASES is held(replace(OLD, lineage=(edge(recorded="egret"),))).id


def test_an_edited_field_is_named_by_its_path_with_both_values():
    def change(plain):
        plain["findings"]["weights-license"]["outcome"] = "no"

    found = edited(change)
    (difference,) = found.differences
    assert VerificationId.EDITED is found.id
    assert "$.findings['weights-license'].outcome" == difference.path
    assert ('"no"', '"yes"') == (difference.report, difference.again)


def test_fields_that_only_one_has_are_named():
    def change(plain):
        plain["extra"] = {"a": 1}
        del plain["remarks"]

    told = [(d.path, d.report, d.again) for d in edited(change).differences]
    assert [("$.remarks", None, "a list of 0"), ("$.extra", "an object of 1", None)] == sorted(
        told, key=lambda each: each[0], reverse=True
    )


def test_an_item_that_was_added_to_a_list_is_named_by_its_number():
    def change(plain):
        plain["remarks"].append("x")

    assert ["$.remarks[0]"] == paths(edited(change))


def test_at_most_twenty_fields_are_named_and_the_rest_counted():
    def change(plain):
        plain["remarks"] = [str(number) for number in range(MOST_PATHS + 5)]

    found = edited(change)
    assert (MOST_PATHS, 5) == (len(found.differences), found.more)


def test_a_key_that_stands_twice_is_an_edit():
    text = written(OLD).replace(b'{\n  "schema"', b'{\n  "verdict": {},\n  "schema"', 1)
    found = verify(OLD, OLD, text, written(OLD))
    assert (VerificationId.EDITED, ["$..verdict"]) == (found.id, paths(found))


def test_a_long_value_is_cut_and_shows_it():
    def change(plain):
        plain["verdict"]["sentence"] = "x" * 500

    (difference,) = edited(change).differences
    assert difference.report.endswith("xxx...")
    assert len(difference.report) < 130


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("plain", "$.plain"),
        ("it's", "$['it\\'s']"),
        ('a"b', "$['a\"b']"),
        ("a\x1b", "$['a\\u001b']"),
        ("é", "$['\\u00e9']"),
        ("", "$['']"),
    ],
)
def test_a_path_names_any_key(key, path):
    def change(plain):
        plain[key] = 1

    assert [path] == paths(edited(change))


def test_a_truth_is_not_a_number():
    def change(plain):
        plain["extra"] = True

    plain = json.loads(to_json(OLD))
    plain["extra"] = 1
    text = json.dumps(plain).encode()
    change(plain)
    other = json.dumps(plain).encode()
    assert ["$.extra"] == paths(verify(OLD, OLD, text, other))


@pytest.mark.parametrize("deep", [b"[" * 200_000 + b"]" * 200_000, b"9" * 5000])
def test_what_cannot_be_read_whole_is_an_edit_and_no_crash(deep):
    text = written(OLD)[:-2] + b', "x": ' + deep + b"}"
    found = verify(OLD, OLD, text, written(OLD))
    assert (VerificationId.EDITED, ["$"]) == (found.id, paths(found))


def test_a_cited_place_of_the_release_itself_does_not_excuse_an_edit():
    more = finding(at=(cite(CARD, 2, name=CODE),))
    plain = replace(OLD, sources=(*OLD.sources, replace(OLD.sources[0], id=CODE)))
    report = replace(plain, findings={**OLD.findings, "base-weights": more})
    assert VerificationId.EDITED is held(report, plain).id


JSON = some.recursive(
    some.none() | some.booleans() | some.integers(-3, 3) | some.text(max_size=3),
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON, JSON)
def test_fields_differ_exactly_where_the_json_does(one, other):
    """Python holds 1 and True for equal; JSON does not."""
    first, second = (json.dumps(each, sort_keys=True).encode() for each in (one, other))
    found = verify(OLD, OLD, first, second)
    assert (first == second) == (found.id is VerificationId.SAME) == (not found.differences)
