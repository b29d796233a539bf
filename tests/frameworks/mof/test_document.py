from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.errors import DataError
from howopen.frameworks.mof.document import Held, held_licenses, parse_document
from tests.frameworks.mof.invented import HEAD, model_file

ALL_FOUR = """\
  license:
    distribution: {name: Apache-2.0, path: LICENSE}
    code: {name: MIT, path: null}
    data: {name: null}
    document: {name: ''}
"""


def held(license_: str, licenses: str = ALL_FOUR, name: str = "Training code") -> Held:
    entry = f"  components:\n  - name: {name}\n{license_}"
    (found,) = held_licenses(parse_document(HEAD + licenses + entry)).values()
    return found


def test_a_components_own_licence_holds_before_all_others():
    assert Held("ISC", "component") == held("    license: ISC\n")


def test_the_licence_of_its_type_holds_before_that_of_the_distribution():
    assert Held("MIT", "code") == held("")


@pytest.mark.parametrize("name", ["Datasets", "Model card"])
def test_the_licence_of_the_distribution_holds_where_the_type_has_none(name):
    assert Held("Apache-2.0", "distribution") == held("", name=name)


def test_the_licence_of_the_distribution_holds_where_nothing_else_is_said():
    licenses = "  license: {distribution: {name: Apache-2.0}}\n"
    assert Held("Apache-2.0", "distribution") == held("", licenses)


@pytest.mark.parametrize("said", ["unlicensed", "''", '""'])
def test_a_component_that_is_said_to_have_none_inherits_none(said):
    assert Held(None, "") == held(f"    license: {said}\n")


@pytest.mark.parametrize("null", ["", "null", "~"])
def test_a_null_says_nothing_and_inherits(null):
    assert Held("MIT", "code") == held(f"    license: {null}\n")


@pytest.mark.parametrize("licenses", ["  license: {}\n", "  license: []\n", "  license:\n", ""])
def test_without_any_licence_there_is_none(licenses):
    assert Held(None, "") == held("", licenses)


def test_what_the_file_says_is_kept():
    text = model_file({"Datasets": "MIT"}) + "    license_path: L\n    component_path: data/\n"
    document = parse_document(text)
    assert {"name": "Heron 1B", "producer": "Estuary Lab"} == document.words
    (entry,) = document.entries
    assert ("datasets", "MIT", "L", "data/", 10) == (entry.component.id, *entry[1:])
    assert () == document.remarks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty; a model file of MOT holds `framework` and `release`"),
        ("# nothing\n", "it is empty"),
        ("herons", "line 1: the file is no mapping"),
        ("- a\n- b\n", "line 1: the file is no mapping"),
        ("framework: {}\n", "it has no `release`"),
        ("release: herons\n", "line 1: `release` is no mapping"),
        ("release:\n  name: Heron\n", "`release` lists no `components`"),
        ("release:\n  name: [a]\n  components: []\n", "line 2: `name` is no text"),
        (
            HEAD + "  license: MIT\n  components: []\n",
            "line 8: `license` of `release` is no mapping",
        ),
        (
            HEAD + "  license: {code: MIT}\n  components: []\n",
            "line 8: the licence for `code` is no mapping",
        ),
        (HEAD + "  license: {}\n  components: herons\n", "line 9: `components` is no list"),
        (HEAD + "  license: {}\n  components: {a: b}\n", "line 9: `components` is no list"),
        (HEAD + "  components:\n  - herons\n", "line 9: a component is no mapping"),
        (HEAD + "  components:\n  - license: MIT\n", "line 9: a component has no `name`"),
        (
            HEAD + "  components:\n  - name: Datasets\n    license: [MIT]\n",
            "line 10: `license` of `Datasets` is no text",
        ),
        (
            HEAD + "  components:\n  - name: Herons\n",
            "line 9: no component of the MOF is called `Herons`; there are: Model architecture",
        ),
        (
            HEAD + "  components:\n  - name: datasets\n",
            "line 9: no component of the MOF is called `datasets`; did you mean `Datasets`?",
        ),
        (
            HEAD + "  components:\n" + "  - name: Datasets\n" * 18,
            "line 9: `components` lists 18; the MOF has 17",
        ),
        ("a: [\n", "line 2: not valid YAML"),
        ("a: b\n---\nc: d\n", "line 2: a second YAML document begins"),
        ("a: &a [*a]\n", "line 1: a YAML alias names nothing before it"),
        ("[" * 100, "nested deeper than 64 levels"),
        ("a: \x00\n", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_the_line(text, said):
    with pytest.raises(DataError) as error:
        parse_document(text)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("release: {components: []}\n", "`framework` is not given"),
        (
            model_file({}).replace("'1.0'", "'2.0'"),
            "`version` of `framework` is `2.0`; read as 1.0",
        ),
        ("release: {components: []}\n", "`name` is not given; MOT asks for it"),
        (model_file({}, licenses=""), "`license` of `release` is not given"),
        (model_file({}, licenses="  type: herons\n"), "`type` is `herons`; MOT knows language,"),
        (model_file({}, licenses="  wings: 2\n"), "line 8: `wings`: nothing that MOT has in a"),
        (
            model_file({}, licenses="  license: {wings: {name: MIT}}\n"),
            "line 8: a licence for `wings`; MOT knows distribution, code, data, document",
        ),
    ],
)
def test_what_does_not_hinder_is_told(text, said):
    assert any(remark.startswith(said) for remark in parse_document(text).remarks)


def test_of_many_unknown_keys_a_few_are_named():
    wings = "".join(f"  wing{number}: 1\n" for number in range(1000))
    (remark,) = parse_document(model_file({}, licenses=f"  license: {{}}\n{wings}")).remarks
    assert remark.startswith("line 9: `wing0`, `wing1`, `wing2`, `wing3`, `wing4` and 995 more: ")


def test_of_a_component_that_is_listed_twice_the_last_entry_holds():
    entry = "  - {name: Datasets, license: MIT}\n"
    document = parse_document(
        HEAD + "  license: {}\n  components:\n" + entry + entry.replace("MIT", "ISC")
    )
    assert ["ISC"] == [each.license for each in document.entries]
    assert ("line 11: `Datasets` is listed again; the last entry holds",) == document.remarks


def test_the_answer_of_the_tools_interface_is_a_model_file_too():
    release = {"name": "Heron", "license": [], "components": [{"name": "Datasets"}]}
    text = json.dumps({"id": "1", "release": release, "classification": {"class": 0}})
    assert ["datasets"] == [each.component.id for each in parse_document(text).entries]


@given(st.text())
def test_any_text_is_a_document_or_one_sentence(text):
    with suppress(DataError):
        parse_document(text)
