from __future__ import annotations

import json

import pytest

from howopen.frameworks.mof.components import Kind
from howopen.frameworks.mof.tables import corrected_table, exact_table, id_in_tables

ALL = {Kind.CODE, Kind.DATA, Kind.DOCUMENT}


def test_the_exact_table_is_that_of_the_tool(shared):
    text = (shared / "reference/mot/licences/effective.json").read_text(encoding="utf-8")
    expected = {
        id_: (facts["open"], set(facts["types"]))
        for id_, facts in json.loads(text)["licences"].items()
    }
    actual = {id_: (facts.open, set(facts.kinds)) for id_, facts in exact_table().licenses.items()}
    assert expected == actual


def test_the_exact_table_has_660_ids_and_a_stray_one():
    licenses = exact_table().licenses
    assert (661, True) == (len(licenses), licenses["ODC-PDDL-1.0"].open)


@pytest.mark.parametrize(
    ("id_", "kinds"),
    [
        ("PDDL-1.0", {Kind.DATA}),
        ("C-UDA-1.0", {Kind.DATA}),
        ("MulanPSL-1.0", {Kind.CODE}),
        ("FreeBSD-DOC", {Kind.DOCUMENT}),
        ("CC-PDDC", {Kind.DATA, Kind.DOCUMENT}),
        ("OpenMDW-1.1", ALL),
    ],
)
def test_what_the_tool_closes_by_mistake_is_open(id_, kinds):
    exact, corrected = exact_table().licenses.get(id_), corrected_table().licenses[id_]
    assert not exact or not exact.open
    assert (True, kinds) == (corrected.open, set(corrected.kinds))
    assert corrected.why_open


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        *(("CC0-1.0", Kind.DATA), ("CC-BY-4.0", Kind.DATA), ("ODbL-1.0", Kind.DATA)),
        *(("CDLA-Sharing-1.0", Kind.DATA), ("GPL-3.0-only", Kind.CODE), ("X11", Kind.CODE)),
        *(("BSD-3-Clause", Kind.CODE), ("GFDL-1.3-or-later", Kind.DOCUMENT)),
        *(("CC-BY-3.0", Kind.DOCUMENT), ("OGL-UK-3.0", Kind.DOCUMENT)),
    ],
)
def test_what_a_licence_is_made_for_is_known_of_more_with_the_reason(id_, kind):
    assert kind not in exact_table().licenses[id_].kinds
    corrected = corrected_table().licenses[id_]
    assert kind in corrected.kinds
    assert dict(corrected.why_kinds)[kind]


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        *(("MIT", Kind.DATA), ("Apache-2.0", Kind.DATA), ("GPL-3.0-only", Kind.DATA)),
        *(("MIT", Kind.DOCUMENT), ("CDLA-Sharing-1.0", Kind.DOCUMENT), ("CC-BY-4.0", Kind.CODE)),
    ],
)
def test_a_licence_is_not_made_for_everything(id_, kind):
    assert kind not in corrected_table().licenses[id_].kinds


def test_nothing_that_the_tool_opens_is_closed_and_every_change_has_its_reason():
    for id_, exact in exact_table().licenses.items():
        corrected = corrected_table().licenses[id_in_tables(id_)]
        assert corrected.open >= exact.open
        assert corrected.kinds >= exact.kinds
        changed = corrected.kinds - exact.kinds if id_ == id_in_tables(id_) else set()
        assert changed == set(dict(corrected.why_kinds)) & changed
        assert corrected.open == exact.open or corrected.why_open


def test_every_open_licence_is_made_for_something_but_fonts():
    assert ["OFL-1.0"] == [
        id_ for id_, facts in corrected_table().licenses.items() if facts.open and not facts.kinds
    ]


def test_the_stray_id_is_an_alias():
    assert "ODC-PDDL-1.0" not in corrected_table().licenses
    assert "PDDL-1.0" == id_in_tables("ODC-PDDL-1.0")
