from __future__ import annotations

import json

import pytest

from benchmarks.license_cases import read_cases
from benchmarks.licenses import main, measure

# Reached on ../shared/licences; raise them when the figures rise, never lower them.
FLOORS = {
    "id.catalogued.right_share": 0.97,
    "id.uncatalogued.variant_right_share": 0.6,
    "id.uncatalogued.variant_right_share_of_relatives": 0.8,
    "category_accuracy": 0.95,
    "conditions.precision": 0.95,
    "conditions.recall": 0.99,
    "conditions.value_exact": 0.98,
    "quotes_verified": 1.0,
}
CEILINGS = {"id.catalogued.wrong": 0, "id.uncatalogued.wrong_certain": 0}

MARSH = """Marsh Terms

You may use the Marsh model for any lawful end.

If the products made available by you have more than 5,000 monthly active users,
you must request a license from the Marsh Company before you use the model.
"""
CASES = {
    "marsh": (
        MARSH,
        """licence_id: LicenseRef-howopen-marsh
family: marsh
category: restricted-commercial
conditions:
- type: user_threshold
  value: {users: 5000, period: month, effect: separate_licence}
  quote: more than 5,000 monthly active users
  origin: read
""",
    ),
    "tagged": (
        "SPDX-License-Identifier: MIT\n",
        "licence_id: MIT\nkind: notice\nfamily: mit\ncategory: open-source\nconditions: []\n",
    ),
    "nothing": (
        "The heron wades at dawn.\n",
        "licence_id: NOASSERTION\nkind: pointer\ncategory: proprietary\nconditions: []\n",
    ),
}
KEYS = (
    *("cases", "id", "category_accuracy", "conditions", "quotes_verified"),
    *("ms_per_text_median", "startup_ms", "peak_mib", "peers"),
)


@pytest.fixture
def cases(tmp_path):
    for name, (text, label) in CASES.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "LICENSE").write_text(text, encoding="utf-8")
        (tmp_path / name / "label.yaml").write_text(label + "file: LICENSE\n", encoding="utf-8")
    return tmp_path


def at(figures, path):
    for key in path.split("."):
        figures = figures[key]
    return figures


def test_all_that_measurements_rely_on_is_told_in_json(cases, capsys):
    assert 0 == main([str(cases), "--json", "--runs", "1"])
    figures = json.loads(capsys.readouterr().out)
    assert [] == [key for key in KEYS if key not in figures]
    assert {"right", "also", "wrong", "none"} <= figures["id"]["catalogued"].keys()
    assert {"wrong_certain", "variant_right", "unknown"} <= figures["id"]["uncatalogued"].keys()
    assert {"precision", "recall", "f1", "value_exact", "by_type"} <= figures["conditions"].keys()
    assert {"identify", "full"} == figures["ms_per_text_median"].keys()
    assert (3, {}) == (figures["cases"], figures["peers"])


def test_a_tag_is_right_and_a_text_that_we_do_not_know_is_no_wrong_answer(cases):
    ids = measure(read_cases(cases), leave_one_out=True)["id"]
    assert (2, 0) == (ids["catalogued"]["right"], ids["catalogued"]["wrong"])
    assert (1, 0) == (ids["uncatalogued"]["unknown"], ids["uncatalogued"]["family_in_index"])


def test_a_labelled_condition_is_found_with_its_value_and_quote(cases):
    figures = measure(read_cases(cases), leave_one_out=True)
    told = figures["conditions"]["by_type"]["user_threshold"]
    assert (1, 1, 0, 1.0) == tuple(told[k] for k in ("labels", "found", "false", "value_exact"))
    assert 1.0 == figures["quotes_verified"]


def test_people_get_a_table_with_what_was_wrong(cases, capsys):
    label = cases / "tagged" / "label.yaml"
    label.write_text(label.read_text(encoding="utf-8").replace("MIT", "Zlib"), encoding="utf-8")
    main([str(cases), "--misses", "--runs", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert "tagged: wrong: MIT for Zlib" in lines
    assert ["catalogued", "wrong", "1"] in [line.split() for line in lines]


def test_a_folder_without_cases_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path)])
    assert (2, True) == (stopped.value.code, "no case in" in capsys.readouterr().err)


def test_the_shared_cases_are_read_as_well_as_ever(shared):
    if not (shared / "licences").is_dir():
        pytest.skip("needs the labelled licences beside the checkout (../shared/licences)")
    figures = measure(read_cases(shared / "licences"), leave_one_out=True)
    below = {path: at(figures, path) for path, floor in FLOORS.items() if at(figures, path) < floor}
    above = {path: at(figures, path) for path, top in CEILINGS.items() if at(figures, path) > top}
    assert ({}, {}) == (below, above)
