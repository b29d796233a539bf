from __future__ import annotations

import pytest
from msgspec.structs import replace

import howopen
from howopen.errors import DataError, InputError, NotFound
from howopen.license_pipeline import read_terms
from howopen.license_pipeline.placed import component_of
from howopen.license_pipeline.policies import with_policies
from howopen.licenses.binding.situation import Situation
from howopen.licenses.reading import TextKind
from howopen.licenses.terms import Category

MIT = """MIT License

Copyright (c) 2020 Example Estuary

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""
MARSH = """Marsh Community License Agreement

1. License. Estuary Lab grants you a non-exclusive, worldwide, royalty-free license to use, copy,
modify and distribute the Marsh Materials, subject to the terms of this Agreement.

2. Additional commercial terms. If, on the release date, the monthly active users of the products
or services made available by you exceed 50 million monthly active users, you must request a
license from Estuary Lab, which it may grant in its sole discretion.

3. Your use of the Marsh Materials must comply with applicable laws and adhere to the Acceptable
Use Policy for the Marsh Materials, which is hereby incorporated by reference into this Agreement.
"""
POLICY = """Marsh Acceptable Use Policy

You agree you will not use, or allow others to use, Marsh to:

1. Engage in military or warfare applications.
2. Violate the law.

The rights granted under the Marsh Community License Agreement are not being granted to you if you
are an individual domiciled in, or a company with a principal place of business in, the European
Union.
"""


@pytest.fixture
def release(tmp_path):
    """A folder with code and weights under different terms, a policy and a card."""
    for name, text in {
        "LICENSE-CODE": MIT,
        "LICENSE-MODEL": MARSH,
        "USE_POLICY.md": POLICY,
        "README.md": "---\nlicense: apache-2.0\nlicense_name: other\n---\n# Marsh\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_file_is_read_with_its_place(release):
    found = read_terms(str(release / "LICENSE-CODE"))
    assert ("MIT", Category.OPEN_SOURCE, "code") == (
        found.license_id,
        found.category,
        found.component,
    )
    assert str(release / "LICENSE-CODE") == found.path


def test_a_file_says_what_it_is_and_demands_as_its_text_does(release):
    found = read_terms(str(release / "LICENSE-MODEL"))
    plain = howopen.identify_license(MARSH, "LICENSE-MODEL")
    assert plain.license_id == found.license_id
    assert [(c.type, c.value, c.quote, c.line) for c in plain.conditions] == [
        (c.type, c.value, c.quote, c.line) for c in found.conditions
    ]


def test_a_folder_tells_each_part_and_what_all_comes_to(release):
    found = read_terms(str(release))
    assert [("code", "MIT", ("LICENSE-CODE",)), ("weights", ("LICENSE-MODEL",))] == [
        (found.parts[0].component, found.parts[0].expression, found.parts[0].paths),
        (found.parts[1].component, found.parts[1].paths),
    ]
    assert Category.RESTRICTED_COMMERCIAL is found.category
    assert found.osi_approved is False
    assert found.expression.startswith("MIT AND LicenseRef-howopen-")


def test_the_conditions_of_a_policy_are_those_of_the_licence_that_incorporates_it(release):
    files = {reading.path: reading for reading in read_terms(str(release)).files}
    followed = [(c.type, c.path) for c in files["LICENSE-MODEL"].conditions if c.path]
    assert ("territory_exclusion", "USE_POLICY.md") in followed
    assert "territory_exclusion" in files["LICENSE-MODEL"].freedoms_limited["use"]
    assert not any(condition.path for condition in files["LICENSE-CODE"].conditions)
    assert files["LICENSE-MODEL"].remarks[-1].endswith("was read too: USE_POLICY.md")


def test_a_policy_is_followed_among_files_that_are_named_together(release):
    found = read_terms(str(release / "LICENSE-MODEL"), str(release / "USE_POLICY.md"))
    excluded = [c for c in found.files[0].conditions if c.type == "territory_exclusion"]
    assert [str(release / "USE_POLICY.md")] == [c.path for c in excluded]


def lay(folder, **texts):
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_policy", "USE_POLICY.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def excluded(folder):
    """The files whose reading has the policy's exclusion of the Union."""
    return [
        reading.path
        for reading in read_terms(str(folder)).files
        if any(c.type == "territory_exclusion" and c.path for c in reading.conditions)
    ]


def test_a_policy_is_for_the_licence_that_lies_nearest(tmp_path):
    lay(tmp_path, b__LICENSE=MARSH, b___policy=POLICY, e__LICENSE=MARSH.replace("50", "70"))
    assert ["b/LICENSE"] == excluded(tmp_path)
    other = read_terms(str(tmp_path)).files[1]
    assert "another one lies here: b/USE_POLICY.md" in other.remarks[-1]


def test_a_policy_above_several_licences_is_for_all_of_them(tmp_path):
    lay(tmp_path, b__LICENSE=MARSH, _policy=POLICY, e__LICENSE=MARSH.replace("50", "70"))
    assert ["b/LICENSE", "e/LICENSE"] == excluded(tmp_path)


def test_a_policy_that_lies_elsewhere_is_for_the_only_licence_that_asks_for_one(tmp_path):
    lay(tmp_path, hub__files__LICENSE=MARSH, code__files___policy=POLICY, code__files__COPYING=MIT)
    assert ["hub/files/LICENSE"] == excluded(tmp_path)


def test_versions_that_differ_part_a_policy_from_a_licence(release):
    files = {r.path: r for r in read_terms(str(release)).files}
    model, policy = files["LICENSE-MODEL"], files["USE_POLICY.md"]
    plain = replace(model, conditions=tuple(c for c in model.conditions if not c.path))

    def follows(licence_name, policy_name):
        texts = (replace(plain, name=licence_name), replace(policy, name=policy_name))
        return any(c.path for c in with_policies(texts)[0].conditions)

    assert follows("Marsh 3.2 License", "Marsh 3.2 Use Policy")
    assert follows("Marsh 3.2 License", "Use Policy")
    assert not follows("Marsh 3.1 License", "Marsh 3.2 Use Policy")


def test_what_is_declared_and_is_not_what_the_texts_are_is_a_conflict(release):
    found = read_terms(str(release))
    assert [("license", "apache-2.0", "Apache-2.0", 2), ("other", "", 3)] == [
        ("license", found.declared[0].value, found.declared[0].license_id, found.declared[0].line),
        (found.declared[1].value, found.declared[1].license_id, found.declared[1].line),
    ]
    assert 1 == len(found.conflicts)
    assert found.conflicts[0].startswith(
        "README.md:2 declares Apache-2.0, and the texts are of MIT"
    )


def test_what_is_declared_counts_where_no_text_lies(tmp_path):
    (tmp_path / "README.md").write_text("---\nlicense: mit\n---\n# Heron\n", encoding="utf-8")
    found = read_terms(str(tmp_path))
    assert ("MIT", True) == (found.expression, found.osi_approved)
    assert ("README.md:2 names it; its text is not there",) == found.files[0].remarks


def test_a_folder_whose_card_names_nothing_is_told(tmp_path):
    (tmp_path / "README.md").write_text("# Heron\n\nIt flies.\n", encoding="utf-8")
    with pytest.raises(NotFound, match="there is no licence file, and the card names none"):
        read_terms(str(tmp_path))


def test_a_name_gives_what_is_known_without_lines():
    found = read_terms("Llama 3.1")
    first = found.conditions[0]
    assert ("user_threshold", 700_000_000) == (first.type, first.value["users"])
    assert ("", 0, "") == (first.quote, first.line, found.path)
    assert ("nothing was read: this is what is known of it by name",) == found.remarks


@pytest.mark.parametrize("name", ["MIT", "mit", "MIT License"])
def test_a_licence_is_known_by_id_alias_and_title(name):
    assert ("MIT", True, TextKind.LICENSE) == (
        read_terms(name).license_id,
        read_terms(name).osi_approved,
        read_terms(name).kind,
    )


def test_an_expression_is_what_its_parts_come_to():
    either, both = read_terms("MIT OR CC-BY-NC-4.0"), read_terms("MIT AND CC-BY-NC-4.0")
    assert (Category.OPEN_SOURCE, True) == (either.category, either.osi_approved)
    assert (Category.RESTRICTED_COMMERCIAL, False) == (both.category, both.osi_approved)
    assert "MIT OR CC-BY-NC-4.0" == either.expression
    assert {"CC-BY-NC-4.0"} == {c.license_id for c in both.conditions}


def test_what_one_may_choose_to_avoid_does_not_bind():
    either = read_terms("MIT OR CC-BY-NC-4.0")
    assert not any(c.license_id == "CC-BY-NC-4.0" for c in either.conditions)
    assert "one may choose without CC-BY-NC-4.0: its conditions are left out" in either.remarks


def test_an_expression_with_an_unknown_part_is_told():
    with pytest.raises(NotFound, match="Heron-9 in MIT AND Heron-9 is no licence that we know"):
        read_terms("MIT AND Heron-9")
    assert ("Heron-9 is no licence that we know",) == read_terms("MIT OR Heron-9").remarks[1:]


def test_a_misspelt_name_gets_the_nearest_ones():
    with pytest.raises(NotFound, match=r"did you mean Apache-2\.0"):
        read_terms("Aapche-2.0")
    with pytest.raises(NotFound, match="`howopen licenses` lists those that are known"):
        read_terms("heron and marsh and estuary")


@pytest.mark.parametrize("path", ["./LICENSE-9", "/nowhere/at/all", "nowhere/"])
def test_a_path_to_nothing_is_not_taken_for_a_name(path):
    with pytest.raises(NotFound, match=r"there is no file or folder .*; check the path"):
        read_terms(path)


@pytest.mark.parametrize("targets", [(), ("",), ("MIT", "MIT"), ("-", "-")])
def test_what_makes_no_sense_is_told(targets):
    with pytest.raises(InputError):
        read_terms(*targets)


def test_of_several_the_ones_that_cannot_be_read_are_told(release):
    (release / "empty").write_text("", encoding="utf-8")
    found = read_terms(str(release / "LICENSE-CODE"), str(release / "empty"), "MIT")
    assert ["MIT", "MIT"] == [reading.license_id for reading in found.files]
    assert 1 == len(found.unread)
    assert "empty is empty" in found.unread[0]


def test_a_single_one_that_cannot_be_read_raises(release):
    (release / "empty").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="is empty"):
        read_terms(str(release / "empty"))


def test_each_condition_is_asked_whether_it_binds(release):
    situation = Situation(users=2_000_000_000, country="DE")
    files = {r.path: r for r in read_terms(str(release), situation=situation).files}
    reading = files["LICENSE-MODEL"]
    answers = {answer.type: answer for answer in reading.binding}
    assert [c.type for c in reading.conditions] == [answer.type for answer in reading.binding]
    assert ("yes", "yes") == (
        answers["user_threshold"].answer,
        answers["territory_exclusion"].answer,
    )
    assert "USE_POLICY.md" == answers["territory_exclusion"].path
    assert () == read_terms(str(release)).files[1].binding


@pytest.mark.parametrize(
    ("path", "component"),
    [
        ("LICENSE", ""),
        ("LICENSE-CODE", "code"),
        ("MODEL_LICENSE", "weights"),
        ("LICENSE_DATA.txt", "data"),
        ("data/LICENSE", "data"),
        ("docs/LICENSE", "documents"),
        ("src/LICENSE-MODEL", "weights"),
        ("LICENSE-CODE-AND-MODEL", ""),
        ("模型-许可", "weights"),
        ("Community License for Heron Model.txt", "weights"),
    ],
)
def test_what_a_licence_is_for_stands_in_its_name_or_folder(path, component):
    assert component == component_of(path)
