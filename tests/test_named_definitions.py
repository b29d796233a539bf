from __future__ import annotations

import json
from pathlib import Path

import pytest

import howopen
from howopen.errors import InputError
from howopen.findings import questions
from howopen.frameworks import frameworks
from howopen.frameworks.definition_checks import wrongs
from howopen.named_definitions import definition_of, definitions_of
from tests.conftest import ROOT

EXAMPLE = ROOT / "docs/how-to/procurement.toml"


@pytest.mark.parametrize("name", frameworks())
def test_every_definition_that_comes_with_howopen_is_sound(name):
    asked = {question.id: question.outcomes for question in questions()}
    assert [] == list(wrongs(frameworks()[name], asked))


def test_ids_and_other_names_are_told_apart():
    names = [name for each in frameworks().values() for name in (each.id, *each.aliases)]
    assert len(names) == len(set(names))
    shorts = [each.short for each in frameworks().values()]
    assert len(shorts) == len(set(shorts))


def test_what_is_superseded_is_used_only_when_it_is_named():
    usual = definitions_of(None)
    assert "radboud" in [each.id for each in usual]
    assert not any(each.superseded_by for each in usual)
    assert all(
        each.superseded_by in frameworks() for each in frameworks().values() if each not in usual
    )


def test_a_file_is_a_definition_wherever_an_id_is(samples):
    found = howopen.assess(samples / "heron-1b-instruct", frameworks=[EXAMPLE, "radboud"])
    assert ["ours", "radboud"] == list(found.judgements)
    ours = found.judgements["ours"]
    assert ("may-be-bought", 90.0, 100.0) == (ours.grade, ours.score, ours.out_of)
    assert definition_of(EXAMPLE).digest == ours.definition
    assert "" == found.judgements["radboud"].definition


def test_a_cell_of_ones_own_definition_is_explained(samples):
    found = howopen.explain(samples / "heron-1b-instruct", "ours:data", frameworks=EXAMPLE)
    assert found.chain[0].startswith("Procurement policy")
    assert ["pretraining-data"] == list(found.findings)


def test_releases_are_ranked_by_ones_own_definition(samples):
    found = howopen.assess_all(samples, frameworks=EXAMPLE, jobs=1)
    rows = howopen.rank(found, framework=EXAMPLE).rows
    assert "not-to-be-bought" == rows[-1].judgement.grade
    assert sorted(row.rank for row in rows) == [row.rank for row in rows]


@pytest.mark.parametrize("name", ["unheard-of", "ours", ""])
def test_an_unknown_name_is_told_with_those_that_exist(name):
    with pytest.raises(InputError, match=r"there are: .*radboud.*\./ours\.toml"):
        definition_of(name)


def test_what_is_wrong_with_a_file_is_told_before_anything_is_read(tmp_path):
    file = tmp_path / "ours.toml"
    with pytest.raises(InputError, match=r"ours\.toml is no definition that can be read"):
        definition_of(str(file))
    file.write_text(EXAMPLE.read_text("utf-8").replace('id = "ours"', 'id = "radboud"'), "utf-8")
    with pytest.raises(InputError, match="the id 'radboud' is that of Radboud"):
        definition_of(file)
    file.write_bytes(b"\x00\x01" * 100)
    with pytest.raises(InputError, match="binary"):
        definition_of(file)
    file.write_bytes("name = 'Größe'".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        definition_of(file)
    with pytest.raises(InputError, match="no definition"):
        definition_of(tmp_path / "sub.toml" / "..")
    file.write_text("# " + "x" * (2 << 20), "utf-8")
    with pytest.raises(InputError, match="too large"):
        definition_of(file)


def test_two_definitions_with_one_id_are_refused(tmp_path):
    file = tmp_path / "other.toml"
    file.write_text(EXAMPLE.read_text("utf-8").replace("weight = 4", "weight = 4.0"), "utf-8")
    assert 1 == len(definitions_of([EXAMPLE, EXAMPLE]))
    file.write_text(EXAMPLE.read_text("utf-8").replace("2026-11-25", "2026-11-26"), "utf-8")
    with pytest.raises(InputError, match="two definitions have the id 'ours'"):
        definitions_of([EXAMPLE, file])


def test_the_bundled_catalogue_is_judged_by_ones_own_definition():
    found = howopen.load_catalogue(frameworks=EXAMPLE)
    assert {"ours"} == {name for each in found for name in each.judgements}
    assert json.dumps([each.judgements["ours"].score for each in found])


def test_the_path_may_be_a_path(samples):
    assert "ours" in howopen.assess(samples / "heron-1b", frameworks=Path(EXAMPLE)).judgements
