from __future__ import annotations

import pytest

from benchmarks.license_cases import quote_holds, read_cases, standing
from howopen.errors import DataError
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT

HERON = """licence_id: LicenseRef-howopen-heron
accept: [LicenseRef-scancode-heron-1]
also: [MIT]
mentions:
- licence_id: Apache-2.0
  applies_to: code
family: heron
category: research-only
conditions:
- {type: user_threshold, value: {users: 5000}, quote: x, origin: read}
- {type: indemnity, value: {}, quote: x, origin: pattern}
file: LICENSE
"""


def case_of(folder, label=HERON, text="You may wade.\n"):
    place = folder / "heron"
    place.mkdir(exist_ok=True)
    (place / "label.yaml").write_text(label, encoding="utf-8")
    (place / "LICENSE").write_text(text, encoding="utf-8")
    (case,) = read_cases(folder)
    return case


def test_a_case_is_its_text_and_its_label(tmp_path):
    case = case_of(tmp_path)
    assert ("heron", "You may wade.\n", "research-only", "licence", False) == (
        case.name,
        case.text,
        case.category,
        case.kind,
        case.catalogued,
    )
    assert {"LicenseRef-howopen-heron", "LicenseRef-scancode-heron-1"} == case.right
    assert {"MIT", "Apache-2.0"} == case.beside
    assert [("user_threshold", {"users": "5000"}, True), ("indemnity", {}, False)] == list(
        case.labels
    )


def test_a_folder_without_cases_and_a_label_without_an_id_are_refused(tmp_path):
    with pytest.raises(DataError, match=r"no folder with a label\.yaml"):
        read_cases(tmp_path)
    with pytest.raises(DataError, match="needs licence_id, file and category"):
        case_of(tmp_path, "file: LICENSE\n")


@pytest.mark.parametrize(
    ("main", "others", "worth"),
    [
        ("LicenseRef-howopen-heron", (), "right"),
        ("LicenseRef-scancode-heron-1", (), "right"),
        ("MIT", (), "also"),
        (VARIANT, ("LicenseRef-howopen-heron",), "also"),
        (UNKNOWN, ("Apache-2.0",), "also"),
        ("Zlib", (), "wrong"),
        ("Zlib", ("LicenseRef-howopen-heron",), "wrong"),
        (VARIANT, (VARIANT,), "none"),
        (NONE, (), "none"),
    ],
)
def test_an_answer_is_right_beside_it_wrong_or_none(tmp_path, main, others, worth):
    assert worth == standing(case_of(tmp_path), main, frozenset(others))


@pytest.mark.parametrize(
    ("main", "worth"), [(NONE, "right"), (UNKNOWN, "right"), (VARIANT, "right"), ("MIT", "wrong")]
)
def test_where_no_licence_is_named_naming_none_is_right(tmp_path, main, worth):
    label = "licence_id: NOASSERTION\ncategory: proprietary\nfile: LICENSE\n"
    assert worth == standing(case_of(tmp_path, label), main, frozenset())


TEXT = """# **Heron** terms
> You may not sell what the heron catches, nor the
> pond-
> keeper's <b>frogs</b>. You may wade &amp; wait.
本模型不得用于商业用途
"""


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("You may not sell what the heron catches, nor the pond-keeper's frogs", 2),
        ("nor the pondkeeper’s frogs", 2),
        ("You may wade & wait", 4),
        ("Heron terms You may not", 1),
        ("不得用于商业用途", 5),
    ],
)
def test_a_quote_holds_across_wrapping_marks_and_tags(quote, line):
    assert quote_holds(TEXT, quote, line)


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("You may not sell what the heron catches", 1),
        ("You may wade", 2),
        ("You may sell", 2),
        ("", 1),
        ("…", 1),
    ],
)
def test_a_quote_of_other_words_or_of_another_line_does_not_hold(quote, line):
    assert not quote_holds(TEXT, quote, line)


@pytest.mark.parametrize(("words", "holds"), [(25, True), (26, False)])
def test_a_quote_has_25_words_at_most(words, holds):
    assert holds == quote_holds("wade " * 30, "wade " * words, 1)


def test_words_that_stand_twice_may_begin_on_either_line():
    assert [True, True, False] == [quote_holds("a\na\nb\n", "a", line) for line in (1, 2, 3)]
