from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.frameworks.mof.components import Kind
from howopen.frameworks.mof.reading import Standing, read_license_string
from howopen.frameworks.mof.tables import corrected_table, exact_table


@pytest.mark.parametrize(
    ("written", "means"),
    [
        *(("Apache 2.0", "Apache-2.0"), ("apache-2.0", "Apache-2.0"), ("BSD-3", "BSD-3-Clause")),
        *(("MIT license", "MIT"), (" MIT ", "MIT"), ("cc-by-4.0", "CC-BY-4.0")),
        *(("openmdw-1.1", "OpenMDW-1.1"), ("open-mdw", "OpenMDW-1.0"), ("pddl", "PDDL-1.0")),
        *(("LicenseRef-OpenMDW-1.1", "OpenMDW-1.1"), ("ODC-PDDL-1.0", "PDDL-1.0")),
    ],
)
def test_a_spelling_is_read_and_told_where_the_tool_takes_letters(written, means):
    found = read_license_string(written)
    assert (means, Standing.OPEN) == (found.means, found.standing)
    assert f"is no SPDX id; read as {means}" in found.note
    if written != "ODC-PDDL-1.0":
        exact = read_license_string(written, exact=True)
        assert Standing.INVALID is exact.standing
        assert f"the corrected table reads it as {means}" in exact.note


@pytest.mark.parametrize(
    ("written", "standing", "kinds"),
    [
        ("MIT OR Apache-2.0", Standing.OPEN, {Kind.CODE, Kind.DOCUMENT}),
        ("MIT AND Apache-2.0", Standing.OPEN, {Kind.CODE}),
        ("Apache-2.0 AND CC-BY-4.0", Standing.OPEN, {Kind.DOCUMENT}),
        ("MIT OR CC-BY-NC-4.0", Standing.OPEN, {Kind.CODE}),
        ("MIT AND CC-BY-NC-4.0", Standing.INVALID, set()),
        ("MIT AND LicenseRef-acme", Standing.INVALID, set()),
        ("GPL-2.0-only WITH Classpath-exception-2.0", Standing.OPEN, {Kind.CODE}),
        ("BSD", Standing.OPEN, {Kind.CODE}),
        ("CC BY", Standing.OPEN, {Kind.DATA, Kind.DOCUMENT}),
    ],
)
def test_an_expression_is_open_where_all_that_must_be_taken_is(written, standing, kinds):
    found = read_license_string(written)
    assert (standing, kinds) == (found.standing, set(found.kinds))
    assert found.note
    assert Standing.INVALID is read_license_string(written, exact=True).standing


@pytest.mark.parametrize(
    ("written", "standing", "said"),
    [
        ("Undisclosed", Standing.UNLICENSED, "names no licence"),
        ("unknown", Standing.UNLICENSED, "names no licence"),
        ("none", Standing.UNLICENSED, "names no licence"),
        ("license", Standing.UNLICENSED, "names no licence"),
        ("?", Standing.UNLICENSED, "names no licence"),
        ("Component not include", Standing.ABSENT, "says that the component is absent"),
        ("Component not included.", Standing.ABSENT, "says that the component is absent"),
        ("not released yet", Standing.ABSENT, "says that the component is absent"),
        ("N/A", Standing.ABSENT, "says that the component is absent"),
        ("Proprietary", Standing.INVALID, "names no open licence"),
        ("other", Standing.INVALID, "does not say which licence it is"),
        ("arXiv non-exclusive license", Standing.INVALID, "gives its readers no licence"),
        ("herons, egrets", Standing.INVALID, "is no SPDX id and no licence that howopen knows"),
        (
            "CC-BY-NC-4.0",
            Standing.INVALID,
            "known and not open (restricted-commercial): on no list",
        ),
        (
            "Llama 3 Community License",
            Standing.INVALID,
            "known and not open (restricted-commercial)",
        ),
    ],
)
def test_what_cannot_be_used_is_explained(written, standing, said):
    found = read_license_string(written)
    assert standing is found.standing
    assert found.note.startswith(f"`{written}` ")
    assert said in found.note
    exact = read_license_string(written, exact=True)
    assert (Standing.INVALID, found.note) == (exact.standing, exact.note)


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("written", [None, "", "unlicensed"])
def test_none_is_none(written, exact):
    assert Standing.UNLICENSED is read_license_string(written, exact=exact).standing


def test_the_tool_trims_nothing():
    assert Standing.INVALID is read_license_string(" ", exact=True).standing
    assert Standing.INVALID is read_license_string("MIT ", exact=True).standing


def test_what_is_open_only_here_says_so_in_both_readings():
    reason = "which is no SPDX id"
    assert reason in read_license_string("PDDL-1.0").note
    exact = read_license_string("PDDL-1.0", exact=True).note
    assert reason in exact
    assert exact.endswith("; the corrected table has it as open")


def test_an_open_licence_that_is_newer_than_the_tools_list_is_open():
    found = read_license_string("CC-PDM-1.0")
    assert (Standing.OPEN, (Kind.DATA, Kind.DOCUMENT)) == (found.standing, found.kinds)
    assert "`CC-PDM-1.0` is no id that MOT knows; it is open for data and content" == found.note


def test_an_expression_of_ids_is_told_to_be_none_for_the_tool():
    said = "`MIT OR Apache-2.0` is an expression, which MOT does not read"
    assert said == read_license_string("MIT OR Apache-2.0").note
    assert "OpenMDW-1.1 OR MIT" == read_license_string("openmdw-1.1 or MIT").means


def test_what_closes_an_expression_is_named():
    assert "holds Gemma Terms of Use, not open" in read_license_string("MIT, Gemma").note
    said = read_license_string("Apache-2.0 with restrictions").note
    assert "names `restrictions`, which is no licence that howopen knows" in said


@pytest.mark.parametrize("exact", [True, False])
def test_every_id_is_read_as_its_table_has_it(exact):
    table = exact_table() if exact else corrected_table()
    for id_, facts in table.licenses.items():
        found = read_license_string(id_, exact=exact)
        assert (facts.open, id_) == (found.standing is Standing.OPEN, found.means)
        assert facts.kinds == set(found.kinds) or not facts.open
        assert found.note or facts.open


def test_a_long_string_is_no_licence():
    found = read_license_string("MIT AND " * 100_000 + "MIT")
    assert (Standing.INVALID, True) == (found.standing, len(found.note) < 200)


@given(st.text(max_size=60))
def test_no_string_breaks_the_reading_and_the_tool_opens_nothing_more(written):
    ours, theirs = read_license_string(written), read_license_string(written, exact=True)
    assert ours.standing is Standing.OPEN or theirs.standing is not Standing.OPEN
    assert theirs.note or theirs.standing in (Standing.OPEN, Standing.UNLICENSED)
