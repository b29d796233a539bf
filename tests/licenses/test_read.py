from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from howopen.licenses import Category, TextKind, read_license
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT

ROOT = Path(__file__).resolve().parents[2]
APACHE = (ROOT / "LICENSE").read_text(encoding="utf-8")
CC_BY = (ROOT / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")
TERMS = """LARK WORKS MODEL TERMS

1. Lark Works grants you a licence to use and copy the Heron model for non-commercial purposes.
2. You may not use the model or its outputs to train any other language model.
3. These terms end when you breach them, and you shall then delete all copies of the model.
"""
RESTRICTIONS = (
    "This model may be used for research purposes only.",
    "You may not use the software for commercial purposes.",
    "The software shall not be used by anyone in the European Union.",
    "Whoever has more than 5 million monthly active users must request a separate license.",
    "Use by companies with annual revenue above $1,000,000 requires a separate license.",
    "You must not use the software for military purposes.",
    "本软件仅限于非商业用途。",
    "Only members of the Lark club are allowed to run it.",
)


def test_a_known_text_is_its_licence():
    reading = read_license(APACHE)
    assert ("Apache-2.0", True, Category.OPEN_SOURCE, TextKind.LICENSE, ()) == (
        reading.license_id,
        reading.osi_approved,
        reading.category,
        reading.kind,
        reading.differences,
    )
    assert "Apache-2.0" == reading.expression


@pytest.mark.parametrize("sentence", RESTRICTIONS)
@pytest.mark.parametrize("text", [APACHE, CC_BY], ids=["Apache-2.0", "CC-BY-4.0"])
@pytest.mark.parametrize("where", ["before", "within", "after"])
def test_one_restricting_sentence_makes_an_open_licence_a_variant(text, sentence, where):
    lines = text.splitlines()
    at = {"before": 0, "within": len(lines) // 2, "after": len(lines)}[where]
    # Between paragraphs, as an editor would put it.
    while 0 < at < len(lines) and lines[at].strip():
        at += 1
    lines.insert(at, f"\n{sentence}\n")
    plain, changed = read_license(text), read_license("\n".join(lines))
    assert (VARIANT, plain.license_id) == (changed.license_id, changed.variant_of)
    assert not changed.osi_approved
    assert plain.category.rank < changed.category.rank or not changed.category.open
    line = "\n".join(lines).split("\n").index(sentence) + 1
    assert line in {difference.line for difference in changed.differences}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(RESTRICTIONS[:4]))
def test_it_does_not_matter_where_the_sentence_stands(seed, sentence):
    words = APACHE.split(" ")
    at = seed % len(words)
    changed = read_license(" ".join([*words[:at], f"\n\n{sentence}\n\n", *words[at:]]))
    assert VARIANT == changed.license_id
    assert not changed.category.open


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("irrevocable", "revocable"),
        ("royalty-free", "royalty-bearing"),
        ("worldwide", "nationwide"),
        ("no-charge", "fee-based"),
        ("You may reproduce", "You may not reproduce"),
    ],
)
def test_a_word_that_changes_what_is_granted_makes_a_variant(old, new):
    changed = APACHE.replace(old, new)
    assert changed != APACHE
    reading = read_license(changed)
    assert (VARIANT, "Apache-2.0", False) == (
        reading.license_id,
        reading.variant_of,
        reading.category.open,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "L'utilisation commerciale est interdite.",
        "Die Nutzung zu gewerblichen Zwecken ist untersagt.",
        "Solo se permite el uso no comercial.",
        "L'uso commerciale \u00e8 vietato.",
        "\u5546\u4e1a\u4f7f\u7528\u8bf7\u8054\u7cfb\u4f5c\u8005\u83b7\u5f97\u6388\u6743",
        "\ube44\uc0c1\uc5c5\uc801 \ubaa9\uc801\uc73c\ub85c\ub9cc \uc0ac\uc6a9.",
        "No police use.",
        "Lark Works and its rivals are excluded from this grant.",
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_a_restriction_in_any_language_is_seen(sentence, inside):
    mark = "4. Redistribution."
    text = APACHE.replace(mark, f"{sentence}\n\n{mark}") if inside else f"{sentence}\n\n{APACHE}"
    reading = read_license(text)
    assert (VARIANT, False) == (reading.license_id, reading.category.open)


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright 2024 Lark Works. All rights reserved.",
        "This project is part of Lark. See https://example.org for details.",
        (
            "Licensed under the Apache License, Version 2.0; you may not use this file except in\n"
            "compliance with the License. You may obtain a copy of it at the address below."
        ),
        "# Lark\n\nA tool that lists birds.",
    ],
)
def test_a_notice_beside_a_licence_changes_nothing(notice):
    assert "Apache-2.0" == read_license(f"{notice}\n\n{APACHE}").license_id


def test_a_file_of_two_licences_is_as_narrow_as_the_narrower():
    terms = "The weights are under these terms:\n\n" + TERMS * 3
    reading = read_license(f"{APACHE}\n\n{terms}")
    assert Category.RESTRICTED_COMMERCIAL is reading.category
    assert not reading.osi_approved


def test_terms_that_no_catalogue_has_are_unknown_but_read():
    reading = read_license(TERMS)
    assert (UNKNOWN, None, TextKind.LICENSE) == (
        reading.license_id,
        reading.variant_of,
        reading.kind,
    )
    assert {"non_commercial", "no_model_improvement"} <= {c.type for c in reading.conditions}
    assert [(1, 5)] == [(span.start_line, span.end_line) for span in reading.unexplained]


def test_unknown_terms_with_an_open_licence_behind_them_are_not_that_licence():
    reading = read_license(f"{TERMS * 60}\n\n{CC_BY}")
    assert UNKNOWN == reading.license_id
    assert ["CC-BY-4.0"] == [match.license_id for match in reading.matches]


@pytest.mark.parametrize(
    ("text", "license_id", "kind"),
    [
        ("SPDX-License-Identifier: MIT", "MIT", TextKind.NOTICE),
        ("# SPDX-License-Identifier: Apache-2.0\n", "Apache-2.0", TextKind.NOTICE),
        ("The data is licensed under CC BY-NC-SA 4.0.", "CC-BY-NC-SA-4.0", TextKind.NOTICE),
        ("Licensed under the Apache License, Version 2.0", "Apache-2.0", TextKind.NOTICE),
        ("https://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0", TextKind.POINTER),
        ("See https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", TextKind.POINTER),
        ("See the LICENSES folder for details.", NONE, TextKind.POINTER),
        ("../../LICENSE", NONE, TextKind.POINTER),
        ("", NONE, TextKind.OTHER),
        ("The heron is a bird.", NONE, TextKind.OTHER),
    ],
)
def test_short_forms_name_their_licence(text, license_id, kind):
    reading = read_license(text)
    assert (license_id, kind) == (reading.license_id, reading.kind)


def test_a_notice_that_adds_to_the_licence_it_names_is_a_variant_of_it():
    reading = read_license(
        "The Lark model is licensed under CC-BY-NC-4.0. You may not use the outputs of the model "
        "to train any other language model."
    )
    assert (VARIANT, "CC-BY-NC-4.0") == (reading.license_id, reading.variant_of)


def test_a_readme_that_names_two_gives_that_of_the_weights():
    text = "# Heron\n\nThe code is licensed under MIT.\nThe weights are licensed under CC BY 4.0.\n"
    reading = read_license(text, path="README.md")
    assert "CC-BY-4.0" == reading.license_id
    assert {("MIT", "code"), ("CC-BY-4.0", "weights")} == {
        (match.license_id, match.component) for match in reading.matches
    }


def test_a_readme_that_leaves_the_weights_licence_to_a_file_does_not_call_it_the_codes():
    text = (
        "# Heron\n\nThis code is licensed under [the MIT License](LICENSE-CODE). The use of "
        "Heron models is subject to [the Model License](LICENSE-MODEL).\n"
    )
    assert NONE == read_license(text, path="README.md").license_id


def test_a_million_characters_are_read_and_the_rest_is_said_to_be_cut():
    reading = read_license("heron " * 300_000)
    assert (True, NONE) == (reading.cut, reading.license_id)


@pytest.mark.parametrize(
    "seed",
    [
        *("you may not use the model for non-commercial purposes, ", "more than 700 million "),
        *("1234567890", "(a) you shall not ", '"Built with " prominently display ', "\n", "<a "),
        *(
            "&amp",
            "* # > ",
            "\u4e0d\u5f97\u7528\u4e8e\u5546\u4e1a\uff0c\u8d85\u8fc71\u4ebf\u6708\u6d3b",
        ),
        *("If your revenue exceeds $1,000,000 you must request a license; ", "\u00e9", "\\n"),
        *("license agreement terminate breach ", "you may not: ", ". ", "# > ", "(1) (i) "),
    ],
)
def test_a_hostile_text_is_read_in_time_that_grows_with_it(seed):
    # A pattern or loop that is quadratic does not come to an end here.
    reading = read_license(seed * (200_000 // len(seed)))
    assert reading.license_id in {NONE, UNKNOWN}


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    reading = read_license(text)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= condition.line <= lines for condition in reading.conditions)
