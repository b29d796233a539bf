"""Patterns on foreign text: positions are those of the `str`, and time is linear."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from howopen.doors import patterns


@given(st.text(alphabet="aé漢🦩 \n", max_size=60))
def test_positions_are_those_of_the_standard_library(text):
    expected = [m.span() for m in re.finditer(r"é+|🦩|a b", text)]
    assert expected == [m.span() for m in patterns.compile(r"é+|🦩|a b").finditer(text)]


def test_a_group_that_took_no_part_is_none():
    match = patterns.compile(r"(a)|(b)").search("b")
    assert match is not None
    assert (None, "b", (None, "b")) == (match[1], match[2], match.groups())


def test_case_is_ignored_only_on_demand():
    pattern = "licence"
    assert patterns.compile(pattern).search("LICENCE") is None
    assert patterns.compile(pattern, ignore_case=True).search("LICENCE") is not None


def test_the_same_call_gives_the_same_object():
    assert patterns.compile("x+") is patterns.compile("x+")


def test_an_escaped_text_matches_itself():
    assert patterns.compile(patterns.escape("a.b*[c]")).fullmatch("a.b*[c]") is not None


def test_a_pattern_that_traps_backtracking_engines_is_quick():
    begun = time.perf_counter()
    assert patterns.compile(r"(a+)+$").search("a" * 100_000 + "b") is None
    assert time.perf_counter() - begun < 1
