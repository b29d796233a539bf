from __future__ import annotations

import json

import msgspec
from msgspec.structs import replace

from howopen.history.verification import Verification, verify
from howopen.model import Assessment
from howopen.reports.json import to_json
from howopen.reports.page import Page
from howopen.reports.verification import (
    verification_schema,
    verification_to_json,
    verification_to_terminal,
)
from tests.history.two_days import CARD, OLD, assessed, licensed
from tests.reports.invented import HOSTILE


def held(report, again=OLD):
    return verify(report, again, to_json(report).encode(), to_json(again).encode())


def edited(**fields):
    plain = {**json.loads(to_json(OLD)), **fields}
    text = json.dumps(plain).encode()
    return verify(msgspec.json.decode(text, type=Assessment), OLD, text, to_json(OLD).encode())


def terminal(found):
    return verification_to_terminal(found, {}, Page())


def test_a_report_that_is_reproduced_looks_like_this(snapshot):
    assert snapshot == terminal(held(OLD))


def test_a_report_that_was_edited_looks_like_this(snapshot):
    assert snapshot == terminal(edited(remarks=["x"], extra=1))


def test_a_report_of_other_rules_looks_like_this(snapshot):
    report = assessed(licensed("MIT", CARD), digest="aa", rules="22" * 32)
    assert snapshot == terminal(held(report))


def test_a_report_of_another_recording_names_the_fields_too():
    text = terminal(held(replace(OLD, recording="bb" * 32)))
    assert text.splitlines()[1].startswith("? Not reproduced: the report was made from")
    assert "~ $.recording:" in text


def test_how_many_more_fields_differ_is_said():
    text = terminal(edited(remarks=[str(number) for number in range(30)]))
    assert "and 10 more" in text


def test_foreign_words_stay_words():
    found = edited(**{HOSTILE: HOSTILE, "release": {"id": "x", "name": HOSTILE}})
    assert not {"\x1b", "\u202e"} & set(terminal(found))


def test_the_json_says_whether_why_and_where():
    found = edited(remarks=["x"])
    plain = json.loads(verification_to_json(found))
    assert ("howopen-verification/1", "edited") == (plain["schema"], plain["id"])
    assert [{"path": "$.remarks[0]", "report": '"x"', "again": None}] == plain["differences"]
    assert found == msgspec.json.decode(verification_to_json(found), type=Verification)


def test_the_schema_names_itself():
    assert "urn:howopen-verification:1" == verification_schema()["$id"]
